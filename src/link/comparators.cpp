// comparators: one function per kind of value, and the table of their levels. Similarity is computed once and then put on a rung.
#include "link/comparators.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "link/text_distance.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

enum PartLevel : std::uint8_t { part_exact, part_spelling, part_close, part_near, part_brief, part_different };
enum TextLevel : std::uint8_t { text_exact, text_close, text_overlap, text_different };
enum CodeLevel : std::uint8_t { code_exact, code_close, code_prefix, code_different };
enum DateLevel : std::uint8_t {
  date_exact,
  date_swapped,
  date_digit,
  date_day_off,
  date_month_off,
  date_year_off,
  date_partial,
  date_year,
  date_near_year,
  date_different
};

constexpr double fuzzy_share = 0.5;  // how much of a value's rarity counts when the spellings only resemble each other
constexpr double slip_rate = 0.12;   // share of cells with a typing error, order of magnitude
constexpr double slip_ways = 50;     // different slips a letter of a word allows: a letter for each of the alphabet, twice, and a few more
constexpr Weight spelling_cost = 65536;
constexpr Weight most_rarity = 60 * 65536;

std::string words_name(WordsLevel level) {
  return "same-" + std::to_string(level.same) + "-close-" + std::to_string(level.close) + "-brief-" + std::to_string(level.brief) +
         "-different-" + std::to_string(level.different);
}

std::vector<std::string> words_names() {
  std::vector<std::string> list;
  for (int level = 0; level < (max_same + 1) * (max_close + 1) * (max_brief + 1) * (max_different + 1); ++level)
    list.push_back(words_name(unpack(static_cast<std::uint8_t>(level))));
  return list;
}

/// Share of the shorter spelling that may be mistyped: one letter from four letters on, two from eight.
int typing_errors(std::size_t shorter) { return shorter < 4 ? 0 : shorter < 8 ? 1 : 2; }

bool single_letter(std::string_view text) { return text.size() == 1; }

int year_of(const PartialDate& date) { return date.year; }

/// Eight digits as written, also of a day the calendar does not have.
std::array<std::uint8_t, 8> digits(const PartialDate& d) {
  const auto digit = [](int n) { return static_cast<std::uint8_t>(n % 10); };
  return {digit(d.year / 1000), digit(d.year / 100), digit(d.year / 10), digit(d.year),
          digit(d.month / 10),  digit(d.month),      digit(d.day / 10),  digit(d.day)};
}

/// One digit mistyped, or two neighbours exchanged.
bool one_slip(const PartialDate& a, const PartialDate& b) {
  const auto x = digits(a), y = digits(b);
  int differ = 0;
  std::size_t first = 8, last = 0;
  for (std::size_t i = 0; i < 8; ++i)
    if (x[i] != y[i]) {
      ++differ;
      first = std::min(first, i);
      last = i;
    }
  return differ == 1 || (differ == 2 && last == first + 1 && x[first] == y[last] && x[last] == y[first]);
}

bool whole(const PartialDate& date) { return date.year && date.month && date.day && !date.approximate; }

