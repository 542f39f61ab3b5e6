// Precision, recall and F1 as ratios of sums over people, with intervals that follow from how the people differ. People whom the linking
// ran together are one draw: their errors are the same errors.
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include "nostoi/link.hpp"

namespace nostoi::link {

/// What one draw adds to the three sums.
struct Tally {
  double right = 0;    ///< claimed and true
  double claimed = 0;  ///< claimed
  double there = 0;    ///< true
};

/// precision = right / claimed, recall = right / there, F1 = 2 right / (claimed + there).
Quality pair_quality(const std::vector<Tally>& draws);

/// Groups numbered 0 … count − 1, in an order that depends on the input alone.
struct Dense {
  std::vector<std::uint32_t> group;
  std::uint32_t count = 0;
};
Dense dense(const std::vector<std::uint32_t>& groups);

/// Groups that are merged pair by pair.
class Merging {
 public:
  explicit Merging(std::uint32_t count) : root_(count) { std::iota(root_.begin(), root_.end(), 0u); }
  std::uint32_t root(std::uint32_t group) {
    while (root_[group] != group) group = root_[group] = root_[root_[group]];
    return group;
  }
  /// The smaller root stays, so that the result does not depend on the order of the merges.
  void merge(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    root_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> root_;
};

}  // namespace nostoi::link
