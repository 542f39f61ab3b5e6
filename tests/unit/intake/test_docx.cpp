// DOCX as LibreOffice writes it, and the parts of the format that only other programs write.
#include <gmock/gmock.h>

#include "documents.hpp"

namespace nostoi::intake {

using testing::ElementsAre;
using testing::SizeIs;

TEST(Docx, GivesTheTableOfALetter) {
  const Seen seen = see(read_docx, document("letter.docx"));
  ASSERT_EQ(seen.error, "");
  ASSERT_THAT(seen.tables, SizeIs(1));
  const SeenTable& table = seen.tables[0];
  EXPECT_THAT(table.cells(1), ElementsAre("ПІБ", "Народження", "Підрозділ"));
  EXPECT_THAT(table.cells(2), ElementsAre("Гнатюк Остап", "12.03.1987\n(зі слів)", "72 бригада"));
  EXPECT_THAT(table.cells(3), ElementsAre("Лисенко Артем", "30.11.1999", "72 бригада"));
  EXPECT_THAT(table.cells(4), ElementsAre("Кравець Назар, 1975", "", "36 бригада")) << "across, a merged cell is one cell";
}

TEST(Docx, TellsWhatItLeftOutOrPutTogether) {
  const SeenTable table = see(read_docx, document("letter.docx")).tables.at(0);
  EXPECT_EQ(table.count("changes-tracked"), 1u);
  EXPECT_EQ(table.finding("paragraphs-passed-over").text, "Надсилаємо список:");
  EXPECT_EQ(table.count("tables-nested"), 1u);
  EXPECT_EQ(table.finding("cells-merged").physical_row, 2u);
}

TEST(Docx, WithoutTablesGivesItsParagraphs) {
  const Seen seen = see(read_docx, document("pasted.docx"));
  ASSERT_THAT(seen.tables, SizeIs(1));
  ASSERT_THAT(seen.tables[0].rows, SizeIs(4));
  EXPECT_THAT(seen.tables[0].cells(1), ElementsAre("Гнатюк Остап Маркович, 12.03.1987"));
  EXPECT_EQ(seen.tables[0].count("paragraphs-passed-over"), 0u);
}

namespace {
Seen word(const std::string& name, const std::string& body) {
  return see(read_docx,
             zip_file(name, {{"word/document.xml", R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>)" +
                                                       body + "</w:body></w:document>"}}));
}
std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
}
}  // namespace

TEST(Docx, LeavesOutRowsThatTrackedChangesDeleted) {
  const Seen seen = word("deleted.docx", "<w:tbl><w:tr>" + cell("a") + "</w:tr><w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell("b") +
                                             "</w:tr><w:tr>" + cell("c") + "</w:tr></w:tbl>");
  ASSERT_THAT(seen.tables.at(0).rows, SizeIs(2));
  EXPECT_THAT(seen.tables[0].cells(3), ElementsAre("c"));
  EXPECT_EQ(seen.tables[0].count("changes-tracked"), 1u);
}

TEST(Docx, PutsCellsWhereTheGridHasThem) {
  const Seen seen = word("grid.docx", "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("b", "<w:gridSpan w:val='2'/>") +
                                          cell("d") + "</w:tr></w:tbl>");
  EXPECT_THAT(seen.tables.at(0).cells(1), ElementsAre("", "b", "", "d"));
}

TEST(Docx, ReadsATextBoxOnce) {
  const Seen seen = word("box.docx",
                         "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Гнатюк</w:t></w:r></w:p></mc:Choice>"
                         "<mc:Fallback><w:p><w:r><w:t>Гнатюк</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>");
  ASSERT_THAT(seen.tables.at(0).rows, SizeIs(1));
  EXPECT_THAT(seen.tables[0].rows[0].cells, ElementsAre("Гнатюк"));
}

TEST(Docx, KeepsTablesApart) {
  const Seen seen = word("two.docx", "<w:tbl><w:tr>" + cell("a") + "</w:tr></w:tbl><w:p/><w:tbl><w:tr>" + cell("b") + "</w:tr></w:tbl>");
  ASSERT_THAT(seen.tables, SizeIs(2));
  EXPECT_EQ(seen.tables[1].name, "2");
  EXPECT_THAT(seen.tables[1].cells(1), ElementsAre("b"));
}

}  // namespace nostoi::intake
