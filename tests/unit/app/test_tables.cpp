// The tables link writes: exact columns, one row a line, quoting.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/tables.hpp"
#include "invented.hpp"

namespace nostoi::app {

namespace {
template <class Write>
std::string text_of(Write write) {
  std::string text;
  write([&](std::string_view piece) { text += piece; });
  return text;
}
const std::vector<List> lists = invented::lists();
const link::Linking linking = invented::linking();
}  // namespace

TEST(LinksTable, HasOneRowAPairWithBothLinesProbabilityAndReason) {
  EXPECT_EQ(text_of([](const Out& out) { write_links(lists, linking, out); }),
            "left_list,left_row,left_id,right_list,right_row,right_id,probability,weight,outcome,reason\n"
            "\"missing, north.csv\",1,M-1,held.csv,1,7,0.969700,5.0000,match,\n"
            "\"missing, north.csv\",3,M-3,held.csv,2,\"8\"\"9\",0.333300,-1.0000,review,below-threshold\n");
}

TEST(PeopleTable, HasEveryLineOnceAndNamesThePersonByItsFirstLine) {
  EXPECT_EQ(text_of([](const Out& out) { write_people(lists, linking, out); }),
            "person,list,row,id\n"
            "\"missing, north.csv:1\",\"missing, north.csv\",1,M-1\n"
            "\"missing, north.csv:2\",\"missing, north.csv\",2,M-2\n"
            "\"missing, north.csv:3\",\"missing, north.csv\",3,M-3\n"
            "\"missing, north.csv:1\",held.csv,1,7\n"
            "held.csv:2,held.csv,2,\"8\"\"9\"\n");
}

TEST(FindingsTable, IsInTheOrderOfTheFileAndLeavesRowsEmptyThatAreNoLines) {
  EXPECT_EQ(text_of([](const Out& out) { write_findings(lists, out); }),
            "list,row,physical_row,column,code,message,text\n"
            "held.csv,2,3,г.р.,date-unreadable,«32.13» не є датою.,32.13\n"
            "held.csv,,5,,row-ragged,У рядку забагато клітинок.,a;b;c;d\n");
}

TEST(LinksTable, HasEveryPairInOrderWhateverTheParts) {
  link::Linking many = linking;
  many.pairs.clear();
  for (std::uint32_t i = 0; i < 300'000; ++i) many.pairs.push_back({0, 3, static_cast<Weight>(i), 0.5, link::Outcome::match, ""});
  const auto written = [&](std::size_t threads) {
    return text_of([&](const Out& out) { write_links(lists, many, out, Format::csv, threads); });
  };
  const std::string one = written(1);
  EXPECT_EQ(std::ranges::count(one, '\n'), 300'001);
  EXPECT_EQ(one.find("left_list"), one.rfind("left_list"));
  EXPECT_LT(one.find(",0.5000,"), one.find(",4.5776,"));
  EXPECT_EQ(one, written(5));
}

TEST(TablesAsJsonLines, HoldAnObjectARowWithNumbersAsNumbersAndTextsAsTexts) {
  EXPECT_EQ(text_of([](const Out& out) { write_links(lists, linking, out, Format::jsonl); }),
            R"({"left_list":"missing, north.csv","left_row":1,"left_id":"M-1","right_list":"held.csv","right_row":1,"right_id":"7",)"
            R"("probability":0.969700,"weight":5.0000,"outcome":"match","reason":""})"
            "\n"
            R"({"left_list":"missing, north.csv","left_row":3,"left_id":"M-3","right_list":"held.csv","right_row":2,"right_id":"8\"9",)"
            R"("probability":0.333300,"weight":-1.0000,"outcome":"review","reason":"below-threshold"})"
            "\n");
}

TEST(TablesAsJsonLines, SayNullWhereAFindingIsAboutNoLine) {
  const std::string findings = text_of([](const Out& out) { write_findings(lists, out, Format::jsonl); });
  EXPECT_NE(findings.find(R"("list":"held.csv","row":null,"physical_row":5,"column":"","code":"row-ragged")"), std::string::npos)
      << findings;
  EXPECT_EQ(std::ranges::count(findings, '\n'), 2) << "no heading row";
}

TEST(TablesAsJsonLines, NameThePersonByItsFirstLineAsInCsv) {
  const std::string people = text_of([](const Out& out) { write_people(lists, linking, out, Format::jsonl); });
  EXPECT_NE(people.find(R"({"person":"missing, north.csv:1","list":"held.csv","row":1,"id":"7"})"), std::string::npos) << people;
}

TEST(RowWriter, RoundsFixedPointAsTheDecimalsAre) {
  const auto written = [](std::int64_t weight) {
    return text_of([&](const Out& out) { RowWriter(out, Format::csv, {"w"}).weight(weight).end(); }).substr(2);
  };
  EXPECT_EQ(written(65'536), "1.0000\n");
  EXPECT_EQ(written(-98'304), "-1.5000\n");
  EXPECT_EQ(written(2'048), "0.0312\n") << "0.03125: a half goes to the even digit";
  EXPECT_EQ(written(6'144), "0.0938\n") << "0.09375";
  EXPECT_EQ(written(3), "0.0000\n");
}

TEST(Tables, AreHandedOnInPiecesWithoutLosingARow) {
  std::vector<List> one = {invented::list("many.csv", {invented::column("x", "", std::vector<std::string>(100'000, "value"))})};
  link::Linking alone;
  alone.first_line = {0, 100'000};
  for (std::uint32_t line = 0; line < 100'000; ++line) alone.person.push_back(line);
  std::ptrdiff_t pieces = 0, rows = 0;
  write_people(one, alone, [&](std::string_view piece) { ++pieces, rows += std::ranges::count(piece, '\n'); });
  EXPECT_EQ(rows, 100'001);
  EXPECT_GT(pieces, 5);
}

TEST(Lines, AreFoundInTheirListsAcrossAnEmptyOne) {
  const std::vector<std::uint64_t> first_line = {0, 3, 3, 5};
  EXPECT_EQ(locate(first_line, 2).list, 0u);
  EXPECT_EQ(locate(first_line, 3).list, 2u);
  EXPECT_EQ(locate(first_line, 4).line, 1u);
}

}  // namespace nostoi::app
