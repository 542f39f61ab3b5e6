// The textbook's own string distances: whole tables, no cleverness. What the fast ones must equal.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace nostoi::reference {

inline int osa_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

inline double jaro_winkler(std::string_view a, std::string_view b) {
  if (a.size() > b.size() || (a.size() == b.size() && b < a)) std::swap(a, b);
  if (a.empty()) return b.empty() ? 1 : 0;
  const int window = std::max(0, static_cast<int>(b.size()) / 2 - 1);
  std::vector<bool> in_a(a.size()), in_b(b.size());
  double matched = 0;
  for (int i = 0; i < static_cast<int>(a.size()); ++i)
    for (int j = 0; j < static_cast<int>(b.size()) && !in_a[i]; ++j)
      if (i - j <= window && j - i <= window && !in_b[j] && a[i] == b[j]) in_a[i] = in_b[j] = true, ++matched;
  if (matched == 0) return 0;
  int mismatched = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if (!in_a[i]) continue;
    while (!in_b[j]) ++j;
    mismatched += a[i] != b[j++];
  }
  const double jaro =
      (matched / static_cast<double>(a.size()) + matched / static_cast<double>(b.size()) + (matched - mismatched / 2) / matched) / 3;
  if (jaro <= 0.7) return jaro;
  int common = 0;
  while (common < 4 && common < static_cast<int>(a.size()) && a[common] == b[common]) ++common;
  return jaro + 0.1 * common * (1 - jaro);
}

}  // namespace nostoi::reference
