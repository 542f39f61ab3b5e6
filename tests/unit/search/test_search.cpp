// Search: who is ranked first, what a query is read as, and what the evidence of dates and places does. All people are invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "nostoi/intake.hpp"
#include "nostoi/search.hpp"

namespace nostoi::search {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

/// A list as intake reads it from a CSV.
class Search : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "nostoi-search-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  List list_of(const std::string& csv) const {
    std::ofstream(folder / "list.csv") << csv;
    return intake::read_file(folder / "list.csv", {}).value().at(0);
  }
  static std::vector<std::uint32_t> lines(const std::vector<Found>& found) {
    std::vector<std::uint32_t> all;
    for (const Found& one : found) all.push_back(one.line);
    return all;
  }
  static std::vector<std::uint32_t> first(const People& people, std::string_view text) {
    return lines(people.find(people.read_query(text), 1));
  }

  std::filesystem::path folder;
};

const std::string men =
    "id,ПІБ,Дата народження,Місце народження\n"
    "a,Тополянський Роман Степанович,02.08.1968,Кам'яний Брід\n"
    "b,Гнатюк Микола Іванович,11.03.1980,Херсон\n"
    "c,Гнатюк Микола Іванович,25.12.1991,Полтава\n"
    "d,Ґедзь Остап Лукич,1975,Херсон\n"
    "e,Херсонський Лев Ілліч,03.04.1985,Полтава\n"
    "f,Вербицька Соломія Юріївна,н/д,\n";

}  // namespace

TEST_F(Search, FindsAPersonInAnyScriptAndOrder) {
  const People people = People::of(list_of(men));
  EXPECT_THAT(first(people, "Roman Topolianskyi"), ElementsAre(0));
  EXPECT_THAT(first(people, "Тополянского Романа Степановича"), ElementsAre(0));
  EXPECT_THAT(first(people, "ВЕРБИЦКАЯ"), ElementsAre(5));
}

TEST_F(Search, TellsNamesakesApartByBirth) {
  const People people = People::of(list_of(men));
  EXPECT_THAT(first(people, "Гнатюк Микола 1991"), ElementsAre(2));
  EXPECT_THAT(first(people, "Гнатюк Микола 11.03.1980"), ElementsAre(1));
  EXPECT_THAT(lines(people.find(people.read_query("Гнатюк Микола"), 2)), ElementsAre(1, 2)) << "equals stand in the order of the list";
}

TEST_F(Search, TellsNamesakesApartByPlace) {
  const People people = People::of(list_of(men));
  EXPECT_THAT(first(people, "Полтава Гнатюк"), ElementsAre(2));
  EXPECT_THAT(first(people, "Херсон Гнатюк"), ElementsAre(1));
  EXPECT_THAT(first(people, "Херсонський"), ElementsAre(4)) << "a surname made of a place is a name";
}

TEST_F(Search, TakesAnInitialForAName) {
  const People people = People::of(list_of(men));
  EXPECT_THAT(first(people, "Ґедзь О.Л."), ElementsAre(3));
}

TEST_F(Search, TakesABrokenOffWordForItsBeginning) {
  const People people = People::of(list_of(men));
  EXPECT_THAT(first(people, "Топол"), IsEmpty()) << "of six names, one in six has any beginning: it tells nothing";
  std::string many = men;
  for (int line = 0; line < 200; ++line) many += "x,Мороз Іван,,\n";
  const People more = People::of(list_of(many));
  EXPECT_THAT(first(more, "Топол"), ElementsAre(0));
  EXPECT_THAT(first(more, "Роман topol"), ElementsAre(0));
}

TEST_F(Search, ReadsAQueryIntoNameDateAndPlace) {
  const Query query = People::of(list_of(men)).read_query("  Гнатюк 1980  Микола Херсон");
  EXPECT_EQ(query.name, "Гнатюк Микола");
  EXPECT_EQ(query.born.year, 1980);
  EXPECT_EQ(query.place, "Херсон");
}

TEST_F(Search, FindsByDateAloneAndNobodyForAStrangeName) {
  const People people = People::of(list_of(men));
  EXPECT_THAT(first(people, "02.08.1968"), ElementsAre(0));
  EXPECT_THAT(people.find({"Qwzx", {}, ""}, 5), IsEmpty());
  EXPECT_THAT(people.find({"", {}, ""}, 0), IsEmpty());
}

TEST_F(Search, GivesNoMoreThanWasAskedForAndBestFirst) {
  const People people = People::of(list_of(men));
  const std::vector<Found> found = people.find({"Гнатюк Микола", {}, ""}, 3);
  ASSERT_LE(found.size(), 3u);
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_GE(found[i - 1].weight, found[i].weight);
}

TEST_F(Search, KnowsAPersonByEveryNameOfTheirs) {
  const People people =
      People::of(list_of("id,Surname,Given name,Maiden name,Alias\n1,Koval,Hanna,Dovbush,\n2,Moroz,Ivan,,Petrenko Stepan | Zhuk Denys\n"));
  EXPECT_THAT(first(people, "Довбуш Ганна"), ElementsAre(0));
  EXPECT_THAT(first(people, "Жук Денис"), ElementsAre(1));
  EXPECT_THAT(first(people, "Мороз"), ElementsAre(1));
}

TEST_F(Search, OfferEveryLineOfAListAsAQuery) {
  const std::vector<Query> queries = queries_of(list_of(men));
  ASSERT_EQ(queries.size(), 6u);
  EXPECT_EQ(queries[1].name, "Гнатюк Микола Іванович");
  EXPECT_EQ(queries[1].born.day, 11);
  EXPECT_EQ(queries[5].place, "");
  EXPECT_FALSE(queries[5].born.known());
}

}  // namespace nostoi::search
