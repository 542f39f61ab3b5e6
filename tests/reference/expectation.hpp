// Expectation maximisation of the textbook (Fellegi and Sunter 1969; Dempster, Laird and Rubin 1977): every pair by itself, in floating
// point, without patterns.
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace nostoi::reference {

/// A pair: the level of each feature (−1: missing), what frequencies say in bits, and how many pairs it stands for.
struct ObservedPair {
  std::vector<int> level;
  double rarity = 0, count = 1;
};

struct Learned {
  std::vector<std::vector<double>> m;
  double prior = 0;
};

struct Setting {
  std::vector<std::vector<double>> random;        ///< per feature and level: share of random pairs
  std::vector<std::vector<double>> habit;         ///< pairs of one person that are assumed beside those seen
  std::function<bool(std::size_t, int)> by_value;  ///< whether the frequency of the value takes the place of u
  double possible = 0;                            ///< pairs there are
  int rounds = 25;
  double settled = 1e-4;
};

inline Learned expect_and_maximise(const std::vector<ObservedPair>& pairs, const Setting& setting, Learned learned) {
  double before = -1;
  for (int round = 0; round < setting.rounds; ++round) {
    std::vector<std::vector<double>> sums = setting.habit;
    double matches = 0;
    for (const ObservedPair& pair : pairs) {
      double odds = learned.prior / (1 - learned.prior) * std::exp2(pair.rarity);
      for (std::size_t at = 0; at < pair.level.size(); ++at) {
        const int level = pair.level[at];
        if (level < 0) continue;
        const double m = learned.m[at][static_cast<std::size_t>(level)], r = setting.random[at][static_cast<std::size_t>(level)];
        const double u = std::max((r - learned.prior * m) / (1 - learned.prior), 0.05 * r);
        odds *= setting.by_value(at, level) ? m : m / u;
      }
      const double p = pair.count * odds / (1 + odds);
      matches += p;
      for (std::size_t at = 0; at < pair.level.size(); ++at)
        if (pair.level[at] >= 0) sums[at][static_cast<std::size_t>(pair.level[at])] += p;
    }
    for (std::size_t at = 0; at < sums.size(); ++at) {
      double sum = 0;
      for (const double x : sums[at]) sum += x;
      for (std::size_t level = 0; level < sums[at].size(); ++level) learned.m[at][level] = std::max(1e-7, sums[at][level] / sum);
    }
    learned.prior = (matches + 1) / (setting.possible + 2);
    if (round > 2 && std::abs(matches - before) < setting.settled * matches) break;
    before = matches;
  }
  return learned;
}

}  // namespace nostoi::reference
