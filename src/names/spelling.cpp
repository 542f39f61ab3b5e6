// compare_words(): the plainest comparison that works, by edit distance over one romanisation.
#include "names/spelling.hpp"

#include <algorithm>
#include <vector>

namespace nostoi::names {

namespace {

constexpr double letter_bits = 3.0;   // what an agreeing letter tells
constexpr double edit_bits = 6.0;     // what an edit costs
constexpr double initial_bits = 3.0;  // an initial is shared by one name in eight

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j)
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row.back();
}

}  // namespace

WordComparison compare_words(const Token& left, const Token& right) {
  const std::string &a = left.romanised, &b = right.romanised;
  if (a.empty() || b.empty()) return {};
  if (left.initial || right.initial)
    return a[0] == b[0] ? WordComparison{Relation::initial, to_weight(initial_bits)} : WordComparison{Relation::different, 0};
  const auto longer = static_cast<double>(std::max(a.size(), b.size()));
  const auto edits = static_cast<double>(edit_distance(a, b));
  const Weight weight = to_weight(letter_bits * (longer - edits) - edit_bits * edits);
  if (left.text == right.text) return {Relation::same, weight};
  if (edits == 0) return {Relation::spelling, weight};
  return {weight > 0 ? Relation::resembling : Relation::different, std::max(0, weight)};
}

}  // namespace nostoi::names
