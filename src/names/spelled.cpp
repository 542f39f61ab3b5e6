// compare() of two spellings: the cheapest way through both words, unit by unit, by dynamic programming in integers.
#include "names/spelled.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr Cost slip = 18 * 1024;     // a letter for any other, or for none, by mistake: one word in thirty, and the letters it may be
constexpr int widest_drift = 4;      // as in training
constexpr std::size_t longest = 40;  // letters of a word; what is longer is no word of a name
constexpr double stray = 0x1p-17;    // probability of a letter that no unit has

Weight to_weight(Cost cost) { return cost * static_cast<Weight>(weight_scale / cost_scale); }

/// "ç" → "c": a letter that the table has never seen with its accent.
char32_t bare(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(letter), parts)) return letter;
  return static_cast<char32_t>(parts.char32At(0));
}

bool is_cyrillic(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  return letter >= 0x400 && uscript_getScript(static_cast<UChar32>(letter), &status) == USCRIPT_CYRILLIC;
}

bool is_latin(char32_t letter) {
  if (letter < 0x80) return true;
  UErrorCode status = U_ZERO_ERROR;
  return letter < 0x300 || uscript_getScript(static_cast<UChar32>(letter), &status) == USCRIPT_LATIN;
}

/// Sum over all ways to cut the word into known stretches, and the cheapest way with any partner.
void measure(Stretched& word, const std::vector<double>& probability, const std::vector<Cost>& best, std::size_t tongue) {
  const std::size_t letters = word.at.size();
  std::array<double, longest + 3> sum{};
  std::array<Cost, longest + 3> cheapest{};
  cheapest.fill(UnitCosts::none);
  sum[0] = 1, cheapest[0] = 0;
  for (std::size_t at = 0; at < letters; ++at)
    for (std::size_t length = 1; length <= Stretched::longest && at + length <= letters; ++length) {
      const std::uint16_t number = word.at[at][length];
      const bool known = number != Stretches::unknown && probability[number] > 0;
      if (!known && length > 1) continue;
      sum[at + length] += sum[at] * (known ? probability[number] : stray);
      cheapest[at + length] = std::min(cheapest[at + length], cheapest[at] + (known ? best[number] : slip));
    }
  word.alone[tongue] = static_cast<Cost>(std::lround(-std::log2(sum[letters]) * cost_scale));
  word.best[tongue] = cheapest[letters];
}

Stretched stretch(std::u32string_view letters, const SpellingTable& table, bool left) {
  const Stretches& side = left || table.one_script ? table.left : table.right;
  Stretched word;
  word.at.resize(letters.size());
  for (std::size_t at = 0; at < letters.size(); ++at) {
    word.at[at].fill(Stretches::unknown);
    word.at[at][0] = 0;
    for (std::size_t length = 1; length <= std::min(Stretched::longest, letters.size() - at); ++length)
      word.at[at][length] = side.number(letters.substr(at, length));
  }
  for (std::size_t tongue = 0; tongue < (table.one_script ? 1 : tongues); ++tongue) {
    const Orthography& all = table.by_tongue[tongue];
    measure(word, left ? all.left : all.right, left ? all.best_left : all.best_right, tongue);
  }
  return word;
}

struct Cell {
  Cost cost = UnitCosts::none;
  std::uint8_t left = 0, right = 0;  // the step that came here
};

/// All cells of the way through both words. Steps: a unit of the table, or one letter of either or both as a slip.
class Ways {
 public:
  Ways(const Stretched& left, const Stretched& right, const UnitCosts& costs)
      : left_(left), right_(right), costs_(costs), rows_(left.at.size()), columns_(right.at.size()) {
    cells_.assign((rows_ + 1) * (columns_ + 1), {});
    cell(0, 0).cost = 0;
    for (std::size_t i = 0; i <= rows_; ++i) {
      const std::size_t middle = rows_ == 0 ? 0 : i * columns_ / rows_;
      const std::size_t from = middle > widest_drift ? middle - widest_drift : 0, to = std::min(columns_, middle + widest_drift);
      for (std::size_t j = from; j <= to; ++j)
        if (cell(i, j).cost < UnitCosts::none) leave(i, j);
    }
  }
  Cost cost() { return cell(rows_, columns_).cost; }
  Cell& cell(std::size_t i, std::size_t j) { return cells_[i * (columns_ + 1) + j]; }

 private:
  void leave(std::size_t i, std::size_t j) {
    const Cost here = cell(i, j).cost;
    if (i < rows_ && j < columns_) reach(i, j, 1, 1, here + slip);
    if (i < rows_) reach(i, j, 1, 0, here + slip);
    if (j < columns_) reach(i, j, 0, 1, here + slip);
    const std::size_t most_left = std::min(Stretched::longest, rows_ - i), most_right = std::min(Stretched::longest, columns_ - j);
    for (std::size_t p = 0; p <= most_left; ++p) {
      const std::uint16_t left = i < rows_ ? left_.at[i][p] : 0;
      if (left == Stretches::unknown) continue;
      for (std::size_t q = p == 0; q <= most_right; ++q) {
        const std::uint16_t right = j < columns_ ? right_.at[j][q] : 0;
        if (right == Stretches::unknown) continue;
        if (const Cost unit = costs_(left, right); unit < UnitCosts::none) reach(i, j, p, q, here + unit);
      }
    }
  }

