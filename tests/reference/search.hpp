// The obvious way to search: everyone is compared, everyone is sorted.
#pragma once

#include <algorithm>

#include "search/sought.hpp"

namespace nostoi::reference {

inline std::vector<search::Found> find(const search::Contents& people, const search::Query& query, std::size_t top) {
  const search::Sought sought(people, query);
  std::vector<search::Found> all;
  for (std::uint32_t line = 0; line < people.lines; ++line)
    if (const Weight weight = sought.of_line(line); weight != search::Sought::nothing_shared) all.push_back(search::found(line, weight));
  std::ranges::sort(all, search::better);
  all.resize(std::min(top, all.size()));
  return all;
}

}  // namespace nostoi::reference
