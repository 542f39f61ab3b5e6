// XLSX as openpyxl and LibreOffice write it.
#include <gmock/gmock.h>

#include "documents.hpp"
#include "intake/sheet_values.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::intake {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

TEST(Xlsx, GivesTheRowsOfASheetWithTheirOwnRowNumbers) {
  const Seen seen = see(read_xlsx, document("union.xlsx"));
  ASSERT_EQ(seen.error, "");
  const SeenTable& list = seen.tables.at(0);
  EXPECT_EQ(list.name, "Список");
  ASSERT_THAT(list.rows, SizeIs(6));
  EXPECT_THAT(list.cells(1), ElementsAre("Перелік зниклих безвісти"));
  EXPECT_EQ(list.rows[1].physical_row, 3u) << "row 2 is empty: it is no row, and the count goes on";
  EXPECT_THAT(list.cells(3), ElementsAre("№", "ПІБ", "Дата народження", "Телефон", "Підрозділ"));
  EXPECT_THAT(list.cells(7), ElementsAre("4", "Чумак Данило Петрович", "2001-06-05", "380631010101", "36 бригада"));
}

TEST(Xlsx, RepeatsAMergedValueDownAndSaysSo) {
  const SeenTable list = see(read_xlsx, document("union.xlsx")).tables.at(0);
  for (const std::uint64_t row : {4, 5, 6}) EXPECT_EQ(list.cells(row).at(4), "72 бригада") << row;
  ASSERT_EQ(list.count("cells-merged"), 2u);
  const Finding merged = *std::find_if(list.findings.begin(), list.findings.end(), [](const Finding& f) { return f.text == "72 бригада"; });
  EXPECT_EQ(merged.physical_row, 4u);
  EXPECT_EQ(merged.column, "@5");
  EXPECT_THAT(merged.message, HasSubstr("E4:E6"));
}

TEST(Xlsx, ReadsWhatIsHiddenAndReportsIt) {
  const Seen seen = see(read_xlsx, document("union.xlsx"));
  EXPECT_TRUE(seen.tables.at(0).rows.at(4).hidden);
  EXPECT_FALSE(seen.tables.at(0).rows.at(3).hidden);
  EXPECT_EQ(seen.tables.at(0).finding("columns-hidden").text, "D");
  EXPECT_EQ(seen.tables.at(0).count("notes-ignored"), 1u);
  ASSERT_THAT(seen.tables, SizeIs(3)) << "the empty sheet is no table";
  EXPECT_TRUE(seen.tables[2].hidden);
  EXPECT_THAT(seen.tables[2].cells(2), ElementsAre("Мельник Захар Олегович"));
}

TEST(Xlsx, ShowsTypedCellsAsText) {
  const SeenTable types = see(read_xlsx, document("union.xlsx")).tables.at(1);
  const char* const expected[] = {"значення", "TRUE", "1987-03-12 14:30:00", "12.5", "#N/A", "", "14:30:00", "1944-07-01", "0012",
                                  "00012",    "7"};
  for (std::uint64_t row = 1; row <= std::size(expected); ++row) {
    const auto cells = types.cells(row);
    EXPECT_EQ(cells.size() > 1 ? cells[1] : "", expected[row - 1]) << row;
  }
  EXPECT_EQ(types.finding("cell-error").physical_row, 5u);
  EXPECT_EQ(types.finding("cell-error").column, "@2");
  EXPECT_EQ(types.finding("formula-without-value").text, "=1+1") << "openpyxl does not calculate";
}

TEST(Xlsx, UsesTheCachedValueOfAFormula) { EXPECT_EQ(see(read_xlsx, document("calculated/union.xlsx")).tables.at(1).cells(6).at(1), "2"); }

TEST(Xlsx, KnowsTheDateSystemOf1904) {
  EXPECT_THAT(see(read_xlsx, document("mac.xlsx")).tables.at(0).cells(2), ElementsAre("Ткач Мирон", "1987-03-12"));
}

