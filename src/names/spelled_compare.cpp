// compare() of two spellings: the cheapest way through both words, unit by unit, by dynamic programming in integers. A way that falls far
// behind what chance would give is left, and so is one that could tell nothing even if all that remains went as well as it can: words
// that are not alike cost little time.
#include <algorithm>
#include <bit>
#include <cstdlib>
#include <optional>

#include "base/utf8.hpp"
#include "names/spelled.hpp"

namespace nostoi::names {

namespace {

constexpr Cost behind = 22 * 1024;       // a way that is this much dearer than chance is left
constexpr std::size_t widest_drift = 4;  // as in training
constexpr Cost least_told = 1024;        // one bit: what tells less is nothing
constexpr Cost near = 12 * 1024;         // a way this little dearer than the cheapest imaginable is looked for first
constexpr Weight never = to_weight(64);

Weight weight_of(Cost cost) { return cost * static_cast<Weight>(weight_scale / cost_scale); }

/// The tables and the sides on which two words meet, the same whichever is named first.
struct Meeting {
  const Spelled *left, *right;
  const Stretched *left_word, *right_word;
  const Orthography* all;
  const Alone *left_alone, *right_alone;
};

Meeting meeting(const Spelled& a, const Spelled& b) {
  const bool one_script = a.cyrillic == b.cyrillic;
  const bool ordered = one_script ? a.letters <= b.letters : a.cyrillic;
  const Spelled &left = ordered ? a : b, &right = ordered ? b : a;
  const std::size_t tongue = one_script ? 0 : static_cast<std::size_t>(left.tongue);
  const SpellingTable& table = !one_script ? cyrillic_latin() : a.cyrillic ? cyrillic_cyrillic() : latin_latin();
  const Stretched &left_word = one_script ? left.own : left.other, &right_word = one_script ? right.own : right.other;
  return {&left, &right, &left_word, &right_word, &table.by_tongue[tongue], &left_word.alone[tongue], &right_word.alone[tongue]};
}

/// All cells of the ways through both words, row by row.
class Cells {
 public:
  Cells(const Meeting& meet) : width_(meet.right_word->at.size() + 1) {
    std::fill_n(cost_.begin(), (meet.left_word->at.size() + 1) * width_, UnitCosts::none);
    cost_[0] = 0;
  }
  Cost& operator()(std::size_t i, std::size_t j) { return cost_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::array<Cost, (Spelled::longest + 3) * (Spelled::longest + 3)> cost_;
};

/// What the stretches of the left word that begin at a letter stand for, by length; that of no letters too.
using Row = std::array<const UnitCosts::Group*, Stretches::longest + 1>;

Row row_of(const Meeting& meet, std::size_t i) {
  static const UnitCosts::Group nothing;
  Row row;
  row.fill(&nothing);
  row[0] = &meet.all->costs.group(0);
  for (std::size_t p = 1; p <= Stretches::longest && i < meet.left_word->at.size(); ++p)
    if (const std::uint16_t number = meet.left_word->at[i].number[p - 1]; number != Stretches::unknown)
      row[p] = &meet.all->costs.group(number);
  return row;
}

constexpr LetterStretches no_more;  // behind the last letter

/// The units that may be there for stretches of these lengths: bit 8p + q. Without a branch, for which there are is not to be foreseen.
std::uint64_t steps_of(const Row& row, const LetterStretches& right) {
  std::uint64_t steps = 0;
  for (std::size_t p = 0; p <= Stretches::longest; ++p) {
    steps |= (p > 0 && row[p]->partners & 1 ? std::uint64_t{1} : 0) << 8 * p;
    for (std::size_t q = 1; q <= Stretches::longest; ++q) steps |= (row[p]->partners >> right.kind[q - 1] & 1) << (8 * p + q);
  }
  return steps;
}

/// May the first letters stand for each other? A hint only.
bool begin_alike(const Meeting& meet) {
  const auto beginning = std::uint64_t{0b11100} << 16;  // two letters with two or more: ^ and one more
  return steps_of(row_of(meet, 0), meet.right_word->at[0]) & beginning;
}

/// The cheapest way through both words; a step is a unit of the table, or a letter of either or of both as a slip. No way that must cost
/// more than `limit` is followed. `reached(i, j, p, q)` hears of every step that is the cheapest so far to its end.
template <class Reached>
Cost cheapest(const Meeting& meet, Cost limit, Reached&& reached) {
  const std::vector<LetterStretches>& right = meet.right_word->at;
  const std::size_t rows = meet.left_word->at.size(), columns = right.size();
  const Alone::Costs *const left_alone = meet.left_alone->at.data(), *const right_alone = meet.right_alone->at.data();
  Cells cells(meet);
  std::size_t farthest = 0;
  for (std::size_t i = 0; i <= farthest; ++i) {
    const std::size_t middle = i * columns / rows;
    const std::size_t from = middle > widest_drift ? middle - widest_drift : 0, to = std::min(columns, middle + widest_drift);
    std::optional<Row> row;
    for (std::size_t j = from; j <= to; ++j) {
      const Cost here = cells(i, j);
      const Alone::Costs &one = left_alone[i], &other = right_alone[j];
      if (here > one.upto + other.upto + behind || here + std::max(one.rest, other.rest) > limit) continue;
      if (!row) row = row_of(meet, i);
      const auto reach = [&](std::size_t p, std::size_t q, Cost cost) {
        Cost& there = cells(i + p, j + q);
        if (cost < there) reached(i + p, j + q, p, q);
        there = std::min(there, cost);
        farthest = std::max(farthest, i + p);
      };
      if (i < rows && j < columns) reach(1, 1, here + slip);
      if (i < rows) reach(1, 0, here + slip);
      if (j < columns) reach(0, 1, here + slip);
      const LetterStretches& letter = j < columns ? right[j] : no_more;
      for (std::uint64_t steps = steps_of(*row, letter); steps; steps &= steps - 1) {
        const auto step = static_cast<std::size_t>(std::countr_zero(steps)), p = step >> 3, q = step & 7;
        reach(p, q, here + meet.all->costs(*(*row)[p], q ? letter.number[q - 1] : std::uint16_t{0}));
      }
    }
  }
  return cells(rows, columns) <= limit ? cells(rows, columns) : UnitCosts::none;
}

}  // namespace

SpellingWeight compare(const Spelled& a, const Spelled& b) {
  const Meeting meet = meeting(a, b);
  const Cost apart = meet.left_alone->whole() + meet.right_alone->whole();
  const auto nobody = [](std::size_t, std::size_t, std::size_t, std::size_t) {};
  const Cost limit = apart - least_told;
  const Cost usual = std::max(meet.left_alone->at[0].rest, meet.right_alone->at[0].rest) + near;
  Cost together = UnitCosts::none;
  if (usual < limit && begin_alike(meet)) together = cheapest(meet, usual, nobody);
  if (together >= UnitCosts::none) together = cheapest(meet, limit, nobody);
  if (together >= UnitCosts::none) return {-never, never};
  const Cost best = std::max(meet.left_alone->best, meet.right_alone->best);
  return {weight_of(apart - together), weight_of(std::max(0, together - best))};
}

std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b) {
  const Meeting meet = meeting(a, b);
  const std::size_t rows = meet.left->letters.size(), columns = meet.right->letters.size(), width = columns + 1;
  std::vector<std::pair<std::size_t, std::size_t>> came((rows + 1) * width);
  const Cost cost = cheapest(meet, UnitCosts::none - 1,
                             [&](std::size_t i, std::size_t j, std::size_t p, std::size_t q) { came[i * width + j] = {p, q}; });
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
