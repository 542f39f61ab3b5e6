// simulate: see the header.
#include "link/simulate.hpp"

#include <algorithm>

#include "link/expectation.hpp"

namespace nostoi::link {

namespace {

constexpr double least_reached = 0.3;  // of the true pairs; what little is learned from fewer must not be blown up

/// What one feature can draw: running sums of weights, and what is drawn.
struct Urn {
  std::vector<double> sums;
  std::vector<std::uint64_t> agreement;
  std::vector<std::uint8_t> level;
  std::vector<std::uint32_t> guide;  // where to begin looking, by the upper bits of the random number

  void reserve(std::size_t things) {
    sums.reserve(things);
    agreement.reserve(things);
    level.reserve(things);
  }
  void add(double weight, std::uint64_t agree, std::uint8_t at_level) {
    sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
    agreement.push_back(agree);
    level.push_back(at_level);
  }
  void close() {
    std::uint32_t at = 0;
    for (std::size_t step = 0; step < guide_steps && !sums.empty(); ++step) {
      while (at < sums.size() && sums[at] <= static_cast<double>(step) / guide_steps * sums.back()) ++at;
      guide.push_back(at);
    }
    guide.push_back(static_cast<std::uint32_t>(sums.size()));
  }
  std::size_t draw(std::uint64_t random) const {
    const double at = static_cast<double>(random >> 11) * 0x1p-53 * sums.back();
    const std::size_t step = random >> (64 - guide_bits);
    const auto found = std::upper_bound(sums.begin() + guide[step], sums.begin() + guide[step + 1], at);
    return std::min<std::size_t>(static_cast<std::size_t>(found - sums.begin()), sums.size() - 1);
  }

 private:
  static constexpr int guide_bits = 12;
  static constexpr std::size_t guide_steps = 1 << guide_bits;
};

/// Atoms of a feature, and whether they are words.
struct Mask {
  std::uint64_t atoms = 0;
  bool words = false;
};

Mask mask_of(const KeySpace& space, std::size_t feature) {
  Mask mask;
  for (std::size_t atom = 0; atom < space.atoms().size(); ++atom)
    if (space.atoms()[atom].feature == feature) {
      mask.atoms |= 1ull << atom;
      mask.words |= space.atoms()[atom].many;
    }
  return mask;
}

Urn fill(const Sample& sample, const std::vector<double>& posterior, std::size_t at, Mask mask, const std::vector<double>& m) {
  std::vector<double> seen(m.size());
  double seen_all = 0, missing = 0;
  for (std::size_t i = 0; i < posterior.size(); ++i) {
    const double p = posterior[i] * sample.pairs[i].weight;
    if (sample.pairs[i].level[at] == missing_level)
      missing += p;
    else {
      seen[sample.pairs[i].level[at]] += p;
      seen_all += p;
    }
  }
  Urn urn;
  urn.reserve(posterior.size());
  for (std::size_t i = 0; i < posterior.size(); ++i) {
    const std::uint8_t level = sample.pairs[i].level[at];
    const double p = posterior[i] * sample.pairs[i].weight;
    if (posterior[i] < 0.01) continue;
    std::uint64_t agree = sample.pairs[i].agreement & mask.atoms;
    if (mask.words && level != missing_level) {
      const WordsLevel words = unpack(level);
      if (words.same + words.close >= 2) agree |= 1ull << two_words_bit;
    }
    // Pairs of a level stand for all true pairs of that level, seen or not.
    urn.add(level == missing_level ? p : p * m[level] * seen_all / std::max(1e-9, seen[level]), agree, level);
  }
  urn.close();
  return urn;
}

}  // namespace

std::uint64_t bits_of(const BlockingKey& key) {
  std::uint64_t bits = key.atoms.size() == 2 && key.atoms[0] == key.atoms[1] ? 1ull << two_words_bit : 0;
  for (const std::size_t atom : key.atoms) bits |= 1ull << atom;
  return bits;
}

std::vector<Simulated> simulate(const Sample& sample, const KeySpace& space, const std::vector<FeatureComparer>& comparers,
                                const Training& training, std::size_t threads) {
  std::vector<Simulated> pairs(simulated_pairs);
  const std::vector<double> p = posteriors(sample, comparers, training, threads);
  std::vector<std::vector<std::uint64_t>> agreement(comparers.size());
  for_chunks(comparers.size(), threads, [&](std::size_t at) {
    agreement[at].resize(simulated_pairs);
    const Mask mask = mask_of(space, at);
    const Urn urn = fill(sample, p, at, mask, training.tables[at].m);
    for (std::size_t s = 0; s < simulated_pairs; ++s) {
      const std::uint64_t random = mix(at * 7919 + 1, s);
      if (urn.sums.empty()) {
        // Nothing known: four in five agree.
        pairs[s].level[at] = random % 5 != 0 ? 0 : missing_level;
        if (random % 5 != 0) agreement[at][s] = mask.atoms | (mask.words ? 1ull << two_words_bit : 0);
        continue;
      }
      const std::size_t drawn = urn.draw(random);
      pairs[s].level[at] = urn.level[drawn];
      agreement[at][s] = urn.agreement[drawn];
    }
  });
  for (const std::vector<std::uint64_t>& of_feature : agreement)
    for (std::size_t s = 0; s < simulated_pairs; ++s) pairs[s].agreement |= of_feature[s];
  return pairs;
}

Unseen unseen(const std::vector<Simulated>& simulated, const Sample& sample, const std::vector<FeatureComparer>& comparers,
              const Company& company) {
  Unseen missed;
  for (const FeatureComparer& compare : comparers) missed.levels.emplace_back(level_names(compare.feature().comparator).size());
  double reached = 0, not_reached = 0;
  for (const Simulated& pair : simulated) {
    std::size_t flaws = 0;
    for (std::size_t at = 0; at < comparers.size(); ++at)
      flaws += pair.level[at] != missing_level && !flawless(comparers[at].feature().comparator, pair.level[at]);
    const double weight = company[std::min(flaws, company.size() - 1)];
    if (std::any_of(sample.keys.begin(), sample.keys.end(),
                    [&](const BlockingKey& key) { return (pair.agreement & bits_of(key)) == bits_of(key); })) {
      reached += weight;
      continue;
    }
    not_reached += weight;
    missed.flaws[std::min(flaws, missed.flaws.size() - 1)] += weight;
    for (std::size_t at = 0; at < comparers.size(); ++at)
      if (pair.level[at] != missing_level) missed.levels[at][pair.level[at]] += weight;
  }
  const double all = std::max(1e-9, not_reached);
  for (std::vector<double>& levels : missed.levels)
    for (double& level : levels) level /= all;
  for (double& flaws : missed.flaws) flaws /= all;
  missed.ratio = not_reached / std::max(least_reached * (reached + not_reached), reached);
  return missed;
}

}  // namespace nostoi::link
