// masculine(): the surnames of women, by the table of data/cultures/declension.json.
#include <nlohmann/json.hpp>

#include "names/endings.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

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
