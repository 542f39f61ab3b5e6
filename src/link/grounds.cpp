// grounds: see the header.
#include "link/grounds.hpp"

#include <algorithm>

namespace nostoi::link {

namespace {

bool tells_apart(const std::string& name) {
  constexpr std::string_view names[] = {"birth_date", "patronymic", "document_number", "tax_number", "service_number"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Per value, of whose names it could be: 1 a man's, 2 a woman's, 3 of both; 0 where its words do not tell, or where there are other names.
std::vector<std::uint8_t> sexes(const Feature& feature) {
  const std::vector<std::uint8_t>& of_word = feature.texts->sex;
  if (feature.comparator != Comparator::words) return of_word;
  std::vector<std::uint8_t> of_value(feature.bag_starts.size() - 1);
  for (std::uint32_t value = 0; value < of_value.size(); ++value)
    for (const std::uint32_t word : feature.bag(value))
      if (feature.names(value) == 1) of_value[value] |= of_word[word];
  return of_value;
}

}  // namespace

Grounds::Grounds(const Prepared& prepared) {
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    const Says says{static_cast<std::uint8_t>(at),
                    static_cast<std::uint8_t>(level_names(feature.comparator).size() - 1),
                    feature.comparator,
                    tells_apart(feature.name),
                    feature.name == "surname" || feature.name == "patronymic",
                    feature.name == "given_name",
                    feature.comparator == Comparator::words};
    if ((says.words || says.given || feature.name == "patronymic") && !feature.texts->sex.empty()) sexes_.push_back({at, sexes(feature)});
    if (says.apart || says.family || says.given || says.words) says_.push_back(says);
  }
}

std::uint8_t Grounds::sex_of(const std::uint32_t* row) const {
  std::uint8_t sexes = 0;
  for (const Sexes& sexes_of : sexes_) sexes |= sexes_of.of_value[row[sexes_of.feature]];
  return sexes == 3 ? 0 : sexes;
}

bool Grounds::contradict(const Comparisons& comparisons) const {
  int differ = 0;
  for (const Says& says : says_) {
    const std::uint8_t level = comparisons.of[says.feature].level;
    if (level == missing_level || !says.apart) continue;
    if (flawless(says.comparator, level)) return false;
    differ += level == says.last_level;
  }
  return differ >= 2;
}

bool Grounds::another_given_name(const Comparisons& comparisons) const {
  return std::ranges::any_of(says_, [&](const Says& says) {
    const std::uint8_t level = comparisons.of[says.feature].level;
    return says.words && level != missing_level && unpack(level).different == link::another_given_name;
  });
}

bool Grounds::siblings(const Comparisons& comparisons) const {
  int family = 0, given_differs = 0;
  for (const Says& says : says_) {
    const std::uint8_t level = comparisons.of[says.feature].level;
    if (level == missing_level) continue;
    if (says.words && unpack(level).same >= 2 && unpack(level).different >= 1) return true;
    family += says.family && flawless(says.comparator, level);
    given_differs += says.given && level == part_different;
  }
  return family == 2 && given_differs == 1;
}

}  // namespace nostoi::link