/// Whether one text is made of whole words of the other ("devon", "west devon").
bool contains_words(std::string_view longer, std::string_view shorter) {
  if (shorter.size() < 3) return false;
  for (std::size_t at = longer.find(shorter); at != std::string_view::npos; at = longer.find(shorter, at + 1)) {
    const bool starts = at == 0 || longer[at - 1] == ' ';
    const bool ends = at + shorter.size() == longer.size() || longer[at + shorter.size()] == ' ';
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace

const std::vector<std::string>& level_names(Comparator comparator) {
  static const std::vector<std::string> names[] = {
      {"exact", "spelling", "close", "near", "brief", "different"},
      words_names(),
      {"exact", "swapped", "digit", "day-off", "month-off", "year-off", "partial", "year", "near-year", "different"},
      {"exact", "close", "prefix", "different"},
      {"exact", "close", "overlap", "different"},
      {"exact", "different"},
  };
  return names[static_cast<std::size_t>(comparator)];
}

bool frequency_level(Comparator comparator, std::uint8_t level) {
  if (comparator == Comparator::words) return unpack(level).same + unpack(level).close > 0;
  if (comparator == Comparator::part) return level <= part_near;
  if (comparator == Comparator::text) return level <= text_close;
  return level == 0;
}

bool u_by_value(Comparator comparator, std::uint8_t level) {
  if (comparator == Comparator::part) return level <= part_spelling;
  return frequency_level(comparator, level) && (level == 0 || comparator == Comparator::words);
}

bool flawless(Comparator comparator, std::uint8_t level) {
  switch (comparator) {
    case Comparator::part:
      return level <= part_spelling;
    case Comparator::words:
      return unpack(level).close + unpack(level).brief + unpack(level).different == 0;
    case Comparator::date:
      return level == date_exact || level == date_partial;
    default:
      return level == 0;
  }
}

std::uint8_t pack(WordsLevel level) {
  const int same = std::min(level.same, max_same), close = std::min(level.close, max_close), brief = std::min(level.brief, max_brief);
  const int different = std::min(level.different, max_different);
  return static_cast<std::uint8_t>((((max_same - same) * (max_close + 1) + (max_close - close)) * (max_brief + 1) + (max_brief - brief)) *
                                       (max_different + 1) +
                                   different);
}

WordsLevel unpack(std::uint8_t level) {
  WordsLevel w;
  w.different = level % (max_different + 1);
  level /= max_different + 1;
  w.brief = max_brief - level % (max_brief + 1);
  level /= max_brief + 1;
  w.close = max_close - level % (max_close + 1);
  w.same = max_same - level / (max_close + 1);
  return w;
}

/// No name is longer; what is may be a hostile cell, and resemblance costs the product of the lengths.
constexpr std::size_t longest_name = 200;

Likeness likeness(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return Likeness::different;
  if (single_letter(a)) return a[0] == b[0] ? Likeness::brief : Likeness::different;
  const int allowed = typing_errors(a.size());
  const int distance = osa_distance(a, b, std::max(allowed, 2));
  if (distance <= allowed) return Likeness::close;
  if (a.size() >= 2 && b.size() > a.size() && b.starts_with(a)) return Likeness::brief;
  if ((distance <= 2 && a.size() >= 5) || (a.size() >= 4 && b.size() <= longest_name && jaro_winkler(a, b) >= 0.88)) return Likeness::near;
  return Likeness::different;
}

FeatureComparer::FeatureComparer(const Feature& feature) : feature_(&feature) { set_copies(0); }

void FeatureComparer::set_copies(double copies) {
  const Feature& feature = *feature_;
  copies_ = copies;
  const double total = std::max(2.0, static_cast<double>(feature.lines_with_value));
  const auto rarity = [&](double count) {
    return static_cast<Weight>(std::lround(-std::log2(std::max(1.0, count - copies) / total) * weight_scale));
  };
  rarity_.resize(feature.texts->size());
  std::vector<std::uint32_t> spellings(feature.texts->romanised.size());
  for (std::uint32_t value = 1; value < rarity_.size(); ++value) {
    rarity_[value] = rarity(feature.count[value]);
    spellings[feature.texts->romanised_of[value]] += feature.count[value];
  }
  spelling_rarity_.resize(spellings.size());
  for (std::size_t form = 1; form < spellings.size(); ++form) spelling_rarity_[form] = rarity(spellings[form]);
}

namespace {

/// Spellings whose letters differ in more than four places of the alphabet are not alike, unless one begins the other.
bool hopeless(std::string_view a, std::uint32_t mask_a, std::string_view b, std::uint32_t mask_b) {
  return std::popcount(mask_a ^ mask_b) > 4 &&
         (a.empty() || b.empty() || a[0] != b[0] || ((mask_a & ~mask_b) != 0 && (mask_b & ~mask_a) != 0));
}

}  // namespace

Likeness FeatureComparer::alike(std::uint32_t a, std::uint32_t b) const {
  const Texts& texts = *feature_->texts;
  const std::uint32_t form_a = texts.romanised_of[a], form_b = texts.romanised_of[b];
  if (form_a == form_b) return Likeness::spelling;
  const auto compare = [](const Dictionary& forms, const std::vector<std::uint32_t>& masks, std::uint32_t x, std::uint32_t y) {
    return hopeless(forms[x], masks[x], forms[y], masks[y]) ? Likeness::different : likeness(forms[x], forms[y]);
  };
  const Likeness by_letter = compare(texts.letters, texts.letters_mask, texts.letters_of[a], texts.letters_of[b]);
  return by_letter == Likeness::close ? by_letter : std::min(by_letter, compare(texts.romanised, texts.romanised_mask, form_a, form_b));
}

/// How telling it is that two values only resemble each other. The commoner one sets how rare that is. A value that many lines of other
/// people carry as well is no slip of the other but a name of its own: the more of them there are than slips would make, the less it tells.
Weight FeatureComparer::resemblance(std::uint32_t a, std::uint32_t b) const {
  if (feature_->count[a] < feature_->count[b]) std::swap(a, b);
  const double letters = static_cast<double>(feature_->texts->letters[feature_->texts->letters_of[b]].size());
  const double others = std::max(0.0, feature_->count[b] - 1 - copies_);
  const double slips = feature_->count[a] * slip_rate / (slip_ways * std::max(1.0, letters));
  return static_cast<Weight>(fuzzy_share * rarity_[a]) - static_cast<Weight>(std::lround(std::log2(1 + others / slips) * weight_scale));
}

Compared FeatureComparer::operator()(std::uint32_t a, std::uint32_t b) const {
  if (a == missing_value || b == missing_value) return {};
  switch (feature_->comparator) {
    case Comparator::part:
      return parts(a, b);
    case Comparator::words:
      return words(a, b);
    case Comparator::date:
      return dates(a, b);
    case Comparator::code:
      return codes(a, b);
    case Comparator::text:
      return texts(a, b);
    case Comparator::category:
      return a == b ? Compared{0, rarity_[a]} : Compared{1, 0};
  }
  return {};
}

Compared FeatureComparer::parts(std::uint32_t a, std::uint32_t b) const {
  const Texts& texts = *feature_->texts;
  if (a == b) return {single_letter(texts.letters[texts.letters_of[a]]) ? part_brief : part_exact, rarity_[a]};
  switch (alike(a, b)) {
    case Likeness::spelling:
      return {part_spelling, spelling_rarity_[texts.romanised_of[a]]};
    case Likeness::close:
      return {part_close, resemblance(a, b)};
    case Likeness::near:
      return {part_near, resemblance(a, b)};
    case Likeness::brief:
      return {part_brief, 0};
    case Likeness::different:
      break;
  }
  return texts.coarse_of[a] == texts.coarse_of[b] ? Compared{part_near, resemblance(a, b)} : Compared{part_different, 0};
}

Compared FeatureComparer::words(std::uint32_t a, std::uint32_t b) const {
  const auto left = feature_->bag(a), right = feature_->bag(b);
  bool used_left[8] = {}, used_right[8] = {};
  WordsLevel level;
  std::int64_t rarity = 0;
  const auto pair_up = [&](auto&& accept) {
    for (std::size_t i = 0; i < left.size(); ++i)
      for (std::size_t j = 0; j < right.size() && !used_left[i]; ++j)
        if (!used_right[j] && accept(i, j)) used_left[i] = used_right[j] = true;
  };
  pair_up([&](std::size_t i, std::size_t j) {
    if (left[i] != right[j]) return false;
    ++level.same;
    rarity += rarity_[left[i]];
    return true;
  });
  Likeness like[8][8];
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t j = 0; j < right.size(); ++j)
      if (!used_left[i] && !used_right[j]) like[i][j] = alike(left[i], right[j]);
  pair_up([&](std::size_t i, std::size_t j) {
    if (like[i][j] != Likeness::spelling) return false;
    ++level.same;
    rarity += spelling_rarity_[feature_->texts->romanised_of[left[i]]] - spelling_cost;
    return true;
  });
  for (const Likeness wanted : {Likeness::close, Likeness::near})
    pair_up([&](std::size_t i, std::size_t j) {
      if (like[i][j] != wanted) return false;
      ++level.close;
      rarity += std::max<Weight>(0, std::min(rarity_[left[i]], rarity_[right[j]]) - 2 * 65536);
      return true;
    });
  pair_up([&](std::size_t i, std::size_t j) { return like[i][j] == Likeness::brief && ++level.brief; });
  level.different = static_cast<int>(
      std::min(std::count(used_left, used_left + left.size(), false), std::count(used_right, used_right + right.size(), false)));
  // Brothers share surname and patronymic by kinship, not by chance: among any number of lines half a relative is to be expected.
  const Weight most = level.different > 0
                          ? to_weight(std::log2(2.0 * static_cast<double>(std::max<std::uint64_t>(feature_->lines_with_value, 1))))
                          : most_rarity;
  return {pack(level), static_cast<Weight>(std::min<std::int64_t>(rarity, most))};
}

Compared FeatureComparer::dates(std::uint32_t number_a, std::uint32_t number_b) const {
  const PartialDate &a = feature_->dates[number_a], &b = feature_->dates[number_b];
  const int years = std::abs(year_of(a) - year_of(b));
  if (whole(a) && whole(b)) {
    if (number_a == number_b) return {date_exact, rarity_[number_a]};
    if (a.year == b.year && a.month == b.day && a.day == b.month) return {date_swapped, 0};
    if (one_slip(a, b)) return {date_digit, 0};
    if (a.year == b.year && a.month == b.month) return {date_day_off, 0};
    if (a.year == b.year && a.day == b.day) return {date_month_off, 0};
    if (a.month == b.month && a.day == b.day && !(a.month == 1 && a.day == 1)) return {date_year_off, 0};
    if (years == 0) return {date_year, 0};
    return {years <= 1 ? date_near_year : date_different, 0};
  }
  if (a.year == 0 || b.year == 0) {
    if (a.month && b.month) return {a.month == b.month && (!a.day || !b.day || a.day == b.day) ? date_partial : date_different, 0};
    return {};
  }
  if (a.approximate || b.approximate) {
    const bool meet = a.from <= b.to && b.from <= a.to;
    return {meet ? date_partial : years <= 2 ? date_near_year : date_different, 0};
  }
  const auto differ = [](int x, int y) { return x && y && x != y; };
  if (years == 0) return {differ(a.month, b.month) || differ(a.day, b.day) ? date_year : date_partial, 0};
  return {years <= 1 ? date_near_year : date_different, 0};
}

Compared FeatureComparer::codes(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return {code_exact, rarity_[a]};
  const std::string_view x = feature_->texts->plain[a], y = feature_->texts->plain[b];
  const std::size_t shorter = std::min(x.size(), y.size());
  if (shorter >= 4 && osa_distance(x, y, 1) <= 1) return {code_close, 0};
  const std::size_t half = std::max<std::size_t>(2, shorter / 2);
  if (shorter >= 4 && x.substr(0, half) == y.substr(0, half)) return {code_prefix, 0};
  return {code_different, 0};
}

Compared FeatureComparer::texts(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return {text_exact, rarity_[a]};
  std::string_view x = feature_->texts->plain[a], y = feature_->texts->plain[b];
  if (x.size() > y.size()) std::swap(x, y);
  const int allowed = typing_errors(x.size());
  if ((allowed > 0 && osa_distance(x, y, allowed) <= allowed) || feature_->texts->coarse_of[a] == feature_->texts->coarse_of[b])
    return {text_close, resemblance(a, b)};
  if (contains_words(y, x)) return {text_overlap, 0};
  return {text_different, 0};
}

}  // namespace nostoi::link
