// Damaged and hostile containers: what can be read is read, the rest is a finding, and nothing is unpacked without bound.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "documents.hpp"

namespace nostoi::intake {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

const std::string sheet_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string worksheet(const std::string& rows, const std::string& behind = "", const std::string& space = sheet_space) {
  return "<worksheet xmlns='" + space + "'><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>";
}

std::string text_cell(const std::string& place, const std::string& text) {
  return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}

Members workbook(const std::string& sheet, const Members& more = {}, const std::string& space = sheet_space) {
  Members members = {{"xl/workbook.xml", "<workbook xmlns='" + space + "' xmlns:r='" + relation_space +
                                             "'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels",
                      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='" +
                          relation_space + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"}};
  members.insert(members.end(), more.begin(), more.end());
  members.push_back({"xl/worksheets/sheet1.xml", sheet});
  return members;
}

/// The one table of a workbook of that sheet.
SeenTable only_table(const std::string& name, const Members& members, const Limits& limits = {}) {
  const Seen seen = see(read_xlsx, zip_file(name, members), limits);
  EXPECT_EQ(seen.error, "");
  EXPECT_THAT(seen.tables, SizeIs(1));
  return seen.tables.empty() ? SeenTable{} : seen.tables[0];
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string numbered_rows(int count) {
  std::string rows;
  for (int i = 1; i <= count; ++i)
    rows += "<row r='" + std::to_string(i) + "'>" + text_cell("A" + std::to_string(i), std::to_string(i * 7919L % 10007)) + "</row>";
  return rows;
}

}  // namespace

TEST(Damage, ATruncatedWorkbookKeepsTheRowsBeforeItsEnd) {
  const std::string whole = bytes_of(zip_file("whole.xlsx", workbook(worksheet(numbered_rows(20000)))));
  const Seen seen = see(read_xlsx, plain_file("half.xlsx", whole.substr(0, whole.size() / 2)));
  ASSERT_THAT(seen.tables, SizeIs(1));
  EXPECT_GT(seen.tables[0].rows.size(), 1000u);
  EXPECT_THAT(seen.tables[0].rows[1].cells, ElementsAre(std::to_string(2 * 7919 % 10007)));
  EXPECT_EQ(seen.tables[0].count("package-truncated"), 1u);
  EXPECT_EQ(seen.tables[0].count("part-damaged"), 1u);
}

TEST(Damage, AFlippedByteIsAFindingAfterTheRowsBeforeIt) {
  std::string whole = bytes_of(zip_file("flipped.xlsx", workbook(worksheet(numbered_rows(20000)))));
  for (std::size_t i = 0; i < 40; ++i) whole[whole.size() / 2 + i] = '\xFF';
  const Seen seen = see(read_xlsx, plain_file("flipped2.xlsx", whole));
  ASSERT_THAT(seen.tables, SizeIs(1));
  EXPECT_GT(seen.tables[0].rows.size(), 1000u);
  EXPECT_EQ(seen.tables[0].count("part-damaged") + seen.tables[0].count("part-malformed"), 1u);
}

TEST(Damage, ABombIsReadToItsMeasureOnly) {
  Limits limits;
  limits.expanded_bytes = 1 << 20;
  const SeenTable by_size = only_table("size.xlsx", workbook(worksheet(numbered_rows(100000))), limits);
  EXPECT_EQ(by_size.count("part-too-large"), 1u);
  EXPECT_GT(by_size.rows.size(), 1000u);
  const SeenTable by_ratio = only_table("ratio.xlsx", workbook(worksheet(numbered_rows(3) + std::string(64 << 20, ' '))));
  EXPECT_EQ(by_ratio.count("part-too-large"), 1u);
  EXPECT_THAT(by_ratio.rows, SizeIs(3));
}

TEST(Damage, EntitiesAreRefused) {
  for (const char* entity : {"<!ENTITY e SYSTEM 'file:///etc/passwd'>", "<!ENTITY e 'ха'><!ENTITY f '&e;&e;&e;'>", "<!ENTITY % p 'x'>"}) {
    const std::string sheet = "<!DOCTYPE x [" + std::string(entity) + "]>" + worksheet("<row r='1'>" + text_cell("A1", "&e;") + "</row>");
    const SeenTable table = only_table("entity.xlsx", workbook(sheet));
    EXPECT_EQ(table.count("part-refused"), 1u) << entity;
    EXPECT_THAT(table.rows, IsEmpty());
  }
}

TEST(Damage, BottomlessNestingIsRefused) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_EQ(only_table("deep.xlsx", workbook(worksheet(numbered_rows(2) + deep))).count("part-refused"), 1u);
}

TEST(Damage, AnEndlessAttributeIsRefused) {
  const SeenTable table =
      only_table("attribute.xlsx", workbook(worksheet(numbered_rows(2) + "<row x='" + std::string(12 << 20, 'x') + "'/>")));
  EXPECT_EQ(table.count("part-refused") + table.count("part-too-large"), 1u);
}

TEST(Damage, AbsurdPlacesCostNothing) {
  std::string rows;
  for (int i = 1; i <= 3000; ++i)
    rows += "<row r='" + std::to_string(i) + "'>" + text_cell("A" + std::to_string(i), "x") + text_cell("XFD1048576", "far") + "</row>";
  const SeenTable table =
      only_table("far.xlsx", workbook(worksheet(rows + "<row r='99999999999999999999'>" + text_cell("ZZZZZZZZ1", "y") + "</row>")));
  ASSERT_THAT(table.rows, SizeIs(3001));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("x"));
  EXPECT_EQ(table.count("columns-cut"), 1001u) << "a thousand and the count of the rest";
  EXPECT_EQ(table.rows[3000].physical_row, 3001u);
}

TEST(Damage, ALongCellIsCutBetweenCharactersAndItsLengthTold) {
  Limits limits;
  limits.cell_bytes = 5;
  const SeenTable table = only_table("long.xlsx", workbook(worksheet("<row r='1'>" + text_cell("A1", "Гнатюк") + "</row>")), limits);
  EXPECT_THAT(table.rows.at(0).cells, ElementsAre("Гн"));
  EXPECT_THAT(table.finding("cell-cut").message, HasSubstr("12"));
}

TEST(Damage, MissingAndDoublePartsAreTold) {
  const Members twice = workbook(worksheet(numbered_rows(1)), {{"XL/Worksheets/Sheet1.xml", worksheet(numbered_rows(2))}});
  const SeenTable table = only_table("twice.xlsx", twice);
  EXPECT_EQ(table.finding("part-twice").text, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(table.rows, SizeIs(2)) << "the first of them is read";
  const SeenTable bare = only_table("bare.xlsx", {{"xl\\worksheets\\sheet1.xml", worksheet(numbered_rows(3))}});
  EXPECT_THAT(bare.rows, SizeIs(3));
  EXPECT_EQ(bare.count("part-missing"), 1u);
  EXPECT_THAT(see(read_xlsx, zip_file("none.xlsx", {{"a.txt", "x"}})).error, HasSubstr("xl/workbook.xml"));
  EXPECT_THAT(see(read_docx, zip_file("none.docx", {{"a.txt", "x"}})).error, HasSubstr("word/document.xml"));
  EXPECT_THAT(see(read_ods, zip_file("none.ods", {{"a.txt", "x"}})).error, HasSubstr("content.xml"));
  EXPECT_THAT(see(read_xlsx, plain_file("text.xlsx", "a,b\n")).error, HasSubstr("text.xlsx"));
}

TEST(Damage, AProtectedOpenDocumentIsRefused) {
  const std::string manifest =
      "<m:manifest "
      "xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
  EXPECT_THAT(see(read_ods, zip_file("secret.ods", {{"META-INF/manifest.xml", manifest}, {"content.xml", "\1\2\3"}})).error,
              HasSubstr("password"));
}

TEST(XlsxDialects, StrictNamespacesAreUnderstood) {
  const std::string strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const SeenTable table = only_table(
      "strict.xlsx", workbook(worksheet("<row r='1'><c r='A1' t='d'><v>1987-03-12T00:00:00</v></c></row>", "", strict), {}, strict));
  EXPECT_THAT(table.cells(1), ElementsAre("1987-03-12"));
}

TEST(XlsxDialects, SharedStringsJoinTheirRunsAndLeaveOutPhonetics) {
  const std::string strings = "<x:sst xmlns:x='" + sheet_space +
                              "'><x:si><x:r><x:t>Гна</x:t></x:r><x:r><x:t>тюк</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si>"
                              "<x:si><x:t>a_x000A_b_x005F_c</x:t></x:si></x:sst>";
  const SeenTable table =
      only_table("strings.xlsx", workbook(worksheet("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>7</v></c></row>"),
                                          {{"xl/sharedStrings.xml", strings}}));
  EXPECT_THAT(table.cells(1), ElementsAre("Гнатюк", "a\nb_c"));
  EXPECT_EQ(table.finding("shared-string-missing").text, "7");
  EXPECT_EQ(table.finding("shared-string-missing").column, "@3");
}

TEST(XlsxDialects, ManyMergedRangesAreToldInOneSentenceMore) {
  std::string rows, merges;
  for (int i = 1; i <= 60; ++i)
    rows += "<row r='" + std::to_string(i) + "'>" + (i % 2 ? text_cell("A" + std::to_string(i), "u") : "") +
            text_cell("B" + std::to_string(i), "n") + "</row>";
  for (int i = 1; i < 60; i += 2) merges += "<mergeCell ref='A" + std::to_string(i) + ":A" + std::to_string(i + 1) + "'/>";
  const SeenTable table = only_table("merges.xlsx", workbook(worksheet(rows, "<mergeCells>" + merges + "</mergeCells>")));
  EXPECT_EQ(table.count("cells-merged"), 21u);
  EXPECT_THAT(table.findings.back().message, HasSubstr("10 more"));
  for (const SeenRow& row : table.rows) EXPECT_THAT(row.cells, ElementsAre("u", "n"));
}

TEST(XlsxDialects, AValueBelowAMergedCellIsKeptAndTold) {
  const SeenTable table = only_table(
      "below.xlsx", workbook(worksheet("<row r='1'>" + text_cell("A1", "a") + "</row><row r='2'>" + text_cell("A2", "b") + "</row>",
                                       "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>")));
  EXPECT_THAT(table.cells(2), ElementsAre("b"));
  EXPECT_EQ(table.finding("cell-covered").text, "b");
}

}  // namespace nostoi::intake
