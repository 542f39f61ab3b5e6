// Lists of invented people, and how they are remembered: the same in every run.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "nostoi/intake.hpp"
#include "nostoi/search.hpp"

namespace nostoi::search {

inline constexpr const char* given_names[] = {"Іван",  "Микола",  "Остап",  "Леонід", "Павло", "Олена",
                                              "Ганна", "Oleksii", "Dmytro", "Yurii",  "Ігор",  "О."};
inline constexpr const char* fathers[] = {"Іванович", "Петрович", "Миколайович", "Олегович", "Yuriiovych", "Степанович", "С.", ""};
inline constexpr const char* places[] = {"Полтава", "Херсон", "Луцьк", "Суми", ""};
inline constexpr const char* parts[] = {"бо", "гри", "ка", "ле", "мо", "на", "пе", "ру", "са",
                                        "ти", "ва",  "зо", "шу", "ді", "хо", "ще", "лю"};
inline constexpr const char* endings[] = {"енко", "чук", "ський", "ів", "ак", "ченко", "enko", "uk"};

/// Draws invented people, the same ones in every run.
class Invented {
 public:
  template <std::size_t size>
  const char* one_of(const char* const (&all)[size]) {
    return all[mix(7, counter_++) % size];
  }
  std::string surname() { return std::string(one_of(parts)) + one_of(parts) + one_of(parts) + one_of(endings); }
  std::string line(std::size_t number) {
    return fmt::format("{},{} {} {},{},{}\n", number, surname(), one_of(given_names), one_of(fathers), 1950 + mix(8, number) % 50,
                       one_of(places));
  }

 private:
  std::uint64_t counter_ = 0;
};

inline List invented(std::size_t lines) {
  std::string pattern = (std::filesystem::temp_directory_path() / "nostoi-find-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data());
  Invented people;
  std::ofstream file(folder / "list.csv");
  file << "id,name,year of birth,birth place\n";
  for (std::size_t line = 0; line < lines; ++line) file << people.line(line);
  file.close();
  List list = intake::read_file(folder / "list.csv", {}).value().at(0);
  std::filesystem::remove_all(folder);
  return list;
}

/// As line `query` of the list is remembered: in the other order, in Latin letters, with a letter lost, with an initial, with the year, …
inline Query remembered(const std::vector<Query>& lines, std::size_t query) {
  Query asked = lines[(query * 37) % lines.size()];
  if (query % 2) asked.born = {};
  if (query % 3) asked.place = "";
  const std::size_t space = asked.name.find(' ');
  if (query % 5 == 1) asked.name = asked.name.substr(space + 1) + " " + asked.name.substr(0, space);
  if (query % 5 == 2) asked.name = names::romanise("uk", "kmu-2010", asked.name).value();
  if (query % 5 == 3) asked.name.erase(space - 4, 2);
  if (query % 5 == 4) asked.name = asked.name.substr(0, space);
  return asked;
}

}  // namespace nostoi::search
