// levels: see the header.
#include "link/levels.hpp"

#include <algorithm>

namespace nostoi::link {

namespace {

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

}  // namespace nostoi::link
