// Bit-parallel distances. One idea: the places of a letter in a word of up to 64 letters are one machine word, so that a whole column
// of the textbook's table is worked in a handful of instructions (Hyyrö 2003, with swaps of neighbours).
#include "link/text_distance.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace nostoi::link {

namespace {

constexpr std::size_t word_bits = 64;
using Bits = std::uint64_t;

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

/// Where each letter stands in `word`. Only letters of the two texts are ever looked up, so only they are set: clearing the whole
/// table would cost more than the comparison.
class Places {
 public:
  Places(std::string_view word, std::string_view asked) {
    for (const char c : asked) table_[byte(c)] = 0;
    for (const char c : word) table_[byte(c)] = 0;
    Bits bit = 1;
    for (const char c : word) table_[byte(c)] |= bit, bit <<= 1;
  }
  Bits operator[](char c) const { return table_[byte(c)]; }

 private:
  Bits table_[256];
};

void drop_common_ends(std::string_view& a, std::string_view& b) {
  const std::size_t front = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  a.remove_prefix(front);
  b.remove_prefix(front);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
}

/// `a` of 1…64 bytes.
int osa_in_a_word(std::string_view a, std::string_view b, int limit) {
  const Places places(a, b);
  const Bits last = Bits{1} << (a.size() - 1);
  Bits up = ~Bits{0}, down = 0, diagonal = 0, before = 0;
  int distance = static_cast<int>(a.size()), left = static_cast<int>(b.size());
  for (const char c : b) {
    const Bits equal = places[c];
    const Bits swapped = ((~diagonal & equal) << 1) & before;
    diagonal = (((equal & up) + up) ^ up) | equal | down | swapped;
    Bits plus = down | ~(diagonal | up), minus = diagonal & up;
    distance += ((plus & last) != 0) - ((minus & last) != 0);
    if (distance - --left > limit) return limit + 1;
    plus = plus << 1 | 1;
    minus <<= 1;
    up = minus | ~(diagonal | plus);
    down = plus & diagonal;
    before = equal;
  }
  return std::min(distance, limit + 1);
}

/// The textbook's table, only as far from its diagonal as `limit` allows.
int osa_in_a_band(std::string_view a, std::string_view b, int limit) {
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size()), far = limit + 1;
  const auto width = b.size() + 1;
  std::vector<int> earlier(width, far), above(width, far), row(width, far);
  for (int j = 0; j <= std::min(columns, limit); ++j) above[j] = j;
  for (int i = 1; i <= rows; ++i) {
    const int from = std::max(1, i - limit), to = std::min(columns, i + limit);
    row[from - 1] = from == 1 ? std::min(i, far) : far;
    if (to < columns) row[to + 1] = far;
    for (int j = from; j <= to; ++j) {
      int best = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, earlier[j - 2] + 1);
      row[j] = std::min(best, far);
    }
    earlier.swap(above);
    above.swap(row);
  }
  return above[columns];
}

/// Matches and transpositions as Jaro counts them.
struct Matches {
  int matched = 0, mismatched = 0;
};

double jaro(const Matches& found, std::size_t a, std::size_t b) {
  if (found.matched == 0) return 0;
  const double m = found.matched, swapped = found.mismatched / 2;
  return (m / static_cast<double>(a) + m / static_cast<double>(b) + (m - swapped) / m) / 3;
}

int window_of(std::size_t a, std::size_t b) { return std::max(0, static_cast<int>(std::max(a, b) / 2) - 1); }

/// Both of 1…64 bytes.
Matches matches_in_a_word(std::string_view a, std::string_view b) {
  const Places places(b, a);
  const int window = window_of(a.size(), b.size());
  Matches found;
  Bits taken = 0;
  char order[word_bits];
  Bits reach = window + 1 >= 64 ? ~Bits{0} : (Bits{1} << (window + 1)) - 1;
  for (int i = 0; i < static_cast<int>(a.size()); ++i) {
    const Bits free = places[a[i]] & reach & ~taken;
    if (free) {
      taken |= free & (~free + 1);
      order[found.matched++] = a[i];
    }
    reach = reach << 1 | (i < window);
  }
  for (int i = 0; taken; taken &= taken - 1, ++i) found.mismatched += order[i] != b[std::countr_zero(taken)];
  return found;
}

Matches matches_at_length(std::string_view a, std::string_view b) {
  const int window = window_of(a.size(), b.size()), last = static_cast<int>(b.size()) - 1;
  std::vector<char> taken(b.size(), 0), order;
  for (int i = 0; i < static_cast<int>(a.size()); ++i)
    for (int j = std::max(0, i - window); j <= std::min(last, i + window); ++j)
      if (!taken[j] && a[i] == b[j]) {
        taken[j] = 1;
        order.push_back(a[i]);
        break;
      }
  Matches found{static_cast<int>(order.size()), 0};
  for (int j = 0, k = 0; j <= last; ++j)
    if (taken[j]) found.mismatched += order[k++] != b[j];
  return found;
}

}  // namespace

int osa_distance(std::string_view a, std::string_view b, int limit) {
  limit = std::max(limit, 0);
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > static_cast<std::size_t>(limit)) return limit + 1;
  drop_common_ends(a, b);
  limit = std::min(limit, static_cast<int>(b.size()));
  if (a.empty()) return std::min(static_cast<int>(b.size()), limit + 1);
  return a.size() <= word_bits ? osa_in_a_word(a, b, limit) : osa_in_a_band(a, b, limit);
}

double jaro_winkler(std::string_view a, std::string_view b) {
  if (a.size() > b.size() || (a.size() == b.size() && b < a)) std::swap(a, b);
  if (a.empty()) return b.empty() ? 1 : 0;
  const double plain = jaro(b.size() <= word_bits ? matches_in_a_word(a, b) : matches_at_length(a, b), a.size(), b.size());
  if (plain <= 0.7) return plain;
  std::size_t common = 0;
  while (common < std::min<std::size_t>(4, a.size()) && a[common] == b[common]) ++common;
  return plain + 0.1 * static_cast<double>(common) * (1 - plain);
}

}  // namespace nostoi::link
