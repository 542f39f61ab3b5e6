// names: what stays together and what stays apart, from the case tables, and what normalise() promises.
#include <gtest/gtest.h>

#include "nostoi/names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

TEST(Spellings, MeetOrStayApartAsTheCaseTableSays) {
  const auto rows = cases("spellings.csv");
  ASSERT_GT(rows.size(), 90u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u);
    const std::string a = romanise_for_comparison(row[0]), b = romanise_for_comparison(row[1]);
    const bool near = skeleton(a) == skeleton(b);
    const std::string why = row[0] + " (" + a + ", " + skeleton(a) + ") and " + row[1] + " (" + b + ", " + skeleton(b) + "): " + row[3];
    EXPECT_EQ(a == b, row[2] == "same") << why;
    if (row[2] == "near") {
      EXPECT_TRUE(near) << why;
    }
    if (row[2] == "different" && row[3].starts_with("two")) {
      EXPECT_FALSE(near) << why;
    }
  }
}

TEST(Normalise, UnifiesWhatPeopleTypeForTheSameSign) {
  EXPECT_EQ(normalise("  О’КОННЕЛЛ–Петренко "), "о'коннелл-петренко");
  EXPECT_EQ(normalise("Дем`янюк\xC2\xA0 \tІван"), "дем'янюк іван");
  EXPECT_EQ(normalise("Пе\xC2\xADтренко\xE2\x80\x8B"), "петренко") << "a soft hyphen and a zero-width space are no letters";
}

TEST(Normalise, KeepsTheAlphabet) {
  EXPECT_EQ(normalise("Їжакевич"), "їжакевич");
  EXPECT_EQ(normalise("Čapek"), "čapek");
  EXPECT_EQ(normalise("И\xCC\x86од"), "йод") << "a breve that came apart is composed";
}

TEST(Normalise, PutsLookAlikesRightOnlyInsideAWord) {
  EXPECT_EQ(normalise("Iванов"), "іванов");
  EXPECT_EQ(normalise("CEPГІЙ"), "сергій");
  EXPECT_EQ(normalise("Іван Scott"), "іван scott");
}

TEST(Normalise, AndRomaniseChangeNothingTheSecondTime) {
  for (const auto& row : cases("spellings.csv"))
    for (const std::string& name : {row[0], row[1]}) {
      EXPECT_EQ(normalise(normalise(name)), normalise(name));
      EXPECT_EQ(romanise_for_comparison(romanise_for_comparison(name)), romanise_for_comparison(name)) << name;
    }
}

TEST(Romanise, LeavesOnlyPlainLettersOfAlphabetsItReads) {
  EXPECT_EQ(romanise_for_comparison("Петренко-Гай, Іван (1987)"), "petrenko-hai ivan 1987");
  EXPECT_EQ(romanise_for_comparison("O'Connell"), "okonnell");
  EXPECT_EQ(romanise_for_comparison("山田"), "山田") << "what no table reads stays, so that two such names do not become one";
}

TEST(Skeleton, KeepsWordsApart) { EXPECT_EQ(skeleton("petrenko ivan"), "ptrnk ivn"); }

}  // namespace nostoi::names
