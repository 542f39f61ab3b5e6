// names: what a text was meant to be stands beside what is written, by a table of cases.
#include <gtest/gtest.h>

#include "nostoi/names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

std::string words(const Reading& reading) {
  std::string text;
  for (const Token& token : reading.tokens) text += (text.empty() ? "" : " ") + token.text;
  return text;
}

std::string by_keyboard(const Reading& reading) {
  std::string all;
  for (const Reading& other : reading.other_names)
    if (other.alias == Alias::keyboard) all += (all.empty() ? "" : "|") + words(other);
  return all;
}

/// The first word each doubted word may have been.
std::string misread(const Reading& reading) {
  std::string all;
  for (const Token& token : reading.tokens)
    if (token.doubt == Doubt::misread) all += (all.empty() ? "" : " ") + token.also.front();
  return all;
}

}  // namespace

TEST(Mistyped, IsSaidBesideWhatIsWritten) {
  const auto rows = cases("mistyped.csv");
  ASSERT_GT(rows.size(), 10u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    const Reading reading = read(row[0]);
    EXPECT_EQ(by_keyboard(reading), row[2] == "keyboard" ? row[1] : "") << row[0] << ": " << row[3];
    EXPECT_EQ(misread(reading), row[2] == "misread" ? row[1] : "") << row[0] << ": " << row[3];
  }
}

TEST(Mistyped, LeavesTheWordsAsTheyStand) {
  EXPECT_EQ(words(read("Bdfyjd")), "bdfyjd");
  EXPECT_EQ(words(read("К0валь")), "к0валь");
}

}  // namespace nostoi::names
