// names: which given names, short forms and patronymics belong together, by the table of cases.
#include <gtest/gtest.h>

#include "names/given_names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

/// What the two words of a case are to each other, in the words of the table.
std::string related(const std::string& a, const std::string& b) {
  const Reading one = read(a), other = read(b);
  const Kinship found = kinship(name_forms(one.tokens.at(0)), name_forms(other.tokens.at(0)));
  const std::string distant = found.grade >= 2 ? "distant " : "";
  switch (found.relation) {
    case Kin::one_name:
      return distant + (distant.empty() ? "one name" : "name");
    case Kin::short_form:
      return found.grade == 0 ? "short form" : "shared short form";
    case Kin::two_short_forms:
      return "two short forms";
    case Kin::one_father:
      return found.other_sex ? "one father's son and daughter" : "one father";
    case Kin::father_of:
      return distant + "father";
    case Kin::none:
      break;
  }
  return "none";
}

}  // namespace

TEST(GivenNames, AreRelatedAsTheCaseTableSays) {
  const auto rows = cases("given_names.csv");
  ASSERT_GT(rows.size(), 20u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    EXPECT_EQ(related(row[0], row[1]), row[2]) << row[0] << ", " << row[1] << ": " << row[3];
    EXPECT_EQ(related(row[1], row[0]), row[2]) << "the other way round: " << row[1] << ", " << row[0];
  }
}

TEST(GivenNames, OfAFatherWhoIsInNoTableAreToldByTheEnding) {
  const auto son = patronymic_by_ending("khuseinovich"), daughter = patronymic_by_ending("musaevna");
  ASSERT_TRUE(son && daughter);
  EXPECT_EQ(son->stem, "khusein");
  EXPECT_EQ(son->sex, 1);
  EXPECT_EQ(daughter->sex, 2);
  EXPECT_EQ(stem_of_father(daughter->stem), stem_of_father("musa"));
  EXPECT_FALSE(patronymic_by_ending("petrenko"));
  EXPECT_FALSE(patronymic_by_ending("ovich"));
}

}  // namespace nostoi::names
