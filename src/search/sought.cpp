// The list says how rare its dates, its places and the beginnings of its words are.
#include "search/sought.hpp"

#include <algorithm>
#include <cmath>

#include "search/evidence.hpp"

namespace nostoi::search {

Sought::Sought(const Contents& people, const Query& query)
    : people_(people),
      names_(query.name,
             [&](const names::Token& token) {
               return weight_of_beginning(people.names_with(people.beginning(token.romanised)), people.names.size());
             }),
      dates_(weigh_dates(people, query.born)),
      places_(weigh_places(people, query.place)),
      prior_(prior_of(people.lines)),
      best_(*std::ranges::max_element(dates_) + *std::ranges::max_element(places_) + prior_) {}

Weight Sought::of_name(std::uint32_t name) const {
  std::vector<std::string_view> romanised;
  for (const std::uint32_t word : people_.names[name]) romanised.push_back(people_.words[word].romanised);
  return names_.of(people_.ready_name(name), romanised);
}

Weight Sought::of_line(std::uint32_t line) const {
  Weight best = has_name() ? nothing_shared : 0;
  for (const std::uint32_t name : people_.line_names[line]) best = std::max(best, has_name() ? of_name(name) : 0);
  return best == nothing_shared ? best : best + of_circumstances(people_.owners[line]);
}

Found found(std::uint32_t line, Weight weight) { return {line, weight, 1 / (1 + std::exp2(-bits(weight)))}; }

bool better(const Found& a, const Found& b) { return a.weight != b.weight ? a.weight > b.weight : a.line < b.line; }

}  // namespace nostoi::search
