// How often a person's own date or place is written right is the shipped belief of linking (data/link/default.json); how often a stranger's
// agrees is counted in the list.
#include "search/evidence.hpp"

#include <algorithm>
#include <cmath>

#include "link/comparators.hpp"
#include "link/defaults.hpp"

namespace nostoi::search {

namespace {

Weight factor(double m, double lines, double of) { return to_weight(std::log2(m * (of + 1) / (lines + 1))); }

}  // namespace

void DateEvidence::count(const PartialDate& date, std::uint64_t lines) {
  const std::uint8_t level = link::date_level(born_, date);
  if (!born_.known() || !date.known() || level == link::missing_level) return;
  lines_[level] += static_cast<double>(lines);
  known_ += static_cast<double>(lines);
}

Weight DateEvidence::operator()(const PartialDate& date) const {
  if (!born_.known() || !date.known()) return 0;
  static const std::vector<double> m = link::Defaults::shipped().m(link::Comparator::date);
  const std::uint8_t level = link::date_level(born_, date);
  if (level == link::missing_level) return 0;
  // A year alone agrees or does not: levels that need a day cannot be reached, and their share goes to agreement.
  const bool year_only = born_.year && !born_.day;
  const double right =
      level == link::date_partial && (year_only || !date.day) ? 1 - m[link::date_near_year] - m[link::date_different] : m[level];
  return factor(right, lines_[level], known_);
}

bool DateEvidence::differs(const PartialDate& date) const { return link::date_level(born_, date) == link::date_different; }

Weight DateEvidence::differs() const {
  static const double m = link::Defaults::shipped().m(link::Comparator::date)[link::date_different];
  return born_.known() ? factor(m, lines_[link::date_different], known_) : 0;
}

PlaceEvidence::PlaceEvidence(std::uint64_t agreeing, std::uint64_t known) {
  static const std::vector<double> m = link::Defaults::shipped().m(link::Comparator::text);
  const double wrong = m[link::text_different], all = static_cast<double>(known), those = static_cast<double>(agreeing);
  agrees_ = factor(1 - wrong, those, all);
  differs_ = factor(wrong, all - those, all);
}

std::vector<Weight> weigh_dates(const Contents& people, const PartialDate& born) {
  DateEvidence evidence(born);
  for (std::uint32_t date = 1; date < people.dates.size(); ++date) evidence.count(people.dates[date], people.date_lines[date]);
  std::vector<Weight> weights(people.dates.size());
  if (born.known())
    for (std::uint32_t date = 1; date < weights.size(); ++date) weights[date] = evidence(people.dates[date]);
  return weights;
}

std::vector<Weight> weigh_places(const Contents& people, std::string_view place) {
  std::vector<Weight> weights(people.places.size());
  std::vector<std::uint32_t> words;
  for (const std::string& word : words_of_place(place)) {
    if (const auto number = people.place_words.find(word)) words.push_back(*number);
  }
  if (words.empty()) return weights;
  std::vector<bool> agrees(weights.size());
  std::uint64_t agreeing = 0, known = 0;
  for (std::uint32_t number = 1; number < weights.size(); ++number) {
    agrees[number] =
        std::ranges::all_of(words, [&](std::uint32_t word) { return std::ranges::binary_search(people.places[number], word); });
    known += people.place_lines[number];
    agreeing += agrees[number] ? people.place_lines[number] : 0;
  }
  const PlaceEvidence evidence(agreeing, known);
  for (std::uint32_t number = 1; number < weights.size(); ++number)
    weights[number] = agrees[number] ? evidence.agrees() : evidence.differs();
  return weights;
}

Weight prior_of(std::uint64_t lines) { return to_weight(-std::log2(std::max<double>(1, static_cast<double>(lines)))); }

}  // namespace nostoi::search
