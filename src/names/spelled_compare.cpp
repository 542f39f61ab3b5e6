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

/// The table where two words meet, and what each of them costs there, whichever is named first.
struct Meeting {
  const Orthography* all;
  const Stretched *a, *b;
  const Alone *alone_a, *alone_b;
  std::size_t tongue;

  Meeting(const Spelled& a, const Spelled& b) {
    const bool one_script = a.cyrillic == b.cyrillic;
    tongue = one_script ? 0 : static_cast<std::size_t>(a.cyrillic ? a.tongue : b.tongue);
    all = &(!one_script ? cyrillic_latin() : a.cyrillic ? cyrillic_cyrillic() : latin_latin()).by_tongue[tongue];
    this->a = one_script ? &a.own : &a.other, this->b = one_script ? &b.own : &b.other;
    alone_a = &this->a->alone[tongue], alone_b = &this->b->alone[tongue];
  }
  Cost apart() const { return alone_a->whole + alone_b->whole; }
  Cost best() const { return std::max(alone_a->best, alone_b->best); }
  Cost cheapest_imaginable() const { return std::max(alone_a->rest, alone_b->rest); }
};

/// Two words as they stand in the table, the same way round whichever is named first.
struct Sides {
  const Orthography* all;
  const Spelled *left, *right;
  const Stretched *left_word, *right_word;
  const AloneAt *left_alone, *right_alone;
};

Sides sides(const Spelled& a, const Spelled& b, const Meeting& meet) {
  const bool ordered = a.cyrillic == b.cyrillic ? a.letters <= b.letters : a.cyrillic;
  const Stretched &left = ordered ? *meet.a : *meet.b, &right = ordered ? *meet.b : *meet.a;
  return {
      meet.all, ordered ? &a : &b, ordered ? &b : &a, &left, &right, left.alone_at_first(meet.tongue), right.alone_at_first(meet.tongue)};
}

/// In how many sounds two words differ, from each sound of either on, by how many are left.
class Differing {
 public:
  Differing(const Sounds& a, const Sounds& b) : told_(a.all && b.all) {
    for (std::size_t j = 0; j <= b.count; ++j) from_[0][j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; told_ && i <= a.count; ++i) {
      const std::uint64_t one = a.row >> 4 * (a.count - i) & 15;
      std::uint64_t others = b.row << 4 * (Sounds::most - b.count) % 64;  // the last first, from the top
      int before = from_[i][0] = static_cast<std::uint8_t>(i);
      for (std::size_t j = 1; j <= b.count; ++j, others <<= 4) {
        before = std::min(from_[i - 1][j - 1] + (one != others >> 60), std::min<int>(from_[i - 1][j], before) + 1);
        from_[i][j] = static_cast<std::uint8_t>(before);
      }
    }
  }
  Cost operator()(std::size_t left_of_a, std::size_t left_of_b) const { return told_ ? from_[left_of_a][left_of_b] : 0; }

 private:
  bool told_;
  std::array<std::array<std::uint8_t, Sounds::most + 1>, Sounds::most + 1> from_;
};

/// All cells of the ways through both words, row by row.
class Cells {
 public:
  Cells(const Sides& meet) : width_(meet.right_word->at.size() + 1) {
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

Row row_of(const Sides& meet, std::size_t i) {
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
bool begin_alike(const Sides& meet) {
  const auto beginning = std::uint64_t{0b11100} << 16;  // two letters with two or more: ^ and one more
  return steps_of(row_of(meet, 0), meet.right_word->at[0]) & beginning;
}

/// The cheapest way through both words; a step is a unit of the table, or a letter of either or of both as a slip. No way that must cost
/// more than `limit` is followed. `reached(i, j, p, q)` hears of every step that is the cheapest so far to its end.
template <class Reached>
Cost cheapest(const Sides& meet, const Differing& differing, Cost limit, Reached&& reached) {
  const std::vector<LetterStretches>& right = meet.right_word->at;
  const std::size_t rows = meet.left_word->at.size(), columns = right.size();
  const AloneAt *const left_alone = meet.left_alone, *const right_alone = meet.right_alone;
  Cells cells(meet);
  std::size_t farthest = 0;
  for (std::size_t i = 0; i <= farthest; ++i) {
    const std::size_t middle = i * columns / rows;
    const std::size_t from = middle > widest_drift ? middle - widest_drift : 0, to = std::min(columns, middle + widest_drift);
    std::optional<Row> row;
    for (std::size_t j = from; j <= to; ++j) {
      const Cost here = cells(i, j);
      const AloneAt &one = left_alone[i], &other = right_alone[j];
      if (here > one.upto + other.upto + behind || here + std::max(one.rest, other.rest) > limit) continue;
      const std::size_t left_sounds = i < rows ? meet.left_word->at[i].sounds_left : 0,
                        right_sounds = j < columns ? right[j].sounds_left : 0;
      if (here + std::max(one.unlike, other.unlike) + differing(left_sounds, right_sounds) * meet.all->a_sound > limit) continue;
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

namespace {

/// The dearest way through both words that is of interest.
Cost dearest(const Meeting& meet, const Interest& interest) {
  const Cost apart = meet.apart(), best = meet.best();
  const Cost with_slips = std::min(apart - interest.weight, (apart - interest.weight + best + interest.slip) / 2);
  return std::min(apart - least_told, std::max(best + interest.shortfall, with_slips));
}

/// Do the sounds of two words alone prove that no way is as cheap?
bool unlike(const Spelled& a, const Spelled& b, const Meeting& meet, Cost limit) {
  const Cost at_least = std::max(meet.alone_a->unlike, meet.alone_b->unlike);
  return at_least + differing(a.sounds, b.sounds) * meet.all->a_sound > limit;
}

}  // namespace

SpellingWeight compare(const Spelled& a, const Spelled& b, const Interest& interest) {
  constexpr SpellingWeight nothing{-never, never};
  const Meeting meet(a, b);
  const Cost limit = dearest(meet, interest);
  if (meet.cheapest_imaginable() > limit || unlike(a, b, meet, limit)) return nothing;
  const Sides both = sides(a, b, meet);
  const Differing differing(both.left->sounds, both.right->sounds);
  const auto nobody = [](std::size_t, std::size_t, std::size_t, std::size_t) {};
  const Cost usual = meet.cheapest_imaginable() + near;
  Cost together = UnitCosts::none;
  if (usual < limit && begin_alike(both)) together = cheapest(both, differing, usual, nobody);
  if (together >= UnitCosts::none) together = cheapest(both, differing, limit, nobody);
  if (together >= UnitCosts::none) return nothing;
  return {weight_of(meet.apart() - together), weight_of(std::max(0, together - meet.best()))};
}

std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b) {
  const Sides meet = sides(a, b, Meeting(a, b));
  const std::size_t rows = meet.left->letters.size(), columns = meet.right->letters.size(), width = columns + 1;
  std::vector<std::pair<std::size_t, std::size_t>> came((rows + 1) * width);
  const Cost cost = cheapest(meet, Differing(meet.left->sounds, meet.right->sounds), UnitCosts::none - 1,
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
