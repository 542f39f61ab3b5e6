// PDF as LibreOffice prints it, and the geometry of columns on words placed by hand.
#include <gmock/gmock.h>

#include "documents.hpp"
#include "intake/pdf_table.hpp"

namespace nostoi::intake {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

TEST(Pdf, GivesOneTableOverAllPagesWithoutTheRepeatedHeader) {
  const Seen seen = see(read_pdf, document("pages.pdf"));
  ASSERT_EQ(seen.error, "");
  ASSERT_THAT(seen.tables, SizeIs(1));
  const SeenTable& table = seen.tables[0];
  ASSERT_THAT(table.rows, SizeIs(121));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("№", "ПІБ", "Дата народження", "Місце"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("1", "Лисенко Артем Юрійович", "01.12.1999", "Суми"));
  EXPECT_THAT(table.rows[7].cells, ElementsAre("7", "Чумак Данило Петрович", "12.06.2001"));
  EXPECT_EQ(table.rows[120].cells.at(0), "120");
  EXPECT_EQ(table.count("page-headers-left-out"), 1u);
  EXPECT_EQ(table.count("columns-from-layout"), 1u);
}

TEST(Pdf, JoinsTheLinesOfACellThatWraps) {
  const Seen seen = see(read_pdf, document("wrapped.pdf"));
  ASSERT_THAT(seen.tables, SizeIs(1));
  const SeenTable& table = seen.tables[0];
  ASSERT_THAT(table.rows, SizeIs(6));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("Список осіб"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("№", "ПІБ", "Обставини"));
  EXPECT_THAT(table.rows[3].cells,
              ElementsAre("2", "Лисенко Артем Юрійович",
                          "Востаннє виходив на зв'язок навесні біля річки, після того його бачив товариш по службі у шпиталі"));
}

TEST(Pdf, WithoutTextIsRefusedWithTheWayOut) {
  const std::string page =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
  EXPECT_THAT(see(read_pdf, plain_file("scan.pdf", page)).error, HasSubstr("OCR"));
  EXPECT_THAT(see(read_pdf, plain_file("broken.pdf", "%PDF-1.4\nnothing")).error, HasSubstr("damaged"));
}

namespace {
PdfWord word(double left, double right, std::string text) { return {left, right, 0, 10, std::move(text)}; }

/// Lines of words, 12 points apart.
std::vector<PdfLine> lines(std::vector<std::vector<PdfWord>> rows) {
  std::vector<PdfLine> lines;
  for (auto& words : rows) {
    const double top = 12.0 * static_cast<double>(lines.size());
    lines.push_back({std::move(words), top, top + 10, 0, lines.size() + 1});
  }
  return lines;
}
}  // namespace

TEST(PdfColumns, AreToldFromTheGapsBetweenWords) {
  const auto table = lines({{word(10, 40, "Гнатюк"), word(43, 70, "Остап"), word(100, 140, "1987")},
                            {word(10, 55, "Лисенко"), word(58, 80, "Артем"), word(100, 140, "1999")},
                            {word(10, 35, "Ткач"), word(38, 72, "Мирон"), word(100, 140, "1975")}});
  EXPECT_THAT(find_gutters(table), SizeIs(1));
}

TEST(PdfColumns, AreNotMadeOfASpaceThatStandsInEveryLineAtOnePlace) {
  std::vector<std::vector<PdfWord>> rows;
  for (int i = 0; i < 12; ++i)
    rows.push_back(
        {word(10, 40 + i, "Гнатюк"), word(43 + i, 70, "Остап"), word(100, 111, std::to_string(10 + i)), word(113.8, 150, "бригада")});
  EXPECT_THAT(find_gutters(lines(rows)), SizeIs(1));
}

TEST(PdfColumns, AreFoundBelowATitleThatRunsAcross) {
  const auto table = lines({{word(10, 60, "Список"), word(63, 120, "осіб,"), word(123, 140, "зниклих")},
                            {word(10, 50, "Гнатюк"), word(100, 140, "1987")},
                            {word(10, 55, "Лисенко"), word(100, 140, "1999")},
                            {word(10, 35, "Ткач"), word(100, 140, "1975")}});
  const auto gutters = find_gutters(table);
  ASSERT_THAT(gutters, SizeIs(1));
  const auto rows = rows_of(table, gutters);
  EXPECT_THAT(rows.at(0).cells, ElementsAre("Список осіб, зниклих", "")) << "a title stays whole";
  EXPECT_THAT(rows.at(2).cells, ElementsAre("Лисенко", "1999"));
}

}  // namespace nostoi::intake
