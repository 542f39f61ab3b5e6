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

/// How often people break a word off.
constexpr double broken_off = 0.05;
constexpr std::size_t shortest_beginning = 3;

Beginning beginning(const Contents& people, const names::Token& token) {
  if (token.initial || token.romanised.size() < shortest_beginning) return {};
  const std::span<const std::uint32_t> words = people.beginning(token.romanised);
  const double share = static_cast<double>(people.names_with(words) + 1) / static_cast<double>(people.names.size() + 1);
  return {std::max(0, to_weight(std::log2(broken_off / share))), words};
}

std::vector<SoughtName> names_of(const Contents& people, const std::string& text) {
  std::vector<SoughtName> all;
  for (names::Reading& reading : readings_of(names::read(text))) {
    SoughtName& name = all.emplace_back();
    for (const names::Token& token : reading.tokens) name.beginnings.push_back(beginning(people, token));
    name.words = names::name_words(reading);
    name.reading = std::move(reading);
  }
  return all;
}

bool has_partner(const names::NameComparison& compared, std::size_t word, std::size_t names::AlignedWords::* side) {
  return std::ranges::find(compared.words, word, side) != compared.words.end();
}

/// What words tell that have no partner, but are beginnings of words that have none either.
Weight of_beginnings(const Contents& people, const SoughtName& sought, std::uint32_t name, const names::NameComparison& compared) {
  Weight sum = 0;
  for (std::size_t at = 0; at < sought.beginnings.size(); ++at) {
    if (sought.beginnings[at].weight == 0 || has_partner(compared, at, &names::AlignedWords::left)) continue;
    for (std::size_t of = 0; of < people.names[name].size(); ++of)
      if (people.words[people.names[name][of]].romanised.starts_with(sought.reading.tokens[at].romanised) &&
          !has_partner(compared, of, &names::AlignedWords::right)) {
        sum += sought.beginnings[at].weight;
        break;
      }
  }
  return sum;
}

}  // namespace

Sought::Sought(const Contents& people, const Query& query)
    : people_(people),
      names_(names_of(people, query.name)),
      led_by_a_word_(std::ranges::any_of(
          names_, [](const SoughtName& name) { return !std::ranges::all_of(name.reading.tokens, &names::Token::initial); })),
      dates_(weigh_dates(people, query.born)),
      places_(weigh_places(people, query.place)),
      prior_(to_weight(-std::log2(std::max<double>(1, static_cast<double>(people.lines))))),
      best_(*std::ranges::max_element(dates_) + *std::ranges::max_element(places_) + prior_) {}

Weight Sought::of_name(std::uint32_t name) const {
  const std::vector<names::NameWord> words = people_.ready_name(name);
  Weight best = nothing_shared;
  for (const SoughtName& sought : names_) {
    const names::NameComparison compared = names::compare(sought.words, words);
    const Weight begun = of_beginnings(people_, sought, name, compared);
    if (begun > 0 || agree(compared, !led_by_a_word_)) best = std::max(best, compared.weight + begun);
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
