// Names are weighed by names::compare.
#include "search/sought_names.hpp"

#include <algorithm>
#include <cmath>

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

bool has_partner(const names::NameComparison& compared, std::size_t word, std::size_t names::AlignedWords::* side) {
  return std::ranges::find(compared.words, word, side) != compared.words.end();
}

/// What words tell that have no partner, but are beginnings of words that have none either.
Weight of_beginnings(const SoughtName& sought, std::span<const std::string_view> romanised, const names::NameComparison& compared) {
  Weight sum = 0;
  for (std::size_t at = 0; at < sought.beginnings.size(); ++at) {
    if (sought.beginnings[at] == 0 || has_partner(compared, at, &names::AlignedWords::left)) continue;
    for (std::size_t of = 0; of < romanised.size(); ++of)
      if (romanised[of].starts_with(sought.reading.tokens[at].romanised) && !has_partner(compared, of, &names::AlignedWords::right)) {
        sum += sought.beginnings[at];
        break;
      }
  }
  return sum;
}

void collect(const names::Reading& reading, std::vector<names::Reading>& all) {
  all.push_back(reading);
  all.back().other_names.clear();
  for (const names::Reading& other : reading.other_names) collect(other, all);
}

}  // namespace

bool may_begin(const names::Token& token) { return !token.initial && token.romanised.size() >= shortest_beginning; }

Weight weight_of_beginning(std::uint64_t names_beginning_so, std::uint64_t names) {
  const double share = static_cast<double>(names_beginning_so + 1) / static_cast<double>(names + 1);
  return std::max(0, to_weight(std::log2(broken_off / share)));
}

SoughtNames::SoughtNames(const std::string& text, const std::function<Weight(const names::Token&)>& beginning) {
  for (names::Reading& reading : readings_of(names::read(text))) {
    SoughtName& name = names_.emplace_back();
    for (const names::Token& token : reading.tokens) name.beginnings.push_back(may_begin(token) ? beginning(token) : 0);
    name.words = names::name_words(reading);
    name.reading = std::move(reading);
  }
  led_by_a_word_ =
      std::ranges::any_of(names_, [](const SoughtName& name) { return !std::ranges::all_of(name.reading.tokens, &names::Token::initial); });
}

Weight SoughtNames::of(std::span<const names::NameWord> words, std::span<const std::string_view> romanised) const {
  Weight best = nothing_shared;
  for (const SoughtName& sought : names_) {
    const names::NameComparison compared = names::compare(sought.words, words);
    const Weight begun = of_beginnings(sought, romanised, compared);
    if (begun > 0 || agree(compared, !led_by_a_word_)) best = std::max(best, compared.weight + begun);
  }
  return best;
}

std::vector<names::Reading> readings_of(const names::Reading& reading) {
  std::vector<names::Reading> all;
  collect(reading, all);
  return all;
}

}  // namespace nostoi::search
