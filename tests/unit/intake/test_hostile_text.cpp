// Hostile and damaged text files: each has its finding, nothing around the damage is lost, and memory and time stay bounded.
#include <gmock/gmock.h>

#include "unit/intake/collected.hpp"

namespace nostoi::intake {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

namespace {

const std::string head = "name,born,note\nКоваль,1990,x\n";
const std::string tail = "Мороз,1985,y\nБондар,1979,z\n";

std::vector<std::string> first_cells(const Collected& read) {
  std::vector<std::string> cells;
  for (const Cells& row : read.rows) cells.push_back(row.at(0));
  return cells;
}

}  // namespace

TEST(HostileText, AHugeCellIsCutAndItsLengthTold) {
  Limits limits;
  limits.cell_bytes = 1000;
  const Collected read = read_text(head + "Шевчук," + std::string(70000, '7') + ",n\n" + tail, limits);
  EXPECT_THAT(first_cells(read), ElementsAre("name", "Коваль", "Шевчук", "Мороз", "Бондар"));
  EXPECT_EQ(read.rows[2], (Cells{"Шевчук", std::string(1000, '7'), "n"}));
  EXPECT_THAT(read.told(), ElementsAre("cell-cut@3"));
  EXPECT_EQ(read.findings[0].column, "@2");
  EXPECT_THAT(read.findings[0].message, testing::HasSubstr("70000"));
}

TEST(HostileText, ACutNeverSplitsACharacter) {
  Limits limits;
  limits.cell_bytes = 5;
  for (const Cells& row : read_text("a;b\nабвгд;x\n", limits).rows) EXPECT_THAT(row.at(0), testing::AnyOf("a", "аб"));
}

TEST(HostileText, AQuoteThatNeverClosesCostsNothing) {
  Limits limits;
  limits.cell_bytes = 1000;
  std::string rows;
  for (int i = 0; i < 500; ++i) rows += "Лисенко,1980,n\n";
  const Collected read = read_text(head + "\"Шевчук,1991,n\n" + rows + tail, limits);
  EXPECT_THAT(read.rows, SizeIs(505));
  EXPECT_EQ(read.rows[2], (Cells{"\"Шевчук", "1991", "n"}));
  EXPECT_EQ(read.rows.back().at(0), "Бондар");
  EXPECT_THAT(read.told(), ElementsAre("quote-open@3"));
}

TEST(HostileText, AQuoteInEveryRowStaysLinear) {
  Limits limits;
  limits.cell_bytes = 1 << 20;
  std::string text = "a,b\n";
  for (int i = 0; i < 200000; ++i) text += "\"x,\"\"\"y\n";
  const Collected read = read_text(text, limits);
  EXPECT_GE(read.rows.size(), 100000u);
  EXPECT_LE(read.findings.size(), Teller::most + 1);
  EXPECT_EQ(read.findings.back().code, "quote-open");
}

TEST(HostileText, TenThousandColumnsAreReadAsFarAsTheLimit) {
  std::string wide = "0";
  for (int i = 1; i < 10000; ++i) wide += "," + std::to_string(i);
  const Collected read = read_text(wide + "\n" + wide + "\n");
  EXPECT_THAT(read.rows, Each(SizeIs(2000)));
  EXPECT_THAT(read.told(), ElementsAre("columns-cut@1", "columns-cut@2"));
}

TEST(HostileText, NulsAndControlCharactersAreMarkedInTheirCell) {
  using namespace std::string_literals;
  const Collected read = read_text(head + "Шев\0чук,19\x01"s + "91,n\n" + tail);
  EXPECT_EQ(read.rows[2], (Cells{"Шев\uFFFDчук", "19\uFFFD91", "n"}));
  EXPECT_THAT(read.told(), ElementsAre("text-replaced@3", "text-replaced@3"));
  EXPECT_EQ(read.findings[0].column, "@1");
  EXPECT_EQ(read.findings[1].column, "@2");
}

TEST(HostileText, InvalidBytesAreMarkedInTheirCell) {
  const Collected read = read_text(head + "Шевчук\xFF,1991,n\n" + tail);
  EXPECT_EQ(read.rows[2].at(0), "Шевчук\uFFFD");
  EXPECT_THAT(read.told(), ElementsAre("text-replaced@3"));
}

TEST(HostileText, ALineInAnotherEncodingIsReadInIt) {
  const Collected read = read_text(head + "\xD8\xE5\xE2\xF7\xF3\xEA \xCE\xEB\xE5\xE3,1991,n\n" + tail);
  EXPECT_EQ(read.tables[0].encoding, "UTF-8");
  EXPECT_EQ(read.rows[2].at(0), "Шевчук Олег");
  EXPECT_THAT(read.told(), ElementsAre("text-encoding@3"));
  EXPECT_THAT(read.findings[0].message, testing::HasSubstr("windows-1251"));
}

TEST(HostileText, AUtf8LineInALegacyFileIsReadAsUtf8) {
  const Collected read = read_text("\xD8\xE5\xE2\xF7\xF3\xEA;1\n\xCA\xEE\xE2\xE0\xEB\xFC;2\nМороз Юрій;3\n");
  EXPECT_EQ(read.tables[0].encoding, "windows-1251");
  EXPECT_THAT(first_cells(read), ElementsAre("Шевчук", "Коваль", "Мороз Юрій"));
  EXPECT_THAT(read.told(), ElementsAre("text-encoding@3"));
}

TEST(HostileText, ReorderingCharactersAreToldAndKept) {
  const Collected read = read_text(head + "Шевчук\u202Eгелo,1991,n\n" + tail);
  EXPECT_EQ(read.rows[2].at(0), "Шевчук\u202Eгелo");
  EXPECT_THAT(read.told(), ElementsAre("text-reordering@3"));
}

TEST(HostileText, FormulasStayText) {
  const Collected read = read_text(head + "=cmd|' /C calc'!A0,1991,@SUM(A1)\n+380501234567,-,-5\n" + tail);
  EXPECT_EQ(read.rows[2].at(0), "=cmd|' /C calc'!A0");
  EXPECT_THAT(read.told(), ElementsAre("cell-formula@3", "cell-formula@3"));
}

TEST(HostileText, SixtyThousandTimesOneNameIsJustRows) {
  std::string text = "name;born\n";
  for (int i = 0; i < 60000; ++i) text += "Мельник Іван;1990\n";
  const Collected read = read_text(text);
  EXPECT_THAT(read.rows, SizeIs(60001));
  EXPECT_THAT(read.findings, IsEmpty());
}

TEST(HostileText, TruncatedUtf16KeepsWhatCameBefore) {
  const std::string text(
      "\xFF\xFE"
      "a\0;\0b\0\n\0"
      "1\0;\0"
      "2",
      15);
  const Collected read = read_text(text);
  EXPECT_EQ(read.tables[0].encoding, "UTF-16LE");
  EXPECT_THAT(read.rows, ElementsAre(Cells{"a", "b"}, Cells{"1", "\uFFFD"}));
  EXPECT_THAT(read.told(), ElementsAre("text-truncated@2"));
}

TEST(HostileText, EmptyFilesHaveNoRows) {
  EXPECT_THAT(read_text("").rows, IsEmpty());
  EXPECT_THAT(read_text("\xEF\xBB\xBF").rows, IsEmpty());
  EXPECT_THAT(read_json_text("").rows, IsEmpty());
  EXPECT_THAT(read_text("").tables, SizeIs(1));
}

TEST(HostileText, BytesWithoutLinesStayBounded) {
  const Collected read = read_text(std::string(20 << 20, '\0'));
  EXPECT_THAT(read.rows, SizeIs(1));
  EXPECT_THAT(read.told(), Contains("cell-cut@1"));
}

TEST(HostileText, BlocksChangeNothing) {
  using namespace std::string_literals;
  const std::string text =
      head + "Шев\0чук,19\x01"s + "91,n\r\n\xD8\xE5\xE2\xF7\xF3\xEA \xCE\xEB\xE5\xE3,1991,n\r" + "\"a\nb\",\"c\"\"d\",\"e\n" + tail;
  const Collected whole = read_text(text);
  for (const std::size_t block :
       {std::size_t{128}, std::size_t{200}, std::size_t{100000}})  // longer than the lines: a line is judged whole
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
      Collected read;
      DecodedText decoded(memory_bytes(text, piece), block, 64);
      read_delimited_text(decoded, {}, read);
      EXPECT_EQ(read.rows, whole.rows) << block << " " << piece;
      EXPECT_EQ(read.places, whole.places);
      EXPECT_EQ(read.told(), whole.told());
    }
}

TEST(HostileText, FormatsAreToldByContentFirst) {
  const auto name = [](std::string_view path, std::string_view bytes) {
    const Format* format = format_of(std::filesystem::path(path), bytes);
    return format != nullptr ? format->name : std::string_view("none");
  };
  EXPECT_EQ(name("list.csv", "[{\"a\":1}]"), "json");
  EXPECT_EQ(name("list.txt", "[12.05.2025 14:33] Олена: Петренко"), "csv");
  EXPECT_EQ(name("list.jsonl", "\"a\":1}\n{\"a\":2}\n"), "json");
  EXPECT_EQ(name("list.xlsx", "name;born\nКоваль;1990\n"), "csv");
  EXPECT_EQ(name("list", "name;born\n"), "csv");
  EXPECT_EQ(name("list", std::string_view("\x7F"
                                          "ELF\0\1",
                                          6)),
            "none");
}

}  // namespace nostoi::intake
