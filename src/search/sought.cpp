// Names are weighed by names::compare, which knows nothing of the list; the list says how rare its dates and places are.
#include "search/sought.hpp"

#include <algorithm>
#include <cmath>

#include "search/evidence.hpp"

namespace nostoi::search {

namespace {

/// Whether words agree; that an initial fits is enough only where nothing but initials was asked for.
bool agree(const names::NameComparison& compared, bool initials_only) {
  return std::ranges::any_of(compared.words,
                             [=](const names::AlignedWords& words) { return initials_only || words.relation != names::Relation::initial; });
}

}  // namespace

Sought::Sought(const Contents& people, const Query& query)
    : people_(people),
      readings_(readings_of(names::read(query.name))),
      led_by_a_word_(std::ranges::any_of(
          readings_, [](const names::Reading& reading) { return !std::ranges::all_of(reading.tokens, &names::Token::initial); })),
      dates_(weigh_dates(people, query.born)),
      places_(weigh_places(people, query.place)),
      prior_(to_weight(-std::log2(std::max<double>(1, static_cast<double>(people.lines))))),
      best_(*std::ranges::max_element(dates_) + *std::ranges::max_element(places_) + prior_) {}

Weight Sought::of_name(std::uint32_t name) const {
  const names::Reading reading = people_.reading(name);
  Weight best = nothing_shared;
  for (const names::Reading& one : readings_) {
    const names::NameComparison compared = names::compare(one, reading);
    if (agree(compared, !led_by_a_word_)) best = std::max(best, compared.weight);
  }
  return best;
}

Weight Sought::of_line(std::uint32_t line) const {
  Weight best = has_name() ? nothing_shared : 0;
  for (const std::uint32_t name : people_.line_names[line]) best = std::max(best, has_name() ? of_name(name) : 0);
  return best == nothing_shared ? best : best + of_circumstances(people_.owners[line]);
}

Found found(std::uint32_t line, Weight weight) { return {line, weight, 1 / (1 + std::exp2(-bits(weight)))}; }

bool better(const Found& a, const Found& b) { return a.weight != b.weight ? a.weight > b.weight : a.line < b.line; }

}  // namespace nostoi::search
