// Endings by the table of data/cultures/declension.json.
#include "names/declension.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "names/endings.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {
constexpr std::size_t two_letters = 4, patronymic = 14;  // bytes of Cyrillic
constexpr std::size_t enough_names = 5;                  // that show their case, before a column may be said to have one
constexpr double nearly_all = 0.9;
}  // namespace

const Declension* shown_by(std::string_view word) {
  if (word.size() < patronymic) return nullptr;
  for (const Declension& declension : cultures().declensions)
    for (const std::string& sign : declension.signs)
      if (word.ends_with(sign)) return &declension;
  return nullptr;
}

std::string nominative(const Declension& declension, std::string_view word) {
  for (const auto& [ending, becomes] : declension.endings)
    if (word.ends_with(ending) && word.size() >= ending.size() + two_letters)
      return std::string(word.substr(0, word.size() - ending.size())) + becomes;
  return std::string(word);
}

Case case_of(const std::vector<Reading>& readings) {
  std::array<std::size_t, 6> count{};
  std::size_t shown = 0;
  for (const Reading& reading : readings) {
    ++count.at(static_cast<std::size_t>(reading.declined));
    shown += reading.declined != Case::unknown;
  }
  if (shown < enough_names) return Case::unknown;
  for (std::size_t at = 1; at < count.size(); ++at)
    if (nearly_all * static_cast<double>(shown) <= static_cast<double>(count.at(at))) return static_cast<Case>(at);
  return Case::unknown;
}

namespace {

struct WomensSurnames {
  Endings endings;
  std::vector<std::pair<std::size_t, std::string>> becomes;  ///< bytes of the ending, and the men's
};

WomensSurnames load_womens_surnames() {
  WomensSurnames table;
  const auto file = nlohmann::json::parse(*shipped("cultures/declension.json"));
  for (const auto& pair : file.at("surnames_of_women")) {
    const auto women = pair.at(0).get<std::string>();
    table.endings.add(women, static_cast<int>(table.becomes.size()));
    table.becomes.emplace_back(women.size(), pair.at(1).get<std::string>());
  }
  return table;
}

}  // namespace

std::string masculine(std::string_view surname) {
  static const WomensSurnames table = load_womens_surnames();
  const int found = table.endings.longest(surname);
  if (found == Endings::none) return std::string(surname);
  const auto& [bytes, becomes] = table.becomes[static_cast<std::size_t>(found)];
  if (surname.size() < bytes + 2) return std::string(surname);
  return std::string(surname.substr(0, surname.size() - bytes)) + becomes;
}

}  // namespace nostoi::names
