// The index against its slow twin, which compares everyone: on a list long enough that the index does not look at all words.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "nostoi/intake.hpp"
#include "reference/search.hpp"
#include "search/find.hpp"

namespace nostoi::search {

namespace {

constexpr const char* given_names[] = {"Іван",  "Микола",  "Остап",  "Леонід", "Павло", "Олена",
                                       "Ганна", "Oleksii", "Dmytro", "Yurii",  "Ігор",  "О."};
constexpr const char* fathers[] = {"Іванович", "Петрович", "Миколайович", "Олегович", "Yuriiovych", "Степанович", "С.", ""};
constexpr const char* places[] = {"Полтава", "Херсон", "Луцьк", "Суми", ""};
constexpr const char* parts[] = {"бо", "гри", "ка", "ле", "мо", "на", "пе", "ру", "са", "ти", "ва", "зо", "шу", "ді", "хо", "ще", "лю"};
constexpr const char* endings[] = {"енко", "чук", "ський", "ів", "ак", "ченко", "enko", "uk"};

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

List invented(std::size_t lines) {
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
Query remembered(const std::vector<Query>& lines, std::size_t query) {
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

}  // namespace

TEST(FindByIndex, FindsWhomTheSlowTwinFinds) {
  const List list = invented(6000);
  const Contents people = read_people(list, 1);
  const std::vector<Query> lines = queries_of(list);
  ASSERT_GT(people.words.size(), 4000u) << "the index has to be in use";
  std::size_t first = 0, shared = 0, of = 0;
  const std::size_t queries = 60;
  for (std::size_t query = 0; query < queries; ++query) {
    const Query asked = remembered(lines, query);
    const std::vector<Found> fast = find(people, asked, 5), slow = reference::find(people, asked, 5);
    first += !fast.empty() && fast.front() == slow.front();
    for (const Found& one : slow) shared += std::ranges::find(fast, one) != fast.end();
    of += slow.size();
  }
  EXPECT_GE(first + 2, queries);
  EXPECT_GE(static_cast<double>(shared), 0.7 * static_cast<double>(of))
      << "behind the first, words that only resemble are looser than the index";
}

TEST(FindByIndex, IsTheSlowTwinWhereThereAreFewWords) {
  const List list = invented(300);
  const Contents people = read_people(list, 1);
  const std::vector<Query> lines = queries_of(list);
  for (std::size_t query = 0; query < 40; ++query) {
    const Query asked = remembered(lines, query);
    EXPECT_EQ(find(people, asked, 10), reference::find(people, asked, 10)) << asked.name;
  }
}

TEST(FindByIndex, LooksAtEveryoneWhereNoWordLeads) {
  const Contents people = read_people(invented(6000), 1);
  for (const Query& asked : {Query{"О. С.", {}, ""}, Query{"", {.year = 1980, .from = 3652, .to = 4017}, "Луцьк"}, Query{"", {}, ""}})
    EXPECT_EQ(find(people, asked, 20), reference::find(people, asked, 20)) << asked.name << asked.place;
}

TEST(FindByIndex, IsTheSameOnOneAndOnManyThreads) {
  const List list = invented(6000);
  const Contents one = read_people(list, 1), many = read_people(list, 7);
  for (const Query& asked : {Query{"Боганаенко Остап", {}, ""}, Query{"Микола", {}, "Суми"}})
    EXPECT_EQ(find(one, asked, 20), find(many, asked, 20));
}

}  // namespace nostoi::search
