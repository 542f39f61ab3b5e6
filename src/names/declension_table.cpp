// declension_table(): the file's endings into lookups.
#include "names/declension_table.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace nostoi::names {

namespace {

Case case_named(const std::string& name) {
  static const std::map<std::string, Case> names = {{"nominative", Case::nominative},
                                                    {"genitive", Case::genitive},
                                                    {"dative", Case::dative},
                                                    {"accusative", Case::accusative},
                                                    {"instrumental", Case::instrumental}};
  return names.at(name);
}

DeclensionTable load() {
  DeclensionTable table;
  std::map<std::string, Mask> patronymics, shown_by;
  std::map<std::string, std::vector<Becomes>> endings;
  const auto file = nlohmann::json::parse(*shipped("cultures/declension.json"));
  for (const auto& entry : file.at("cases")) {
    const std::size_t at = table.paradigms.size();
    const Mask bit = Mask(1) << at;
    const Paradigm& paradigm = table.paradigms.emplace_back(
        Paradigm{case_named(entry.at("case").get<std::string>()), static_cast<std::uint8_t>(entry.at("sex") == "f" ? 2 : 1)});
    table.any |= bit;
    if (paradigm.declined == Case::nominative) table.nominative |= bit;
    if (paradigm.sex == 2) table.women |= bit;
    for (const auto& ending : entry.at("patronymic")) patronymics[ending.get<std::string>()] |= bit;
    for (const auto& ending : entry.at("shown_by")) shown_by[ending.get<std::string>()] |= bit;
    for (const auto& [ending, nominatives] : entry.at("endings").items())
      endings[ending].push_back({at, ending.size(), nominatives.get<std::vector<std::string>>()});
  }
  for (const auto& ending : file.at("unchanging")) table.unchanging.add(ending.get<std::string>(), 0);
  for (const auto& [ending, mask] : patronymics) table.patronymics.add(ending, static_cast<int>(mask));
  for (const auto& [ending, mask] : shown_by) table.shown_by.add(ending, static_cast<int>(mask));
  for (auto& [ending, becomes] : endings) {
    table.endings.add(ending, static_cast<int>(table.becomes.size()));
    table.becomes.push_back(std::move(becomes));
  }
  return table;
}

}  // namespace

const DeclensionTable& declension_table() {
  static const DeclensionTable loaded = load();
  return loaded;
}

ByParadigm becomes(std::string_view word) {
  ByParadigm found{};
  if (declension_table().unchanging.longest(word) != Endings::none) return found;
  declension_table().endings.all(word, [&](int number, std::size_t bytes) {
    if (word.size() < bytes + two_letters && (word.size() != bytes || bytes < whole_word)) return;
    for (const Becomes& ending : declension_table().becomes[static_cast<std::size_t>(number)]) found.at(ending.paradigm) = &ending;
  });
  return found;
}

std::string in_nominative(std::string_view word, const Becomes& ending, const std::string& nominative) {
  return std::string(word.substr(0, word.size() - ending.bytes)) + nominative;
}

}  // namespace nostoi::names
