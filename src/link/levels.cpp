// levels: see the header.
#include "link/levels.hpp"

#include <algorithm>

namespace nostoi::link {

namespace {

std::string words_name(const WordsLevel& level) {
  return "same-" + std::to_string(level.same) + "-close-" + std::to_string(level.close) + "-brief-" + std::to_string(level.brief) +
         (level.different == another_given_name ? "-apart-1" : "-different-" + std::to_string(level.different));
}

std::vector<std::string> words_names() {
  std::vector<std::string> list;
  for (const WordsLevel& level : all_words_levels) list.push_back(words_name(level));
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

std::uint8_t pack(WordsLevel level) {
  const int same = std::min(level.same, max_same), close = std::min(level.close, max_close), brief = std::min(level.brief, max_brief);
  const auto different = std::ranges::find(different_best_first, std::min(level.different, another_given_name));
  return static_cast<std::uint8_t>((((max_same - same) * (max_close + 1) + (max_close - close)) * (max_brief + 1) + (max_brief - brief)) *
                                       static_cast<int>(different_best_first.size()) +
                                   static_cast<int>(different - different_best_first.begin()));
}

std::vector<double> shares_of_as_many_words(Comparator comparator, const std::vector<double>& shares) {
  std::array<double, max_same + max_close + max_brief + many_different + 1> sums{};
  for (std::uint8_t level = 0; level < shares.size(); ++level)
    sums[static_cast<std::size_t>(comparable_words(comparator, level))] += shares[level];
  std::vector<double> of_level;
  for (std::uint8_t level = 0; level < shares.size(); ++level)
    of_level.push_back(sums[static_cast<std::size_t>(comparable_words(comparator, level))]);
  return of_level;
}

}  // namespace nostoi::link
