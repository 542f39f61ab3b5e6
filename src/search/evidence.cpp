// How often a person's own date or place is written right is the shipped belief of linking (data/link/default.json); how often a stranger's
// agrees is counted in the list.
#include "search/evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "link/comparators.hpp"
#include "link/defaults.hpp"

namespace nostoi::search {

namespace {

Weight factor(double m, double lines, double of) { return to_weight(std::log2(m * (of + 1) / (lines + 1))); }

}  // namespace

std::vector<Weight> weigh_dates(const Contents& people, const PartialDate& born) {
  std::vector<Weight> weights(people.dates.size());
  if (!born.known()) return weights;
  static const std::vector<double> m = link::Defaults::shipped().m(link::Comparator::date);
  std::vector<std::uint8_t> levels(weights.size(), link::missing_level);
  std::array<double, 256> lines{};
  double known = 0;
  for (std::uint32_t date = 1; date < levels.size(); ++date) {
    levels[date] = link::date_level(born, people.dates[date]);
    if (levels[date] == link::missing_level) continue;
    lines[levels[date]] += people.date_lines[date];
    known += people.date_lines[date];
  }
  // A year alone agrees or does not: levels that need a day cannot be reached, and their share goes to agreement.
  const bool year_only = born.year && !born.day;
  for (std::uint32_t date = 1; date < levels.size(); ++date) {
    const std::uint8_t level = levels[date];
    if (level == link::missing_level) continue;
    double right = m[level];
    if (level == link::date_partial)
      right = year_only || !people.dates[date].day ? 1 - m[link::date_near_year] - m[link::date_different] : right;
    weights[date] = factor(right, lines[level], known);
  }
  return weights;
}

std::vector<Weight> weigh_places(const Contents& people, std::string_view place) {
  std::vector<Weight> weights(people.places.size());
  std::vector<std::uint32_t> words;
  for (const std::string& word : words_of_place(place)) {
    if (const auto number = people.place_words.find(word)) words.push_back(*number);
  }
  if (words.empty()) return weights;
  static const std::vector<double> m = link::Defaults::shipped().m(link::Comparator::text);
  std::vector<bool> agrees(weights.size());
  double agreeing = 0, known = 0;
  for (std::uint32_t number = 1; number < weights.size(); ++number) {
    agrees[number] =
        std::ranges::all_of(words, [&](std::uint32_t word) { return std::ranges::binary_search(people.places[number], word); });
    known += people.place_lines[number];
    agreeing += agrees[number] ? people.place_lines[number] : 0;
  }
  const double wrong = m[link::text_different];
  const Weight yes = factor(1 - wrong, agreeing, known), no = factor(wrong, known - agreeing, known);
  for (std::uint32_t number = 1; number < weights.size(); ++number) weights[number] = agrees[number] ? yes : no;
  return weights;
}

}  // namespace nostoi::search
