// The slow twin of publish::disclosed(): every set of fewer than `smallest` people is tried, by exact fractions over people, not kinds.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace nostoi::reference {

/// A fraction of small numbers, in lowest terms.
struct Fraction {
  std::int64_t over = 0, under = 1;
  Fraction() = default;
  Fraction(std::int64_t a, std::int64_t b) : over(a), under(b) {
    const std::int64_t common = std::gcd(a, b) * (b < 0 ? -1 : 1);
    if (common != 0) over /= common, under /= common;
  }
  bool zero() const { return over == 0; }
};
inline Fraction operator*(Fraction a, Fraction b) { return {a.over * b.over, a.under * b.under}; }
inline Fraction operator/(Fraction a, Fraction b) { return {a.over * b.under, a.under * b.over}; }
inline Fraction operator-(Fraction a, Fraction b) { return {a.over * b.under - b.over * a.under, a.under * b.under}; }

inline std::size_t rank(std::vector<std::vector<Fraction>> rows) {
  std::size_t rank = 0;
  const std::size_t columns = rows.empty() ? 0 : rows.front().size();
  for (std::size_t column = 0; column < columns && rank < rows.size(); ++column) {
    std::size_t pivot = rank;
    while (pivot < rows.size() && rows[pivot][column].zero()) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[rank], rows[pivot]);
    for (std::size_t other = rank + 1; other < rows.size(); ++other) {
      const Fraction factor = rows[other][column] / rows[rank][column];
      for (std::size_t i = column; i < columns; ++i) rows[other][i] = rows[other][i] - factor * rows[rank][i];
    }
    ++rank;
  }
  return rank;
}

/// People are numbered from 1 to 9 here.
inline bool disclosed(const std::vector<std::vector<std::uint64_t>>& told, std::uint64_t smallest) {
  constexpr std::size_t people = 9;
  std::vector<std::vector<Fraction>> rows;
  for (const auto& group : told) {
    std::vector<Fraction> row(people);
    for (const std::uint64_t one : group) row[one - 1] = {1, 1};
    rows.push_back(row);
  }
  const std::size_t before = rank(rows);
  for (unsigned set = 1; set < 1u << people; ++set) {
    if (static_cast<std::uint64_t>(__builtin_popcount(set)) >= smallest) continue;
    std::vector<Fraction> row(people);
    for (std::size_t one = 0; one < people; ++one) row[one] = {(set >> one) & 1, 1};
    auto with = rows;
    with.push_back(row);
    if (rank(with) == before) return true;
  }
  return false;
}

}  // namespace nostoi::reference
