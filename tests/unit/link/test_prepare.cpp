// From columns to features: what is compared, in which shape, and what is left out because something else already tells it.
#include <gmock/gmock.h>

#include "unit/link/small_lists.hpp"

namespace nostoi::link {
namespace {

using invented::column;
using invented::Ready;
using testing::ElementsAre;

std::vector<std::string> features(const Prepared& prepared) {
  std::vector<std::string> names;
  for (const Feature& feature : prepared.features) names.push_back(feature.name);
  return names;
}

std::vector<std::string> skipped(const Prepared& prepared) {
  std::vector<std::string> told;
  for (const Skipped& s : prepared.skipped) told.push_back(s.column + " is " + s.why + (s.of.empty() ? "" : " of " + s.of));
  return told;
}

/// A thousand lines of eight given names whose sex the name tells, but for a share of slips.
List with_sex(double slips) {
  const std::vector<std::string> given = {"Тарас", "Олена", "Ілля", "Ганна", "Назар", "Дарина", "Остап", "Софія"};
  std::vector<std::string> names, sexes;
  invented::Dice dice(5);
  for (int line = 0; line < 1000; ++line) {
    const std::size_t who = dice.below(given.size());
    names.push_back(given[who]);
    sexes.push_back((who % 2 == 1) != dice.chance(slips) ? "ж" : "ч");
  }
  return invented::list("l", {column("given_name", names), column("surname", names), column("sex", sexes)});
}

TEST(Prepare, ThePatronymicShowsTheCaseOfTheCellsBesideIt) {
  const std::vector<std::string> fields = {"surname", "given_name", "patronymic"};
  const List nominative =
      invented::list("n", fields, {{"Коваль", "Ілля", "Петрович"}, {"Сорока", "Олена", "Іванівна"}, {"Шульга", "Тарас", "Ількович"}});
  const List declined =
      invented::list("d", fields, {{"Коваля", "Іллі", "Петровича"}, {"Сороки", "Олени", "Іванівни"}, {"Шульзі", "Тарасу", "Ільковичу"}});
  const Prepared prepared = prepare({nominative, declined}, Scope::all, 1);
  ASSERT_THAT(features(prepared), ElementsAre("surname", "given_name", "patronymic"));
  for (std::size_t line = 0; line < 3; ++line)
    for (std::size_t at = 0; at < 3; ++at) {
      const Texts& texts = *prepared.features[at].texts;
      const auto form = [&](std::size_t of) { return std::string(texts.romanised[texts.romanised_of[prepared.row(of)[at]]]); };
      EXPECT_EQ(form(line + 3), form(line));
    }
}

TEST(Prepare, WithoutAPatronymicInAnotherCaseTheCellsStayAsTheyStand) {
  const std::vector<std::string> fields = {"surname", "given_name", "patronymic"};
  const List list = invented::list("l", fields, {{"Сорока", "Ілля", "Петрович"}, {"Сороки", "Ілля", ""}, {"Шульга", "Тарас", "Ількович"}});
  const Prepared prepared = prepare({list}, Scope::all, 1);
  const Texts& texts = *prepared.features[0].texts;
  EXPECT_EQ(texts.romanised[texts.romanised_of[prepared.row(1)[0]]], "soroki");
}

TEST(Prepare, TheSexThatTheGivenNameTellsIsNotComparedTwice) {
  EXPECT_THAT(skipped(prepare({with_sex(0.01)}, Scope::all, 1)), testing::Contains("l: sex is derived of given_name"));
}

TEST(Prepare, ASexThatTheGivenNameDoesNotTellIsCompared) {
  EXPECT_THAT(features(prepare({with_sex(0.2)}, Scope::all, 1)), testing::Contains("sex"));
}

TEST(Prepare, AFullNameThatRepeatsThePartsIsDerived) {
  const List list =
      invented::list("l", {"surname", "given_name", "name"},
                     {{"Бойко", "Ілля", "Бойко Ілля"}, {"Гнатюк", "Олена", "Олена Гнатюк"}, {"Шульга", "Тарас", "ШУЛЬГА Тарас"}});
  const Prepared prepared = prepare({list}, Scope::all, 1);
  EXPECT_THAT(features(prepared), ElementsAre("surname", "given_name"));
  EXPECT_THAT(skipped(prepared), ElementsAre("l: name is derived of surname, given_name"));
}

TEST(Prepare, AFullNameThatTellsMoreThanThePartsTakesThemIn) {
  const List list = invented::list("l", {"surname", "given_name", "name"},
                                   {{"Бойко", "Ілля", "Бойко Ілля Петрович"},
                                    {"Гнатюк", "Олена", "Гнатюк Олена Іванівна"},
                                    {"Шульга", "Тарас", "Шульга Тарас Ількович"}});
  const Prepared prepared = prepare({list}, Scope::all, 1);
  EXPECT_THAT(features(prepared), ElementsAre("name"));
  EXPECT_EQ(prepared.features[0].bag(prepared.row(0)[0]).size(), 3u) << "every word once";
}

TEST(Prepare, ListsWithDifferentShapesOfNameMeetAsBagsOfWords) {
  const Ready ready({invented::list("missing", {"surname", "given_name"}, {{"Бойко", "Ілля"}, {"Гнатюк", "Олена"}}),
                     invented::list("held", {"name"}, {{"Hnatiuk Olena"}, {"Ілля Бойко"}})});
  EXPECT_THAT(features(ready.prepared), ElementsAre("name"));
  EXPECT_EQ(ready.level("name", 0, 3), "same-2-close-0-brief-0-different-0");
  EXPECT_EQ(ready.level("name", 1, 2), "same-2-close-0-brief-0-different-0");
}

TEST(Prepare, WhatSaysThatNothingIsKnownIsMissing) {
  const Prepared prepared = prepare(
      {invented::list("l", {"surname", "birth_place"}, {{"н/д", "невідомо"}, {"Бойко", "Суми"}, {"Шульга", "—"}, {"Гнатюк", "Ромни"}})},
      Scope::all, 1);
  EXPECT_THAT((std::vector(prepared.row(0), prepared.row(0) + 2)), ElementsAre(missing_value, missing_value));
  EXPECT_EQ(prepared.row(2)[1], missing_value);
  EXPECT_NE(prepared.row(1)[1], missing_value);
}

TEST(Prepare, AColumnThatSaysOneThingOnlyIsConstant) {
  const std::vector<std::string> same(2000, "Суми");
  std::vector<std::string> names;
  for (int line = 0; line < 2000; ++line) names.push_back("Імення" + std::to_string(line));
  const Prepared prepared = prepare({invented::list("l", {column("surname", names), column("birth_place", same)})}, Scope::all, 1);
  EXPECT_THAT(skipped(prepared), testing::Contains("l: birth_place is constant"));
}

TEST(Prepare, AFewLinesThatAgreeAreNoConstant) {
  const List list = invented::list("l", {"surname", "given_name"}, {{"Бойко", "Ілля"}, {"Бойко", "Ілля"}});
  EXPECT_THAT(features(prepare({list}, Scope::all, 1)), ElementsAre("surname", "given_name"));
}

TEST(Prepare, IdsAndNotesAreNeverCompared) {
  const Prepared prepared = prepare(
      {invented::list("l", {"id", "name", "note"}, {{"1", "Бойко Ілля", "дзвонила мати"}, {"2", "Шульга Тарас", ""}})}, Scope::all, 1);
  EXPECT_THAT(features(prepared), ElementsAre("name"));
  EXPECT_EQ(prepared.skipped.size(), 2u);
}

TEST(Prepare, YearMonthAndDayInThreeColumnsAreOneDate) {
  const Ready ready(
      {invented::list("l", {"birth_year", "birth_month", "birth_day"}, {{"1987", "3", "12"}, {"1987", "3", "13"}, {"1956", "86", "18"}}),
       invented::list("k", {"birth_year"}, {{"1987"}})});
  ASSERT_THAT(features(ready.prepared), ElementsAre("birth_date"));
  EXPECT_EQ(ready.level("birth_date", 0, 1), "digit");
  EXPECT_EQ(ready.level("birth_date", 0, 3), "partial");
  EXPECT_TRUE(ready.prepared.features[0].dates[ready.prepared.row(2)[0]].impossible);
}

TEST(Prepare, EqualValuesHaveOneNumberInAllLists) {
  const Prepared prepared = prepare({invented::list("a", {"surname", "given_name"}, {{"БОЙКО", "Ілля"}, {"Гнатюк", "Олена"}}),
                                     invented::list("b", {"given_name", "surname"}, {{"Ілля", "Бойко"}, {"Тарас", "Шульга"}})},
                                    Scope::all, 1);
  EXPECT_EQ(prepared.row(0)[0], prepared.row(2)[0]);
  EXPECT_EQ(prepared.row(0)[1], prepared.row(2)[1]);
  EXPECT_EQ(prepared.list_of(1), 0u);
  EXPECT_EQ(prepared.list_of(2), 1u);
}

TEST(Prepare, WhatOneListAloneTellsIsLeftOutBetweenLists) {
  const std::vector<List> lists = {
      invented::list("a", {"surname", "given_name", "birth_place"}, {{"Бойко", "Ілля", "Суми"}, {"Гнатюк", "Олена", "Ромни"}}),
      invented::list("b", {"surname", "given_name"}, {{"Бойко", "Ілля"}, {"Шульга", "Тарас"}})};
  EXPECT_THAT(features(prepare(lists, Scope::all, 1)), ElementsAre("surname", "given_name", "birth_place"));
  EXPECT_THAT(features(prepare(lists, Scope::between, 1)), ElementsAre("surname", "given_name"));
}

TEST(Prepare, ThreadsChangeNothing) {
  const std::vector<List> lists = {invented::jumble("a", 500, 1), invented::jumble("b", 300, 2)};
  const Prepared one = prepare(lists, Scope::all, 1), eight = prepare(lists, Scope::all, 8);
  EXPECT_EQ(one.rows, eight.rows);
  EXPECT_EQ(features(one), features(eight));
}

}  // namespace
}  // namespace nostoi::link
