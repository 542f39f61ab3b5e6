// compare() of two spellings: the cheapest way through both words, unit by unit, by dynamic programming in integers. A way that falls far
// behind what chance would give is left: words that are not alike cost little time.
#include <algorithm>
#include <cstdlib>

#include "base/utf8.hpp"
#include "names/spelled.hpp"

namespace nostoi::names {

namespace {

constexpr Cost slip = 18 * 1024;         // a letter for any other, or for none, by mistake: one word in thirty, and the letters it may be
constexpr Cost behind = 22 * 1024;       // a way that is this much dearer than chance is left
constexpr std::size_t widest_drift = 4;  // as in training
constexpr Weight never = to_weight(64);

Weight weight_of(Cost cost) { return cost * static_cast<Weight>(weight_scale / cost_scale); }

/// The tables and the sides on which two words meet, the same whichever is named first.
struct Meeting {
  const Spelled *left, *right;
  const Stretched *left_word, *right_word;
  const UnitCosts* costs;
  const Alone *left_alone, *right_alone;
};

Meeting meeting(const Spelled& a, const Spelled& b) {
  const bool one_script = a.cyrillic == b.cyrillic;
  const bool ordered = one_script ? a.letters <= b.letters : a.cyrillic;
  const Spelled &left = ordered ? a : b, &right = ordered ? b : a;
  const std::size_t tongue = one_script ? 0 : static_cast<std::size_t>(left.tongue);
  const SpellingTable& table = !one_script ? cyrillic_latin() : a.cyrillic ? cyrillic_cyrillic() : latin_latin();
  const Stretched &left_word = one_script ? left.own : left.other, &right_word = one_script ? right.own : right.other;
  return {&left, &right, &left_word, &right_word, &table.by_tongue[tongue].costs, &left_word.alone[tongue], &right_word.alone[tongue]};
}

/// All cells of the ways through both words; a step is a unit of the table, or a letter of either or of both as a slip.
/// `reached(i, j, p, q)` hears of every step that is the cheapest so far to its end.
template <class Reached>
Cost cheapest(const Meeting& meet, std::vector<Cost>& cells, Reached&& reached) {
  const auto &left = meet.left_word->at, &right = meet.right_word->at;
  const std::size_t rows = left.size(), columns = right.size(), width = columns + 1;
  cells.assign((rows + 1) * width, UnitCosts::none);
  cells[0] = 0;
  for (std::size_t i = 0; i <= rows; ++i) {
    const std::size_t middle = i * columns / rows;
    const std::size_t from = middle > widest_drift ? middle - widest_drift : 0, to = std::min(columns, middle + widest_drift);
    for (std::size_t j = from; j <= to; ++j) {
      const Cost here = cells[i * width + j];
      if (here > meet.left_alone->upto[i] + meet.right_alone->upto[j] + behind) continue;
      const auto reach = [&](std::size_t p, std::size_t q, Cost cost) {
        Cost& there = cells[(i + p) * width + j + q];
        if (cost >= there) return;
        there = cost;
        reached(i + p, j + q, p, q);
      };
      if (i < rows && j < columns) reach(1, 1, here + slip);
      if (i < rows) reach(1, 0, here + slip);
      if (j < columns) reach(0, 1, here + slip);
      const std::size_t most_left = std::min(Stretches::longest, rows - i), most_right = std::min(Stretches::longest, columns - j);
      for (std::size_t p = 0; p <= most_left; ++p) {
        const std::uint16_t one = p == 0 ? 0 : left[i][p - 1];
        if (one == Stretches::unknown) continue;
        for (std::size_t q = p == 0; q <= most_right; ++q) {
          const std::uint16_t other = q == 0 ? 0 : right[j][q - 1];
          if (other == Stretches::unknown) continue;
          if (const Cost unit = (*meet.costs)(one, other); unit < UnitCosts::none) reach(p, q, here + unit);
        }
      }
    }
  }
  return cells.back();
}

}  // namespace

SpellingWeight compare(const Spelled& a, const Spelled& b) {
  const Meeting meet = meeting(a, b);
  static thread_local std::vector<Cost> cells;
  const Cost together = cheapest(meet, cells, [](std::size_t, std::size_t, std::size_t, std::size_t) {});
  if (together >= UnitCosts::none) return {-never, never};
  const Cost apart = meet.left_alone->upto.back() + meet.right_alone->upto.back();
  const Cost best = std::max(meet.left_alone->best, meet.right_alone->best);
  return {weight_of(apart - together), weight_of(std::max(0, together - best))};
}

std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b) {
  const Meeting meet = meeting(a, b);
  const std::size_t rows = meet.left->letters.size(), columns = meet.right->letters.size(), width = columns + 1;
  std::vector<std::pair<std::size_t, std::size_t>> came((rows + 1) * width);
  std::vector<Cost> cells;
  const Cost cost =
      cheapest(meet, cells, [&](std::size_t i, std::size_t j, std::size_t p, std::size_t q) { came[i * width + j] = {p, q}; });
  std::vector<std::pair<std::string, std::string>> steps;
  if (cost >= UnitCosts::none) return steps;
  for (std::size_t i = rows, j = columns; i + j > 0;) {
    const auto [p, q] = came[i * width + j];
    i -= p, j -= q;
    steps.emplace_back(utf8(meet.left->letters.substr(i, p)), utf8(meet.right->letters.substr(j, q)));
    if (meet.left != &a) std::swap(steps.back().first, steps.back().second);
  }
  std::ranges::reverse(steps);
  return steps;
}

}  // namespace nostoi::names
