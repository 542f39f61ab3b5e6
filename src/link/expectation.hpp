// expectation: expectation maximisation (Dempster, Laird, Rubin 1977; Fellegi and Sunter 1969) on counts of agreement patterns.
#pragma once

#include "link/sample.hpp"

namespace nostoi::link {

/// What is learned: everything, or (for a given model) the prior alone.
enum class Learn { everything, prior };

/// True pairs that no sampling key reaches: how many there are for one that is reached, and how their features agree (per feature and
/// level, as shares of all of them). Without them a feature would seem to agree as often as it does in pairs that were found because it
/// agrees.
struct Unseen {
  double ratio = 0;
  std::vector<std::vector<double>> levels;
  Company flaws{};  ///< shares of them with 0, 1, 2, 3 or more flaws
};

/// How a pair agrees: its levels, and what the frequencies of its values add (quarter bits).
struct Pattern {
  std::array<std::uint8_t, most_features> level;
  std::int32_t rarity;
  bool operator==(const Pattern&) const = default;
};
/// The patterns of a sample with their weighted counts, in the order of their first appearance.
using Patterns = std::vector<std::pair<Pattern, double>>;
Patterns count_patterns(const Sample& sample, const std::vector<FeatureComparer>& comparers, const std::vector<LevelTable>& tables);

/// Learns training.tables[…].m and training.prior from the patterns, starting from what stands there.
void expect_and_maximise(const Patterns& patterns, const Unseen& unseen, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                         Learn what, Training& training);

/// Posterior probability of every sampled pair under the training's numbers.
std::vector<double> posteriors(const Sample& sample, const std::vector<FeatureComparer>& comparers, const Training& training,
                               std::size_t threads);

}  // namespace nostoi::link
