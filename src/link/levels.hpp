// levels: the rungs of every comparator, best first, and what each rung means for the weights. The words of a level are "level-NAME" in
// data/words/link-names.json, its shipped m is in data/link/default.json.
#pragma once

#include "link/prepared.hpp"

namespace nostoi::link {

constexpr std::uint8_t missing_level = 255;

/// Bits as a fixed-point weight, rounded to nearest.
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

/// Levels at which the frequency of the values decides u.
bool frequency_level(Comparator comparator, std::uint8_t level);

/// Levels at which u is the frequency of the value itself (agreement), not a share scaled by it (resemblance).
bool u_by_value(Comparator comparator, std::uint8_t level);

/// Whether the level is agreement without a flaw; a date known in part agrees as well as it can.
bool flawless(Comparator comparator, std::uint8_t level);

/// How two bags of words agree: numbers of words that are the same, close (a typing error apart), short for one another, and left over on
/// both sides.
struct WordsLevel {
  int same = 0, close = 0, brief = 0, different = 0;
};
constexpr int max_same = 4, max_close = 2, max_brief = 1, max_different = 2;
std::uint8_t pack(WordsLevel level);
WordsLevel unpack(std::uint8_t level);

}  // namespace nostoi::link
