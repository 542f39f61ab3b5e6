// Patronymics made from a father's name by the rules of data/given_names/patronymics.json, and told by their endings where the father's
// name is not known.
#include <algorithm>

#include "names/given_names.hpp"
#include "names/given_names_table.hpp"

namespace nostoi::names {

namespace {

constexpr std::size_t shortest_stem = 2;

void add_made(std::vector<MadePatronymic>& made, std::string_view father, const std::vector<PatronymicRule>& rules) {
  const auto rule = std::ranges::find_if(rules, [&](const PatronymicRule& r) { return father.ends_with(r.father); });
  if (rule == rules.end()) return;
  const std::string stem(father.substr(0, father.size() - rule->father.size()));
  for (const std::string& ending : rule->sons) made.push_back({stem + ending, 1});
  for (const std::string& ending : rule->daughters) made.push_back({stem + ending, 2});
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::optional<Patronymic> with_ending(std::string_view word, const std::vector<std::string>& endings, std::uint8_t sex) {
  for (const std::string& ending : endings)
    if (word.size() >= ending.size() + shortest_stem && word.ends_with(ending))
      return Patronymic{word.substr(0, word.size() - ending.size()), sex};
  return std::nullopt;
}

}  // namespace

std::vector<MadePatronymic> patronymics_of(const GivenName& name, const PatronymicRules& rules) {
  std::vector<MadePatronymic> made;
  if (name.sex != 1) return made;
  for (const auto& [language, of_language] : rules.rules) {
    if (const auto forms = name.forms.find(language); forms != name.forms.end())
      for (const std::string& father : forms->second) add_made(made, father, of_language);
    if (const auto stems = name.fathers.find(language); stems != name.fathers.end())
      for (const std::string& father : stems->second) add_made(made, father, of_language);
  }
  for (const std::string& word : name.patronymics) made.push_back({word, static_cast<std::uint8_t>(word.ends_with("на") ? 2 : 1)});
  return made;
}

std::optional<Patronymic> patronymic_by_ending(std::string_view romanised) {
  const PatronymicRules& rules = given_names().patronymics;
  if (const auto son = with_ending(romanised, rules.son_endings, 1)) return son;
  return with_ending(romanised, rules.daughter_endings, 2);
}

std::string_view stem_of_father(std::string_view romanised) {
  while (romanised.size() > shortest_stem && vowel(romanised.back())) romanised.remove_suffix(1);
  return romanised;
}

}  // namespace nostoi::names
