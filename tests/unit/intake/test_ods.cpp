// ODS as LibreOffice writes it, packed and flat.
#include <gmock/gmock.h>

#include "documents.hpp"

namespace nostoi::intake {

using testing::ElementsAre;
using testing::SizeIs;

class Ods : public testing::TestWithParam<const char*> {
 protected:
  Seen seen = see(read_ods, document(GetParam()));
};

TEST_P(Ods, GivesTheSameRowsAsTheWorkbookItWasMadeFrom) {
  ASSERT_EQ(seen.error, "");
  const SeenTable& list = seen.tables.at(0);
  const SeenTable book = see(read_xlsx, document("union.xlsx")).tables.at(0);
  EXPECT_EQ(list.name, "Список");
  ASSERT_EQ(list.rows.size(), book.rows.size());
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    EXPECT_EQ(list.rows[i].physical_row, book.rows[i].physical_row);
    EXPECT_EQ(list.rows[i].cells, book.rows[i].cells);
    EXPECT_EQ(list.rows[i].hidden, book.rows[i].hidden);
  }
}

TEST_P(Ods, ReportsWhatIsHiddenMergedAndNoted) {
  const SeenTable& list = seen.tables.at(0);
  EXPECT_EQ(list.finding("columns-hidden").text, "D");
  EXPECT_EQ(list.count("cells-merged"), 2u);
  EXPECT_EQ(list.count("notes-ignored"), 1u);
  ASSERT_THAT(seen.tables, SizeIs(3));
  EXPECT_TRUE(seen.tables[2].hidden);
}

TEST_P(Ods, ShowsTypedCellsAsText) {
  // LibreOffice keeps the TRUE of another program as the number 1.
  const char* const expected[] = {"значення", "1", "1987-03-12 14:30:00", "12.5", "#N/A", "2", "14:30:00", "1944-07-01", "0012",
                                  "00012",    "7"};
  for (std::uint64_t row = 1; row <= std::size(expected); ++row) EXPECT_EQ(seen.tables.at(1).cells(row).at(1), expected[row - 1]) << row;
  EXPECT_EQ(seen.tables.at(1).finding("cell-error").physical_row, 5u);
}

INSTANTIATE_TEST_SUITE_P(PackedAndFlat, Ods, testing::Values("union.ods", "union.fods"));

namespace {
/// A flat sheet with these rows.
std::filesystem::path flat(const std::string& name, const std::string& rows) {
  return plain_file(name, R"(<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
    <office:body><office:spreadsheet><table:table table:name="T">)" +
                              rows + "</table:table></office:spreadsheet></office:body></office:document>");
}
}  // namespace

TEST(OdsRows, ThatAreEmptyAreSkippedHoweverOftenTheyAreRepeated) {
  const Seen seen = see(read_ods, flat("gap.fods", R"(
    <table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    <table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>)"));
  ASSERT_THAT(seen.tables, SizeIs(1));
  ASSERT_THAT(seen.tables[0].rows, SizeIs(1));
  EXPECT_EQ(seen.tables[0].rows[0].physical_row, 4000000001u);
  EXPECT_THAT(seen.tables[0].rows[0].cells, ElementsAre("", "", "a  b\nc"));
}

TEST(OdsRows, ThatAreRepeatedAreGivenAgain) {
  const Seen seen = see(read_ods, flat("again.fods", R"(<table:table-row table:number-rows-repeated="3">
    <table:table-cell table:number-columns-repeated="2"><text:p>-</text:p></table:table-cell></table:table-row>)"));
  ASSERT_THAT(seen.tables.at(0).rows, SizeIs(3));
  EXPECT_THAT(seen.tables[0].cells(3), ElementsAre("-", "-"));
}

TEST(OdsRows, ThatAreRepeatedWithoutMeasureAreCutWithAFinding) {
  const std::string text(1000, 'x');
  const Seen seen = see(read_ods, flat("bomb.fods",
                                       "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell "
                                       "table:number-columns-repeated='16384'><text:p>" +
                                           text + "</text:p></table:table-cell></table:table-row>"));
  ASSERT_THAT(seen.tables, SizeIs(1));
  EXPECT_EQ(seen.tables[0].count("repeats-cut"), 1u);
  EXPECT_LT(seen.tables[0].rows.size(), 100000u);
}

}  // namespace nostoi::intake
