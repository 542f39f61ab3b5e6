// patterns: see the header. All sums run in one fixed order.
#include "link/patterns.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace nostoi::link {

namespace {

constexpr double namesake_steadiness = 20;  // pairs

/// Where in a pattern the rarity of a feature's values stands: names in words have places of their own, as far as there are.
std::vector<std::size_t> rarity_places(const std::vector<FeatureComparer>& comparers) {
  std::vector<std::size_t> places;
  std::size_t bags = 0;
  for (const FeatureComparer& compare : comparers)
    places.push_back(compare.feature().comparator == Comparator::words && bags < most_bags ? ++bags : 0);
  return places;
}

/// What the frequencies of the values add, in steps.
std::array<std::int32_t, 1 + most_bags> rarity_of(const SampledPair& pair, const std::vector<FeatureComparer>& comparers,
                                                  const std::vector<LevelTable>& tables, const std::vector<std::size_t>& places) {
  std::array<Weight, 1 + most_bags> sum{};
  for (std::size_t at = 0; at < tables.size(); ++at) {
    const std::uint8_t level = pair.level[at];
    const Comparator comparator = comparers[at].feature().comparator;
    if (level == missing_level || !frequency_level(comparator, level)) continue;
    sum[places[at]] += pair.rarity[at] - (u_by_value(comparator, level) ? 0 : tables[at].mean_rarity[level]);
  }
  std::array<std::int32_t, 1 + most_bags> steps{};
  for (std::size_t place = 0; place < steps.size(); ++place)
    steps[place] = static_cast<std::int32_t>(
        std::lround(rarity_step * (bits(sum[place]) + (place == 0 && pair.swapped ? std::log2(Defaults::shipped().swapped) : 0))));
  return steps;
}

std::uint64_t hash_of(const Pattern& key) {
  const std::uint64_t rarity = hash_bytes({reinterpret_cast<const char*>(key.rarity.data()), sizeof key.rarity}, key.one_list);
  return hash_bytes({reinterpret_cast<const char*>(key.level.data()), key.level.size()}, rarity);
}

struct Keyed {
  Pattern pattern;
  std::uint64_t hash = 0;
};

constexpr std::size_t pairs_a_chunk = 8'192;

UntouchedVector<Keyed> patterns_of(const Sample& sample, const std::vector<FeatureComparer>& comparers,
                                   const std::vector<LevelTable>& tables, std::size_t threads) {
  const std::vector<std::size_t> places = rarity_places(comparers);
  UntouchedVector<Keyed> keyed(sample.pairs.size());
  for_chunks((keyed.size() + pairs_a_chunk - 1) / pairs_a_chunk, threads, [&](std::size_t chunk) {
    for (std::size_t i = chunk * pairs_a_chunk; i < std::min(keyed.size(), (chunk + 1) * pairs_a_chunk); ++i) {
      const SampledPair& pair = sample.pairs[i];
      const Pattern pattern{pair.level, pair.one_list, rarity_of(pair, comparers, tables, places)};
      keyed[i] = {pattern, hash_of(pattern)};
    }
  });
  return keyed;
}

}  // namespace

Patterns count_patterns(const Sample& sample, const std::vector<FeatureComparer>& comparers, const std::vector<LevelTable>& tables,
                        std::size_t threads) {
  const UntouchedVector<Keyed> keyed = patterns_of(sample, comparers, tables, threads);
  std::vector<std::uint32_t> slots(std::bit_ceil(2 * keyed.size() + 1));  // number of a pattern and one more; 0: free
  Patterns counted;
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    std::size_t at = keyed[i].hash & (slots.size() - 1);
    while (slots[at] != 0 && counted[slots[at] - 1].first != keyed[i].pattern) at = (at + 1) & (slots.size() - 1);
    if (slots[at] == 0) {
      counted.emplace_back(keyed[i].pattern, 0);
      slots[at] = static_cast<std::uint32_t>(counted.size());
    }
    counted[slots[at] - 1].second += sample.pairs[i].weight;
  }
  return counted;
}

LogRatios::LogRatios(const std::vector<LevelTable>& tables, const std::vector<FeatureComparer>& comparers)
    : places_(rarity_places(comparers)) {
  for (std::size_t at = 0; at < tables.size(); ++at) {
    const Comparator comparator = comparers[at].feature().comparator;
    logs_.push_back(log_ratios(tables[at], comparator));
    most_.emplace_back();
    for (std::uint8_t level = 0; level < logs_[at].size(); ++level) most_[at].push_back(most_of_level(tables[at], comparator, level));
  }
}

double LogRatios::of(const Pattern& pattern) const {
  double sum = pattern.rarity[0] / rarity_step;
  for (std::size_t at = 0; at < logs_.size(); ++at) {
    const std::uint8_t level = pattern.level[at];
    if (level != missing_level) sum += std::min(most_[at][level], by_chance(pattern, at));
  }
  return sum;
}

double LogRatios::by_chance(const Pattern& pattern, std::size_t at) const {
  return logs_[at][pattern.level[at]] + (places_[at] ? pattern.rarity[places_[at]] / rarity_step : 0);
}

Namesakes::Namesakes(const std::vector<LevelTable>& tables, const std::vector<FeatureComparer>& comparers) {
  for (std::size_t at = 0; at < tables.size(); ++at)
    if (comparers[at].feature().comparator == Comparator::words)
      met_.push_back({at, tables[at].namesakes, namesakes_assumed(comparers[at].feature())});
}

void Namesakes::add(const Pattern& pattern, double count, const LogRatios& logs) {
  for (Met& met : met_) {
    const std::uint8_t level = pattern.level[met.feature];
    if (level == missing_level || !one_name(Comparator::words, level)) continue;
    met.count += count * met.before / (met.before + std::exp2(-logs.by_chance(pattern, met.feature)));
  }
}

void Namesakes::add(const Namesakes& others) {
  for (std::size_t i = 0; i < met_.size(); ++i) met_[i].count += others.met_[i].count;
}

void Namesakes::tell(std::vector<LevelTable>& tables, double pairs) const {
  for (const Met& met : met_)
    tables[met.feature].namesakes = (met.count + namesake_steadiness) / (pairs + namesake_steadiness / met.assumed);
}

}  // namespace nostoi::link
