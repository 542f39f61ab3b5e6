// Two entries beside each other: what a reviewer's eye should be led to.
#include <gmock/gmock.h>

#include "workbench/pair_rows.hpp"

namespace nostoi::workbench {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Statement said(const std::string& property, const std::string& value, Position at = 1, std::size_t column = 1) {
  Statement statement;
  statement.at = at;
  statement.column = column;
  statement.property = property;
  statement.value = value;
  return statement;
}

FileEntry entry(std::vector<Statement> statements) {
  FileEntry one;
  one.statements = std::move(statements);
  return one;
}

TEST(LettersApart, AreThoseWithoutAPartner) {
  const auto [left, right] = letters_apart("Топольський", "Топольский");
  EXPECT_THAT(left, ElementsAre(Pair(7, 8)));
  EXPECT_THAT(right, IsEmpty());
}

TEST(LettersApart, DoNotHeedCase) {
  const auto [left, right] = letters_apart("ТОПОЛЬ", "тополь");
  EXPECT_THAT(left, IsEmpty());
  EXPECT_THAT(right, IsEmpty());
}

TEST(LettersApart, AreNotSoughtInTextsWithoutEnd) {
  const auto [left, right] = letters_apart(std::string(5000, 'a'), std::string(5000, 'b'));
  EXPECT_THAT(left, IsEmpty());
  EXPECT_THAT(right, IsEmpty());
}

TEST(RowsOfAPair, StandInTheOrderOfPropertiesAndSayHowTheyAgree) {
  Statement year = said("birth_date", "1988"), day = said("birth_date", "02.08.1988");
  year.date = {1988, 0, 0, false, false, false, day_number(1988, 1, 1), day_number(1988, 12, 31)};
  day.date = {1988, 8, 2, false, false, false, day_number(1988, 8, 2), day_number(1988, 8, 2)};
  const Json rows = rows_of_pair(entry({year, said("rank", "солдат"), said("surname", "Верба")}), entry({day, said("surname", "ВЕРБА")}));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["property"], "surname");
  EXPECT_EQ(rows[0]["agrees"], "yes");
  EXPECT_EQ(rows[1]["property"], "birth_date");
  EXPECT_EQ(rows[1]["agrees"], "nearly");
  EXPECT_EQ(rows[2]["property"], "rank");
  EXPECT_EQ(rows[2]["agrees"], "one-sided");
}

TEST(RowsOfAPair, TellAWholeNameAndItsPartsAsOne) {
  const Json rows =
      rows_of_pair(entry({said("name", "Верба Роман Ілліч")}),
                   entry({said("given_name", "Роман"), said("patronymic", "Ильич"), said("surname", "Верба")}), {{"name", 11}});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["right"][0]["value"], "Верба Роман Ильич");
  EXPECT_EQ(rows[0]["agrees"], "nearly") << "another spelling, which weighs for the pair";
  EXPECT_EQ(rows[0]["weight"], 11);
}

TEST(RowsOfAPair, MarkOfDatesTheDayTheMonthOrTheYear) {
  Statement one = said("birth_date", "02.08.1988"), other = said("birth_date", "02.09.1988");
  one.date = {1988, 8, 2, false, false, false, day_number(1988, 8, 2), day_number(1988, 8, 2)};
  other.date = {1988, 9, 2, false, false, false, day_number(1988, 9, 2), day_number(1988, 9, 2)};
  const Json rows = rows_of_pair(entry({one}), entry({other}));
  EXPECT_EQ(rows[0]["agrees"], "no");
  EXPECT_EQ(rows[0]["left"][0]["differs"], Json::parse("[[3,5]]"));
}

TEST(RowsOfAPair, LeaveOutWhatWasTakenBack) {
  Statement wrong = said("surname", "Верба");
  wrong.retracted = 9;
  EXPECT_EQ(rows_of_pair(entry({wrong}), entry({said("surname", "Тополя")}))[0]["agrees"], "one-sided");
}

}  // namespace
}  // namespace nostoi::workbench