TEST(Xlsx, ReadsTheSameFromAnotherProgram) {
  const SeenTable one = see(read_xlsx, document("union.xlsx")).tables.at(0),
                  two = see(read_xlsx, document("calculated/union.xlsx")).tables.at(0);
  ASSERT_EQ(one.rows.size(), two.rows.size());
  for (std::size_t i = 0; i < one.rows.size(); ++i) EXPECT_EQ(one.rows[i].cells, two.rows[i].cells) << one.rows[i].physical_row;
}

TEST(Xlsx, BecomesListsWhoseFindingsNameTheirColumns) {
  const auto lists = read_file(document("union.xlsx"), {});
  ASSERT_TRUE(lists);
  ASSERT_THAT(*lists, SizeIs(3));
  const List& list = lists->front();
  EXPECT_EQ(list.name, "union.xlsx#Список");
  EXPECT_EQ(list.lines, 4u);
  EXPECT_EQ(list.rows_in, list.lines + list.rejected.size() + list.passed_over);
  const auto merged = std::find_if(list.findings.begin(), list.findings.end(),
                                   [](const Finding& f) { return f.text == "72 бригада" && f.code == "cells-merged"; });
  ASSERT_NE(merged, list.findings.end());
  EXPECT_EQ(merged->column, "Підрозділ");
  EXPECT_EQ(merged->row, 1u);
}

TEST(SheetValues, ShowWholeNumbersWithoutExponent) {
  EXPECT_EQ(number_text("3.80501234567E+11"), "380501234567");
  EXPECT_EQ(number_text("7.0"), "7");
  EXPECT_EQ(number_text("-0.0"), "0");
  EXPECT_EQ(number_text("12.50"), "12.50");
  EXPECT_EQ(number_text("380501234567"), "380501234567");
  EXPECT_EQ(number_text("1E400"), "1E400");
}

TEST(SheetValues, TellDateFormatsFromNumberFormats) {
  for (const char* code : {"dd.mm.yyyy", "[$-419]d\\ mmm;@", "yyyy", "mmmm", "d/m/yy\\ h:mm"})
    EXPECT_EQ(format_of_code(code).shows, Shows::date) << code;
  for (const char* code : {"h:mm", "[h]:mm:ss", "mm:ss.0"}) EXPECT_EQ(format_of_code(code).shows, Shows::time) << code;
  for (const char* code : {"General", "0.00", "#,##0\\ \"грн\"", "0\" days\"", "[Red]0", "@", "_-* #,##0_d", "0;\"y\""})
    EXPECT_EQ(format_of_code(code).shows, Shows::number) << code;
  for (const unsigned id : {14u, 17u, 22u, 27u, 36u, 50u, 58u}) EXPECT_EQ(built_in_format(id).shows, Shows::date) << id;
  for (const unsigned id : {0u, 1u, 13u, 23u, 37u, 49u, 59u}) EXPECT_EQ(built_in_format(id).shows, Shows::number) << id;
}

TEST(SheetValues, CountDaysWithTheDayThatNeverWas) {
  const NumberFormat date{Shows::date, 0};
  EXPECT_EQ(shown("1", date, false), "1900-01-01");
  EXPECT_EQ(shown("59", date, false), "1900-02-28");
  EXPECT_EQ(shown("60", date, false), "1900-02-29");
  EXPECT_EQ(shown("61", date, false), "1900-03-01");
  EXPECT_EQ(shown("31848", date, false), "1987-03-12");
  EXPECT_EQ(shown("0", date, true), "1904-01-01");
  EXPECT_EQ(shown("2958465", date, false), "9999-12-31");
  EXPECT_EQ(shown("2958466", date, false), std::nullopt);
  EXPECT_EQ(shown("-1", date, false), std::nullopt);
  EXPECT_EQ(shown("380501234567", date, false), std::nullopt);
}

}  // namespace nostoi::intake
