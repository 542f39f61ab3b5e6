// choose_keys: see the header.
#include "link/choose_keys.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numeric>

#include "link/blocks.hpp"
#include "link/expectation.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t simulated = 8'192;
constexpr std::size_t looked_up = 30'000;    // lines on which the size of a key is estimated
constexpr double comparisons_a_match = 300;  // a key is worth its comparisons when each new true pair costs at most so many
constexpr double free_comparisons = 10;      // per line, that any key may use
constexpr double always_affordable = 1e6;       // comparisons; half a second
constexpr double least_gain = 0.0002;
constexpr std::size_t most_keys = 16;

using Reached = std::bitset<simulated>;

struct Candidate {
  BlockingKey key;
  double comparisons = 0;
  Reached reached;
};

bool two_words(const BlockingKey& key) { return key.atoms.size() == 2 && key.atoms[0] == key.atoms[1]; }

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

/// Comparisons that the key would make, from lines taken at even steps.
double comparisons(const KeySpace& space, const BlockingKey& key, const Prepared& prepared) {
  const std::size_t step = std::max<std::size_t>(1, prepared.lines / looked_up);
  std::vector<std::uint32_t> seen;
  std::uint32_t found[most_hashes];
  for (std::size_t line = 0; line < prepared.lines; line += step) {
    const std::size_t n = space.hashes(key, line, found);
    seen.insert(seen.end(), found, found + n);
  }
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

/// Simulated true pairs: for each, the atoms that agree; bit 63: two words agree in their coarse forms.
std::vector<std::uint64_t> simulate(const Sample& sample, const Prepared& prepared, const KeySpace& space,
                                    const std::vector<FeatureComparer>& comparers, const Training& training) {
  std::vector<std::uint64_t> agree(simulated);
  const std::vector<double> p = posteriors(sample, comparers, training);
  const std::vector<std::uint32_t> teaches = unbiased_features(sample, space, prepared.width());
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    std::uint64_t mask = 0;
    bool words = false;
    for (std::size_t atom = 0; atom < space.atoms().size(); ++atom)
      if (space.atoms()[atom].feature == at) {
        mask |= 1ull << atom;
        words |= space.atoms()[atom].many;
      }
    std::vector<double> sums;
    std::vector<std::uint64_t> drawn_bits;
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      if (!(teaches[i] >> at & 1) || p[i] < 0.01) continue;
      sums.push_back(sum += p[i] * sample.pairs[i].weight);
      std::uint64_t now = sample.pairs[i].agreement & mask;
      if (words && sample.pairs[i].level[at] != missing_level) {
        const WordsLevel level = unpack(sample.pairs[i].level[at]);
        if (level.same + level.close >= 2) now |= 1ull << 63;
      }
      drawn_bits.push_back(now);
    }
    for (std::size_t s = 0; s < simulated; ++s) {
      if (sums.empty() || sum <= 0) {
        if (mix(at, s) % 5 != 0) agree[s] |= mask;  // nothing known: four in five agree
        continue;
      }
      const double at_sum = static_cast<double>(mix(at * 7919 + 1, s) >> 11) * 0x1p-53 * sum;
      const std::size_t i = static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end(), at_sum) - sums.begin());
      agree[s] |= drawn_bits[std::min(i, drawn_bits.size() - 1)];
    }
  }
  return agree;
}

}  // namespace

void choose_keys(const Sample& sample, const Prepared& prepared, const KeySpace& space, const std::vector<FeatureComparer>& comparers,
                 std::size_t threads, Training& training) {
  const std::vector<std::uint64_t> agree = simulate(sample, prepared, space, comparers, training);
  std::vector<Candidate> candidates;
  for (BlockingKey& key : all_keys(prepared, space)) {
    Candidate candidate{std::move(key), 0, {}};
    std::uint64_t mask = two_words(candidate.key) ? 1ull << 63 : 0;
    for (const std::size_t atom : candidate.key.atoms) mask |= 1ull << atom;
    for (std::size_t s = 0; s < simulated; ++s) candidate.reached[s] = (agree[s] & mask) == mask;
    if (candidate.reached.count() > simulated / 20) candidates.push_back(std::move(candidate));
  }
  for_chunks(candidates.size(), threads,
             [&](std::size_t c) { candidates[c].comparisons = comparisons(space, candidates[c].key, prepared); });

  Reached sampled, reached;
  for (const BlockingKey& key : sample.keys) {
    std::uint64_t mask = two_words(key) ? 1ull << 63 : 0;
    for (const std::size_t atom : key.atoms) mask |= 1ull << atom;
    for (std::size_t s = 0; s < simulated; ++s)
      if ((agree[s] & mask) == mask) sampled.set(s);
  }
  // The sample saw the matches that its keys reach; the prior speaks of all of them.
  const double share = std::max(0.3, static_cast<double>(sampled.count()) / simulated);
  training.matches /= share;
  training.prior = std::clamp(training.prior / share, 1e-12, 0.5);

  const double lines = static_cast<double>(prepared.lines);
  double spent = 0;
  while (training.keys.size() < most_keys) {
    const Candidate* best = nullptr;
    double best_value = 0;
    for (const Candidate& candidate : candidates) {
      const double gain = static_cast<double>((candidate.reached & ~reached).count()) / simulated;
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
    training.key_recall.push_back(static_cast<double>(best->reached.count()) / simulated);
  }
  training.recall = static_cast<double>(reached.count()) / simulated;
}

}  // namespace nostoi::link