  void reach(std::size_t i, std::size_t j, std::size_t p, std::size_t q, Cost cost) {
    Cell& to = cell(i + p, j + q);
    if (cost < to.cost) to = {cost, static_cast<std::uint8_t>(p), static_cast<std::uint8_t>(q)};
  }

  const Stretched &left_, &right_;
  const UnitCosts& costs_;
  std::size_t rows_, columns_;
  std::vector<Cell> cells_;
};

/// The tables and the sides on which two words meet, the same whichever is named first.
struct Meeting {
  const Spelled *left, *right;
  const Stretched *left_word, *right_word;
  const Orthography* orthography;
  std::size_t tongue;
};

Meeting meeting(const Spelled& a, const Spelled& b) {
  if (a.cyrillic == b.cyrillic) {
    const bool ordered = a.letters <= b.letters;
    const Spelled &left = ordered ? a : b, &right = ordered ? b : a;
    return {&left, &right, &left.own, &right.own, &(a.cyrillic ? cyrillic_cyrillic() : latin_latin()).by_tongue[0], 0};
  }
  const Spelled &left = a.cyrillic ? a : b, &right = a.cyrillic ? b : a;
  const auto tongue = static_cast<std::size_t>(left.tongue);
  return {&left, &right, &left.other, &right.other, &cyrillic_latin().by_tongue[tongue], tongue};
}

}  // namespace

Tongue tongue_of(std::string_view text) {
  constexpr std::u32string_view belarusian = U"ў", ukrainian = U"їєґ", russian = U"ёыэъ", not_russian = U"і";
  const std::u32string letters = code_points(normalise(text));
  const auto has = [&](std::u32string_view any) { return letters.find_first_of(any) != std::u32string::npos; };
  if (has(belarusian) || (has(not_russian) && has(U"ыёэ"))) return Tongue::be;
  if (has(ukrainian) || has(not_russian)) return Tongue::uk;
  return has(russian) ? Tongue::ru : Tongue::unknown;
}

Spelled spell(std::string_view normalised, Tongue tongue) {
  Spelled word;
  std::u32string letters = code_points(normalised);
  if (std::ranges::any_of(letters, [](char32_t letter) { return !is_latin(letter) && !is_cyrillic(letter); }))
    letters = code_points(romanise_for_comparison(normalised));
  word.cyrillic = std::ranges::any_of(letters, is_cyrillic);
  word.tongue = tongue == Tongue::unknown ? tongue_of(normalised) : tongue;
  word.letters = U"^";
  for (const char32_t letter : letters) {
    if (letter == '\'' || letter == '-' || letter == ' ' || word.letters.size() > longest) continue;
    const std::u32string one(1, letter);
    const Stretches& side = word.cyrillic ? cyrillic_latin().left : cyrillic_latin().right;
    word.letters += side.number(one) == Stretches::unknown ? bare(letter) : letter;
  }
  word.letters += U'$';
  word.own = stretch(word.letters, word.cyrillic ? cyrillic_cyrillic() : latin_latin(), true);
  word.other = stretch(word.letters, cyrillic_latin(), word.cyrillic);
  return word;
}

SpellingWeight compare(const Spelled& a, const Spelled& b) {
  const Meeting meet = meeting(a, b);
  const Cost together = Ways(*meet.left_word, *meet.right_word, meet.orthography->costs).cost();
  if (together >= UnitCosts::none) return {-to_weight(64 * 1024), to_weight(64 * 1024)};
  const Cost alone = meet.left_word->alone[meet.tongue] + meet.right_word->alone[meet.tongue];
  const Cost best = std::max(meet.left_word->best[meet.tongue], meet.right_word->best[meet.tongue]);
  return {to_weight(alone - together), to_weight(std::max(0, together - best))};
}

std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b) {
  const Meeting meet = meeting(a, b);
  Ways ways(*meet.left_word, *meet.right_word, meet.orthography->costs);
  std::vector<std::pair<std::string, std::string>> steps;
  if (ways.cost() >= UnitCosts::none) return steps;
  for (std::size_t i = meet.left->letters.size(), j = meet.right->letters.size(); i + j > 0;) {
    const Cell step = ways.cell(i, j);
    i -= step.left, j -= step.right;
    steps.emplace_back(utf8(meet.left->letters.substr(i, step.left)), utf8(meet.right->letters.substr(j, step.right)));
    if (meet.left != &a) std::swap(steps.back().first, steps.back().second);
  }
  std::ranges::reverse(steps);
  return steps;
}

}  // namespace nostoi::names
