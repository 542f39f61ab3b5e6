// Pairwise and B-cubed quality by their definitions: every pair of lines is looked at.
#pragma once

#include <cstdint>
#include <vector>

namespace nostoi::reference {

struct Measured {
  double precision = 1, recall = 1, f1 = 1;
};

inline double harmonic(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

inline Measured pairwise(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found) {
  double right = 0, claimed = 0, there = 0;
  for (std::size_t a = 0; a < truth.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      right += truth[a] == truth[b] && found[a] == found[b];
      claimed += found[a] == found[b];
      there += truth[a] == truth[b];
    }
  return {claimed > 0 ? right / claimed : 1, there > 0 ? right / there : 1, claimed + there > 0 ? 2 * right / (claimed + there) : 1};
}

inline Measured b_cubed(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found) {
  double precision = 0, recall = 0;
  for (std::size_t a = 0; a < truth.size(); ++a) {
    double both = 0, in_found = 0, in_truth = 0;
    for (std::size_t b = 0; b < truth.size(); ++b) {
      both += truth[a] == truth[b] && found[a] == found[b];
      in_found += found[a] == found[b];
      in_truth += truth[a] == truth[b];
    }
    precision += both / in_found;
    recall += both / in_truth;
  }
  const double lines = static_cast<double>(truth.size());
  if (truth.empty()) return {};
  return {precision / lines, recall / lines, harmonic(precision / lines, recall / lines)};
}

}  // namespace nostoi::reference
