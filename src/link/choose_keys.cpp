// choose_keys: see the header.
#include "link/choose_keys.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numeric>

#include "link/blocks.hpp"
#include "link/simulate.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t looked_up = 16'000;    // lines on which the size of a key is estimated
constexpr double comparisons_a_match = 300;  // a key is worth its comparisons when each new true pair costs at most so many
constexpr double free_comparisons = 10;      // per line, that any key may use
constexpr double always_affordable = 1e6;    // comparisons; half a second
constexpr double least_gain = 0.0002;
constexpr std::size_t most_keys = 16;

using Reached = std::bitset<simulated_pairs>;

struct Candidate {
  BlockingKey key;
  double comparisons = 0;
  Reached reached;
};

/// All keys worth a thought: two forms of different features, two words of a name, one telling form alone, two loose forms and a third.
std::vector<BlockingKey> all_keys(const Prepared& prepared, const KeySpace& space) {
  const std::vector<Atom>& atoms = space.atoms();
  const auto loose = [&](std::size_t a) {
    return prepared.features[atoms[a].feature].comparator == Comparator::category || atoms[a].form == "year";
  };
  std::vector<BlockingKey> keys;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!loose(i)) keys.push_back({{i}, ""});
    if (atoms[i].many && atoms[i].form != "prefix") keys.push_back({{i, i}, ""});
    for (std::size_t j = i + 1; j < atoms.size(); ++j) {
      if (atoms[i].feature == atoms[j].feature) continue;
      keys.push_back({{i, j}, ""});
      for (std::size_t k = j + 1; k < atoms.size(); ++k)
        if (atoms[k].feature != atoms[j].feature && atoms[k].feature != atoms[i].feature && atoms[i].form != "exact" &&
            atoms[j].form != "exact" && atoms[k].form != "exact")
          keys.push_back({{i, j, k}, ""});
    }
  }
  return keys;
}

/// Comparisons that the key would make, from lines taken at even steps; 0 where no line has what the key asks for.
double comparisons(const KeySpace& space, const BlockingKey& key, const Prepared& prepared) {
  const std::size_t step = std::max<std::size_t>(1, prepared.lines / looked_up);
  std::vector<std::uint32_t> seen;
  std::uint32_t found[most_hashes];
  for (std::size_t line = 0; line < prepared.lines; line += step) {
    const std::size_t n = space.hashes(key, line, found);
    seen.insert(seen.end(), found, found + n);
  }
  if (seen.empty()) return 0;
  // Equal hashes are counted in a table of their lower bits: a few collisions do not matter for an estimate.
  std::vector<std::uint16_t> table(1 << 17);
  double meetings = 0;
  for (const std::uint32_t hash : seen) {
    std::uint16_t& slot = table[hash >> 1 & 0x1FFFF];
    meetings += slot;
    slot = static_cast<std::uint16_t>(std::min(slot + 1, 60'000));
  }
  const double chance = static_cast<double>(seen.size()) * static_cast<double>(seen.size()) / 2 / (1 << 17);
  return std::max(1.0, meetings - chance) * static_cast<double>(step) * static_cast<double>(step);
}

}  // namespace

void choose_keys(const Sample& sample, const Prepared& prepared, const KeySpace& space, const std::vector<FeatureComparer>& comparers,
                 std::size_t threads, Training& training) {
  const std::vector<Simulated> simulation = simulate(sample, space, comparers, training, threads);
  std::vector<Candidate> candidates;
  for (BlockingKey& key : all_keys(prepared, space)) {
    Candidate candidate{std::move(key), 0, {}};
    const std::uint64_t bits = bits_of(candidate.key);
    for (std::size_t s = 0; s < simulated_pairs; ++s) candidate.reached[s] = (simulation[s].agreement & bits) == bits;
    if (candidate.reached.count() > simulated_pairs / 20) candidates.push_back(std::move(candidate));
  }
  for_chunks(candidates.size(), threads,
             [&](std::size_t c) { candidates[c].comparisons = comparisons(space, candidates[c].key, prepared); });

  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.comparisons == 0; });

  Reached reached;
  const double lines = static_cast<double>(prepared.lines);
  double spent = 0;
  while (training.keys.size() < most_keys) {
    const Candidate* best = nullptr;
    double best_value = 0;
    for (const Candidate& candidate : candidates) {
      const double gain = static_cast<double>((candidate.reached & ~reached).count()) / simulated_pairs;
      if (gain < least_gain) continue;
      const bool affordable = spent + candidate.comparisons <= std::max(free_comparisons * lines, always_affordable);
      if (!affordable && candidate.comparisons > comparisons_a_match * gain * training.matches) continue;
      const double value = gain / (candidate.comparisons + 0.2 * lines);
      if (value > best_value) {
        best_value = value;
        best = &candidate;
      }
    }
    if (!best) break;
    spent += best->comparisons;
    reached |= best->reached;
    training.keys.push_back(best->key);
    training.keys.back().name = space.name(best->key);
    training.key_recall.push_back(static_cast<double>(best->reached.count()) / simulated_pairs);
  }
  training.recall = static_cast<double>(reached.count()) / simulated_pairs;
}

}  // namespace nostoi::link
