// People::find: everyone compared with the query; the best of them.
#include <algorithm>
#include <cmath>
#include <limits>

#include "search/evidence.hpp"

namespace nostoi::search {

namespace {

constexpr Weight nothing_shared = std::numeric_limits<Weight>::min();

/// For every name of the list: what it says for being the one asked for.
std::vector<Weight> weigh_names(const Contents& people, const names::Reading& sought) {
  std::vector<Weight> weights(people.names.size(), nothing_shared);
  for (std::uint32_t name = 1; name < weights.size(); ++name) {
    const names::NameComparison compared = names::compare(sought, people.reading(name));
    if (!compared.words.empty()) weights[name] = compared.weight;
  }
  return weights;
}

bool better(const Found& a, const Found& b) { return a.weight != b.weight ? a.weight > b.weight : a.line < b.line; }

}  // namespace

std::vector<Found> People::find(const Query& query, std::size_t top) const {
  const Contents& people = *contents_;
  const names::Reading sought = names::read(query.name);
  const std::vector<Weight> names = weigh_names(people, sought), dates = weigh_dates(people, query.born),
                            places = weigh_places(people, query.place);
  const Weight prior = to_weight(-std::log2(std::max<double>(1, people.lines)));
  std::vector<Found> found;
  for (std::uint32_t line = 0; line < people.lines; ++line) {
    Weight best = sought.tokens.empty() ? 0 : nothing_shared;
    for (const std::uint32_t name : people.line_names[line]) best = std::max(best, names[name]);
    if (best == nothing_shared) continue;
    const Weight weight = best + dates[people.line_date[line]] + places[people.line_place[line]] + prior;
    found.push_back({line, weight, 1 / (1 + std::exp2(-bits(weight)))});
  }
  const std::size_t kept = std::min(top, found.size());
  std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept), better);
  found.resize(kept);
  return found;
}

}  // namespace nostoi::search
