// Somebody who is called by several names: by which of them two lines are compared, and what the fuller names say.
#include <gmock/gmock.h>

#include "unit/link/small_lists.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::link {
namespace {

using invented::Ready;

/// By which names the first lines of two lists are compared, as in explain.
struct Met {
  WordsLevel level;
  std::string by_name;
};

Met met(const Ready& ready) {
  const std::uint32_t left = ready.prepared.row(0)[0], right = ready.prepared.row(ready.prepared.first_line[1])[0];
  const Feature& feature = ready.prepared.features[0];
  const FeatureComparer::NamesCompared names = ready.comparers[0].best_names(left, right);
  const FeatureComparer::NamesCompared turned = ready.comparers[0].best_names(right, left);
  EXPECT_EQ(names.compared, turned.compared) << "not symmetric";
  Met met{unpack(names.compared.level), ""};
  if (names.left == 0) return met;
  for (const std::uint32_t word : feature.bag(left, names.left))
    met.by_name += (met.by_name.empty() ? "" : " ") + feature.texts->as_written(word);
  return met;
}

TEST(OtherNames, TheNamesThatAgreeBestAreComparedAndNoneThatSaysLessThanAnother) {
  const auto rows = names::cases("other_names_in_lists.csv");
  ASSERT_FALSE(rows.empty());
  for (const std::vector<std::string>& row : rows) {
    const List left = invented::list("l", {"name", "other_name", "former_name"}, {{row[0], row[1], row[2]}});
    const List right = invented::list("r", {"name"}, {{row[3]}});
    const Met found = met(Ready({left, right}));
    const std::string why = row[0] + " | " + row[3] + ": " + row[7];
    EXPECT_EQ(std::to_string(found.level.same), row[4]) << why;
    EXPECT_EQ(std::to_string(found.level.different), row[5]) << why;
    EXPECT_EQ(found.by_name, row[6]) << why;
  }
}

TEST(OtherNames, AMaidenNameIsFoundAmongParts) {
  const List women = invented::list("l", {"surname", "given_name", "former_name"}, {{"Ткач", "Олена", "Кравець"}, {"Левко", "Ганна", ""}});
  const List girls = invented::list("r", {"surname", "given_name"}, {{"Кравець", "Олена"}, {"Шульга", "Софія"}});
  const Met found = met(Ready({women, girls}));
  EXPECT_EQ(found.level.same, 2);
  EXPECT_EQ(found.by_name, "кравець олена");
}

TEST(OtherNames, LinesMeetByAnotherNameToo) {
  const List left = invented::list("l", {"name", "other_name"}, {{"Ткач Марко Савич", "Левко Гнат Юрійович"}});
  const List right = invented::list("r", {"name"}, {{"Левко Гнат Юрійович"}});
  const Ready ready({left, right});
  const std::optional<BlockingKey> coarse = ready.space.key("name (coarse)");
  ASSERT_TRUE(coarse);
  EXPECT_TRUE(ready.space.agree(coarse->atoms[0], ready.prepared.row(0), ready.prepared.row(1)));
}

TEST(OtherNames, AnEmptyColumnOfThemChangesNothing) {
  const List with = invented::list("l", {"surname", "given_name", "former_name"}, {{"Ткач", "Олена", ""}, {"Левко", "Ганна", ""}});
  EXPECT_EQ(Ready({with}).prepared.features[0].name, "surname");
}

TEST(OtherNames, AWordInSeveralNamesOfALineIsCarriedByOneLine) {
  const List list = invented::list("l", {"name", "other_name"}, {{"Ткач Марко Савич", "Ткач Левко; Tkach Levko"}, {"Шульга Ілля", ""}});
  const Ready ready({list});
  const Feature& feature = ready.prepared.features[0];
  EXPECT_EQ(feature.count[feature.bag(ready.prepared.row(0)[0])[0]], 1u);
  EXPECT_EQ(feature.lines_with_value, 2u);
}

TEST(OtherNames, OnlyOneWhoHasAnotherAlphabetCanForgetToSetIt) {
  const Ready latin({invented::list("l", {"name"}, {{"Bdfyjd Gtnh"}, {"Tkach Marko"}})});
  EXPECT_TRUE(latin.prepared.features[0].other_bags.empty());
  const Ready both({invented::list("l", {"name"}, {{"Bdfyjd Gtnh"}, {"Ткач Марко"}})});
  EXPECT_FALSE(both.prepared.features[0].other_bags.empty());
}

TEST(OtherNames, MoreNamesThanAnybodyHasAreBounded) {
  std::string many;
  for (int name = 0; name < 10'000; ++name) many += "Ткач" + std::to_string(name) + "а Марко; ";
  const Ready ready({invented::list("l", {"name", "other_name"}, {{"Ткач Марко", many}})});
  EXPECT_LE(ready.prepared.features[0].names(ready.prepared.row(0)[0]), 8u);
}

TEST(OtherNames, ComparingIsSymmetricWhicheverNamesAreChosen) {
  std::vector<std::vector<std::string>> rows;
  for (const char* name : {"Ткач Марко Савич", "Tkach Marko", "Левко Гнат", "Ткач М. С.", "Ткач Левко Савич"})
    for (const char* other : {"", "Левко Гнат Юрійович; Ткач Марко", "Tkach Levko | Levko Marko", "Ткач Марко Савич"})
      rows.push_back({name, other});
  const Ready ready({invented::list("l", {"name", "other_name"}, rows)});
  for (std::size_t a = 0; a < rows.size(); ++a)
    for (std::size_t b = 0; b < rows.size(); ++b)
      ASSERT_EQ(ready.compare("name", a, b), ready.compare("name", b, a)) << rows[a][0] << ", " << rows[a][1] << " | " << rows[b][0];
}

/// A court names everybody in the genitive; what alone would be read as it stands is read as the others show.
TEST(OtherNames, AreReadInTheCaseOfTheirColumn) {
  const std::vector<std::string> genitive = {"Коваля Сергія Івановича", "Петренка Андрія Олексійовича", "Ковальської Ольги Петрівни",
                                             "Кравця Павла Петровича",  "Бойка Петра Івановича",        "Сороки Г.П."};
  std::vector<std::vector<std::string>> rows;
  for (const std::string& name : genitive) rows.push_back({name});
  for (int more = 0; more < 20; ++more) rows.push_back({"Гнатюка Марка Степановича"});
  const Ready ready({invented::list("court", {"name"}, rows), invented::list("r", {"name"}, {{"Сорока Г.П."}})});
  EXPECT_EQ(ready.level("name", 5, rows.size()), "same-3-close-0-brief-0-different-0");
}

/// Nobody is known to be both: a short form that two names share joins neither with the other.
TEST(OtherNames, SashaDoesNotMakeOleksandrAndOleksandraOnePerson) {
  std::vector<std::vector<std::string>> rows = {
      {"Кравець Олександр", "1980-02-03"}, {"Кравець Саша", "1980-02-03"}, {"Кравець Олександра", "1980-02-03"}};
  for (int other = 0; other < 40; ++other)
    rows.push_back({std::string(other % 2 ? "Ткач" : "Левко") + std::string(other % 3 ? "енко " : "ук ") + (other % 5 ? "Марко" : "Ганна"),
                    std::to_string(1950 + other) + "-05-06"});
  const std::vector<List> lists = {invented::list("l", {"name", "birth_date"}, rows)};
  const Linking linking = link(lists, {}).value();
  EXPECT_NE(linking.person.at(0), linking.person.at(2));
}

}  // namespace
}  // namespace nostoi::link
