// patterns: pairs that agree in the same way are one pattern, counted; learning then costs rounds times patterns, not rounds times pairs.
#pragma once

#include "link/sample.hpp"

namespace nostoi::link {

constexpr std::size_t most_bags = 2;
constexpr double rarity_step = 4;  // patterns round the evidence of values to quarter bits

/// How a pair agrees: its levels, whether it stands in one list, and what the frequencies of its values add (quarter bits): of the first
/// names in words each by itself, since kinship bounds what they tell; before them, of everything else.
struct Pattern {
  std::array<std::uint8_t, most_features> level;
  bool one_list;
  std::array<std::int32_t, 1 + most_bags> rarity;
  bool operator==(const Pattern&) const = default;
};
/// The patterns of a sample with their weighted counts, in the order of their first appearance.
using Patterns = std::vector<std::pair<Pattern, double>>;
Patterns count_patterns(const Sample& sample, const std::vector<FeatureComparer>& comparers, const std::vector<LevelTable>& tables,
                        std::size_t threads);

/// What the features of a pattern weigh, in bits.
class LogRatios {
 public:
  LogRatios(const std::vector<LevelTable>& tables, const std::vector<FeatureComparer>& comparers);
  double of(const Pattern& pattern) const;
  /// What a feature tells if only chance, not kinship, makes two people agree. Its level must be there.
  double by_chance(const Pattern& pattern, std::size_t feature) const;

 private:
  std::vector<std::size_t> places_;
  std::vector<std::vector<double>> logs_, most_;
};

/// Counts namesakes among pairs of two people, for every feature of names in words. One idea: where two people agree in rarer words than
/// chance would have it, kinship made them agree.
class Namesakes {
 public:
  Namesakes(const std::vector<LevelTable>& tables, const std::vector<FeatureComparer>& comparers);
  /// Takes in `count` pairs of two people.
  void add(const Pattern& pattern, double count, const LogRatios& logs);
  void add(const Namesakes& others);
  /// Sets LevelTable::namesakes to their share of `pairs`; what is assumed of them counts as so many seen.
  void tell(std::vector<LevelTable>& tables, double pairs) const;

 private:
  struct Met {
    std::size_t feature;
    double before, assumed, count = 0;
  };
  std::vector<Met> met_;
};

}  // namespace nostoi::link
