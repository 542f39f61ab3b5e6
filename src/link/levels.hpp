// levels: the rungs of every comparator, best first, and what each rung means for the weights. The words of a level are "level-NAME" in
// data/words/link-names.json, its shipped m is in data/link/default.json.
#pragma once

#include <array>
#include <vector>

#include "link/prepared.hpp"

namespace nostoi::link {

constexpr std::uint8_t missing_level = 255;

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

/// Level names of a comparator, best first; the last is disagreement. For `words` they are made of four counts, see WordsLevel.
const std::vector<std::string>& level_names(Comparator comparator);

/// How two bags of words agree: numbers of words that are the same, close (a typing error apart), short for one another, and left over on
/// both sides: none, one, many, or a given name against another one, which tells more than any number of words that merely differ.
struct WordsLevel {
  int same = 0, close = 0, brief = 0, different = 0;
};
constexpr int max_same = 4, max_close = 2, max_brief = 2;
constexpr int many_different = 2, another_given_name = 3;
constexpr std::array different_best_first = {0, 1, another_given_name, many_different};
constexpr std::size_t words_levels = (max_same + 1) * (max_close + 1) * (max_brief + 1) * different_best_first.size();
std::uint8_t pack(WordsLevel level);

constexpr std::array<WordsLevel, words_levels> all_words_levels = [] {
  std::array<WordsLevel, words_levels> all;
  std::size_t level = 0;
  for (int same = max_same; same >= 0; --same)
    for (int close = max_close; close >= 0; --close)
      for (int brief = max_brief; brief >= 0; --brief)
        for (const int different : different_best_first) all[level++] = {same, close, brief, different};
  return all;
}();
/// Undoes pack().
constexpr const WordsLevel& unpack(std::uint8_t level) { return all_words_levels[level]; }

/// How many words two names have to compare: all of the shorter one. A name of two words cannot agree in three, and that is no sign of
/// anything: a level tells only against the levels of as many words. 0 where there is no such difference.
constexpr int comparable_words(Comparator comparator, std::uint8_t level) {
  if (comparator != Comparator::words) return 0;
  const WordsLevel& words = unpack(level);
  return words.same + words.close + words.brief + (words.different == another_given_name ? 1 : words.different);
}
/// Per level: the sum of `shares` over the levels of as many words; all of it where there is no such difference.
std::vector<double> shares_of_as_many_words(Comparator comparator, const std::vector<double>& shares);

/// Whether two names may be one: no word of the one stands against another word of the other.
constexpr bool one_name(Comparator comparator, std::uint8_t level) {
  return comparator == Comparator::words && unpack(level).different == 0;
}

/// Levels at which the frequency of the values decides u.
constexpr bool frequency_level(Comparator comparator, std::uint8_t level) {
  if (comparator == Comparator::words) return unpack(level).same + unpack(level).close > 0;
  if (comparator == Comparator::part) return level <= part_near;
  if (comparator == Comparator::text) return level <= text_close;
  return level == 0;
}

/// Levels at which u is the frequency of the value itself (agreement), not a share scaled by it (resemblance).
constexpr bool u_by_value(Comparator comparator, std::uint8_t level) {
  if (comparator == Comparator::part) return level <= part_spelling;
  return frequency_level(comparator, level) && (level == 0 || comparator == Comparator::words);
}

/// Whether the level is agreement without a flaw; a date known in part agrees as well as it can.
constexpr bool flawless(Comparator comparator, std::uint8_t level) {
  if (comparator == Comparator::part) return level <= part_spelling;
  if (comparator == Comparator::words) return unpack(level).close + unpack(level).brief + unpack(level).different == 0;
  if (comparator == Comparator::date) return level == date_exact || level == date_partial;
  return level == 0;
}

}  // namespace nostoi::link
