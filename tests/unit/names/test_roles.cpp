// names: what the words of a name are, and other names of the same person, by tables of cases.
#include <gtest/gtest.h>

#include "nostoi/names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

std::string roles(const Reading& reading) {
  std::string letters;
  for (const Token& token : reading.tokens) letters += "?SGP"[static_cast<std::size_t>(token.role)];
  return letters;
}

std::string words(const Reading& reading) {
  std::string text;
  for (const Token& token : reading.tokens) text += (text.empty() ? "" : " ") + token.text;
  return text;
}

}  // namespace

TEST(Roles, AreReadFromEndingsOrderAndPunctuation) {
  const auto rows = cases("roles.csv");
  ASSERT_GT(rows.size(), 10u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    EXPECT_EQ(roles(read(row[0])), row[1]) << row[0] << ": " << row[2];
  }
}

TEST(Roles, AreThoseOfTheColumnWhereItHasOne) {
  EXPECT_EQ(roles(read("Жван", {Role::surname, Case::unknown})), "S");
  EXPECT_EQ(roles(read("Анна Марія", {Role::given, Case::unknown})), "GG");
}

TEST(Roles, OfManyWordsStayUnknown) { EXPECT_EQ(roles(read("а1а б1б в1в г1г ґ1ґ д1д")), "??????"); }

TEST(OtherNames, AreCompleteNamesWhereTheyCanBeMadeUp) {
  const auto rows = cases("other_names.csv");
  ASSERT_GT(rows.size(), 8u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    std::string others;
    for (const Reading& other : read(row[0]).other_names) others += (others.empty() ? "" : "|") + words(other);
    EXPECT_EQ(others, row[1]) << row[0] << ": " << row[2];
  }
}

}  // namespace nostoi::names
