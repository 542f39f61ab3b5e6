// assembly: every row has one fate, and the cells of lines are kept as they stand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rows.hpp"

namespace nostoi::intake {

using testing::ElementsAre;

TEST(Assembly, KeepsCellsVerbatimUnderTheHeadingOfTheList) {
  const List list = list_of({{"ПІБ", "Дата народження"}, {" Гнатюк  Олег ", "12.03.1987"}, {"Коваль Ірина", ""}});
  EXPECT_EQ(list.lines, 2u);
  EXPECT_EQ(list.columns[0].header, "ПІБ");
  EXPECT_EQ(list.columns[0].cell(0), " Гнатюк  Олег ");
  EXPECT_EQ(list.columns[1].cell(1), "");
  EXPECT_EQ(list.physical_row(0), 2u);
}

TEST(Assembly, PassesOverTitlesNumbersOfColumnsAndRepeatedHeadings) {
  const List list = list_of({{"Список зниклих безвісти", "", ""},
                             {"", "", ""},
                             {"№", "ПІБ", "Дата народження"},
                             {"1", "2", "3"},
                             {"1", "Гнатюк Олег", "12.03.1987"},
                             {"№", "ПІБ", "Дата народження"},
                             {"2", "Коваль Ірина", "1990"},
                             {"Всього: 2", "", ""}});
  EXPECT_EQ(list.lines, 2u);
  EXPECT_EQ(list.rows_in, 8u);
  EXPECT_EQ(list.passed_over, 5u);
  ASSERT_EQ(list.rejected.size(), 1u);
  EXPECT_EQ(list.rejected[0].code, "row-total");
  EXPECT_EQ(list.rejected[0].physical_row, 8u);
  EXPECT_THAT(codes(list), ElementsAre("title-row", "row-column-numbers", "header-repeated", "row-total"));
  EXPECT_EQ(list.physical_row(1), 7u);
}

TEST(Assembly, TellsOfCellsBeyondTheLastColumnAndKeepsTheLine) {
  const List list = list_of({{"surname", "given name"}, {"Koval", "Iryna", "12 Main St"}, {"Bondar"}}, {"", false, {}, "UTF-8"});
  EXPECT_EQ(list.lines, 2u);
  ASSERT_EQ(list.findings.size(), 2u);
  EXPECT_EQ(list.findings[0].code, "row-ragged");
  EXPECT_EQ(list.findings[0].text, "12 Main St");
  EXPECT_EQ(list.findings[0].row, 1u);
  EXPECT_EQ(list.columns[1].cell(1), "");
}

TEST(Assembly, GivesTheSameListOnOneThreadAndOnSixtyFour) {
  Rows rows = {{"surname", "birth date"}};
  for (int i = 0; i < 100000; ++i) rows.push_back({"name" + std::to_string(i * 7919 % 40000), std::to_string(1900 + i % 90)});
  ReadOptions one, many;
  many.threads = 64;
  const List a = list_of(rows, {}, one), b = list_of(rows, {}, many);
  for (std::size_t i = 0; i < a.columns.size(); ++i) EXPECT_EQ(a.columns[i].cells, b.columns[i].cells);
}

}  // namespace nostoi::intake
