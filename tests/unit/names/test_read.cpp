// names: reading a full name into its words, by the table of cases.
#include <gtest/gtest.h>

#include "nostoi/names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "|") + part;
  return text;
}

/// The words of a reading; a full stop marks an initial.
std::string words(const Reading& reading) {
  std::vector<std::string> list;
  for (const Token& token : reading.tokens) list.push_back(token.initial ? token.text + "." : token.text);
  return joined(list);
}

}  // namespace

TEST(Read, TellsTheWordsOfANameFromWhatStandsBesideIt) {
  const auto rows = cases("readings.csv");
  ASSERT_GT(rows.size(), 40u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    const Reading reading = read(row[0]);
    EXPECT_EQ(words(reading), row[1]) << row[0] << ": " << row[3];
    EXPECT_EQ(joined(reading.set_aside), row[2]) << row[0] << ": " << row[3];
  }
}

TEST(Read, StaysLinearOnACellThatIsFullOfParticles) {
  std::string text = "Leyen";
  for (int i = 0; i < 200000; ++i) text += " von";
  EXPECT_EQ(read(text).tokens.size(), 2u);
}

TEST(Read, RomanisesEveryWord) {
  const Reading reading = read("Шевченко Т.Г.");
  EXPECT_EQ(reading.tokens[0].romanised, "shevchenko");
  EXPECT_EQ(reading.tokens[2].romanised, "h");
}

TEST(Read, ComparesNamesInTheGenitiveAsIfTheyWereInTheNominative) {
  const auto rows = cases("declined.csv");
  ASSERT_GT(rows.size(), 15u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    std::vector<std::string> declined, nominative;
    for (const Token& token : read(row[0]).tokens) declined.push_back(token.romanised);
    for (const Token& token : read(row[1]).tokens) nominative.push_back(romanise_for_comparison(token.text));
    EXPECT_EQ(declined, nominative) << row[0] << ": " << row[2];
  }
}

TEST(Read, LeavesTheWordsThemselvesAsTheyStand) { EXPECT_EQ(read("Коваля Сергея Ивановича").tokens[0].text, "коваля"); }

}  // namespace nostoi::names
