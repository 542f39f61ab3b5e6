// Patronymics made from a father's name by the rules of data/given_names/patronymics.json, and told by their endings where the father's
// name is not known.
#include <algorithm>

#include "names/given_names.hpp"
#include "names/given_names_index.hpp"
#include "names/given_names_table.hpp"

namespace nostoi::names {

namespace {

constexpr std::size_t shortest_stem = 2;
constexpr std::uint8_t son = 1, daughter = 2;

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::optional<Patronymic> with_ending(std::string_view word, std::string_view endings, std::uint8_t sex) {
  std::optional<Patronymic> told;
  each_word(endings, [&](std::string_view ending) {
    if (!told && word.size() >= ending.size() + shortest_stem && word.ends_with(ending))
      told = Patronymic{word.substr(0, word.size() - ending.size()), sex};
  });
  return told;
}

}  // namespace

std::vector<MadePatronymic> patronymics_of(std::string_view father, const PatronymicRules& rules) {
  std::vector<MadePatronymic> made;
  const auto rule = std::ranges::find_if(rules.rules, [&](const PatronymicRule& r) { return father.ends_with(r.father); });
  if (rule == rules.rules.end()) return made;
  const std::string stem(father.substr(0, father.size() - rule->father.size()));
  each_word(rule->sons, [&](std::string_view ending) { made.push_back({stem + std::string(ending), son}); });
  each_word(rule->daughters, [&](std::string_view ending) { made.push_back({stem + std::string(ending), daughter}); });
  return made;
}

std::uint8_t sex_of_patronymic(std::string_view word) { return word.ends_with("на") || word.ends_with("na") ? daughter : son; }

std::optional<Patronymic> patronymic_by_ending(std::string_view romanised) {
  const NamesIndex& index = names_index();
  if (const auto told = with_ending(romanised, index.son_endings, son)) return told;
  return with_ending(romanised, index.daughter_endings, daughter);
}

std::string_view stem_of_father(std::string_view romanised) {
  while (romanised.size() > shortest_stem && vowel(romanised.back())) romanised.remove_suffix(1);
  return romanised;
}

}  // namespace nostoi::names
