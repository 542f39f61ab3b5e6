// mapping: which column becomes which field, and how it is known.
#include <gtest/gtest.h>

#include "rows.hpp"

namespace nostoi::intake {

namespace {

/// field and chosen_by of every column.
std::vector<std::string> recognised(const List& list) {
  std::vector<std::string> columns;
  for (const Column& column : list.columns) columns.push_back(column.field + "/" + column.chosen_by);
  return columns;
}

using Recognised = std::vector<std::string>;

const Rows people = {{"1", "Гнатюк Олег Васильович", "12.03.1987", "ч", "+380501234567"},
                     {"2", "Коваль Ірина Павлівна", "05.06.1999", "ж", "+380671112233"},
                     {"3", "Бондаренко Петро Іванович", "1975", "ч", "+380931231212"},
                     {"4", "Шевчук Марія Олегівна", "30.12.1962", "ж", ""}};

}  // namespace

TEST(Mapping, KnowsATableWithoutHeadingsByItsContent) {
  const List list = list_of(people);
  EXPECT_EQ(list.lines, 4u);
  EXPECT_EQ(recognised(list), (Recognised{"id/content", "name/content", "birth_date/content", "sex/content", "phone/content"}));
}

TEST(Mapping, KnowsColumnsOfUnknownHeadingsByTheirContent) {
  Rows rows = people;
  rows.insert(rows.begin(), {"n_row", "кого шукають", "коли", "x1", "x2"});
  const List list = list_of(rows);
  EXPECT_EQ(list.lines, 4u);
  EXPECT_EQ(list.columns[1].header, "кого шукають");
  EXPECT_EQ(recognised(list)[1], "name/content");
}

TEST(Mapping, GivesAFieldToTheColumnWhoseContentSpeaksForIt) {
  const List list = list_of({{"Name", "ПІБ"}, {"", "Гнатюк Олег"}, {"", "Коваль Ірина"}, {"Bondar", "Бондар Петро"}});
  EXPECT_EQ(recognised(list), (Recognised{"/data", "name/header"}));
}

TEST(Mapping, KeepsTheRoleOfASecondRowNumber) {
  const List list = list_of({{"№", "ПІБ", "ID"}, {"1", "Гнатюк Олег", "77"}, {"2", "Коваль Ірина", "78"}, {"3", "Бондар Петро", "79"}});
  EXPECT_EQ(list.columns[0].field, "id");
  EXPECT_EQ(list.columns[2].field, "");
  EXPECT_EQ(list.columns[2].role, Role::never);
}

TEST(Mapping, DoesNotTakeTheBirthOfAChildForThePersons) {
  const List list = list_of(
      {{"ПІБ", "Дата народження дитини"}, {"Гнатюк Олег", "12.03.2010"}, {"Коваль Ірина", "01.06.1999"}, {"Бондар Петро", "05.05.2015"}});
  EXPECT_EQ(list.column("birth_date"), nullptr);
}

TEST(Mapping, TakesAYearOfBirthFullOfDatesForADate) {
  const List list = list_of({{"ФИО", "г.р."}, {"Гнатюк Олег", "12.03.1987"}, {"Коваль Ирина", "01.06.1999"}, {"Бондарь Пётр", "1975"}});
  EXPECT_EQ(recognised(list)[1], "birth_date/header");
}

TEST(Mapping, LetsDataDecideTheRoleOfUnknownColumns) {
  Rows rows = {{"ПІБ", "Код А", "Код Б", "Код В", "Код Г"}};
  for (int i = 0; i < 200; ++i)
    rows.push_back({"Гнатюк Олег " + std::to_string(i), "те саме", i % 3 ? "так" : "ні", "К" + std::to_string(i % 120),
                    std::string(60, 'x') + std::to_string(i)});
  const List list = list_of(rows);
  EXPECT_EQ(list.columns[1].role, Role::never) << "one value says nothing";
  EXPECT_EQ(list.columns[2].role, Role::circumstance) << "few values";
  EXPECT_EQ(list.columns[3].role, Role::identity) << "many values that come again";
  EXPECT_EQ(list.columns[4].role, Role::never) << "long texts, all different";
  EXPECT_FALSE(list.columns[4].kept());
}

TEST(Mapping, DoesNotTakeValuesForHeadings) {
  const List list =
      list_of({{"Гнатюк Олег Васильович", "паспорт"}, {"Коваль Ірина Павлівна", "паспорт"}, {"Бондаренко Петро Іванович", "телефон"}});
  EXPECT_EQ(list.lines, 3u);
}

TEST(Mapping, NamesTheCellsOfAHeadingOverTwoRows) {
  const List list =
      list_of({{"№", "Прізвище, ім'я", "Дата", ""}, {"", "", "народження", "зникнення"}, {"1", "Гнатюк Олег", "12.03.1987", "01.05.2023"}});
  ASSERT_EQ(list.columns.size(), 4u);
  EXPECT_EQ(list.lines, 1u);
  EXPECT_EQ(list.columns[1].field, "name");
  EXPECT_EQ(list.columns[2].field, "birth_date");
}

}  // namespace nostoi::intake
