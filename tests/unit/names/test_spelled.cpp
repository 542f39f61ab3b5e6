// Spellings compared by what was learned of them.
#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "names/spelled.hpp"
#include "reference/spelling.hpp"

namespace nostoi::names {

namespace {

Spelled word(std::string_view text, Tongue tongue = Tongue::unknown) { return spell(normalise(text), tongue); }

double weight(std::string_view a, std::string_view b) { return bits(compare(word(a), word(b)).weight); }
double shortfall(std::string_view a, std::string_view b) { return bits(compare(word(a), word(b)).shortfall); }

/// Words of names that are alike, unlike, short, long, of several alphabets, and no words at all.
const std::vector<std::string> words = {
    "Шевченко", "Shevchenko", "Szewczenko", "Chevtchenko", "Шевчук",    "Гнатюк",      "Hnatiuk",  "Gnatyuk",     "Іван",  "Иван",
    "Ivan",     "Iwan",       "Джонсон",    "Johnson",     "Щербаков",  "Shcherbakov", "Їжакевич", "Yizhakevych", "Ёлкин", "Yolkin",
    "Ў",        "О",          "Li",         "Лі",          "",          "-",           "Θεόδωρος", "გიორგი",      "山田",  "Ççğş",
    "Zdzisław", "Здислав",    "Петренко",   "Petrenkoo",   "Вольфганг", "Wolfgang",    "Юозапас",  "Juozapas",    "q1w2",  "Мария"};

std::vector<Spelled> all_spelled() {
  std::vector<Spelled> all;
  for (const std::string& text : words)
    for (const Tongue tongue : {Tongue::unknown, Tongue::ru, Tongue::uk, Tongue::be, Tongue::bg}) all.push_back(word(text, tongue));
  for (const std::size_t letters : {39u, 40u, 41u, 90u}) {
    std::string cyrillic;
    for (std::size_t i = 0; i < letters; ++i) cyrillic += i % 2 ? "а" : "к";
    all.push_back(word(cyrillic));
    all.push_back(word(std::string(letters, 'a')));
  }
  return all;
}

}  // namespace

TEST(Spelled, AnOfficialRomanisationHasLittleShortfall) {
  EXPECT_LT(shortfall("Шевченко", "Shevchenko"), 3);
  EXPECT_LT(shortfall("Гнатюк", "Hnatiuk"), 4);
  EXPECT_GT(shortfall("Гнатюк", "Hnatieu"), 10) << "no spelling of it";
}

TEST(Spelled, TwoSpellingsOfOneNameTellMuchAndTwoNamesNothing) {
  EXPECT_GT(weight("Шевченко", "Shevchenko"), 15);
  EXPECT_GT(weight("Шевченко", "Szewczenko"), 12);
  EXPECT_EQ(weight("Шевченко", "Ivanova"), -64) << "what tells less than a bit tells nothing";
}

TEST(Spelled, ComparingDoesNotAskWhichWordIsFirst) {
  const std::vector<Spelled> all = all_spelled();
  for (const Spelled& a : all)
    for (const Spelled& b : all) {
      const SpellingWeight there = compare(a, b), back = compare(b, a);
      ASSERT_TRUE(there.weight == back.weight && there.shortfall == back.shortfall);
    }
}

TEST(Spelled, LeavingHopelessWaysChangesNothing) {
  const std::vector<Spelled> all = all_spelled();
  std::size_t telling = 0;
  for (const Spelled& a : all)
    for (const Spelled& b : all) {
      const SpellingWeight fast = compare(a, b), slow = reference::compare(a, b);
      ASSERT_EQ(fast.weight, slow.weight);
      ASSERT_EQ(fast.shortfall, slow.shortfall);
      telling += fast.weight > 0;
    }
  EXPECT_GT(telling, 2000u) << "not everything is unlike";
}

TEST(Spelled, AlignmentLaysLettersAgainstWhatTheyStandFor) {
  const auto steps = align(word("Джонсон"), word("Johnson"));
  ASSERT_FALSE(steps.empty());
  EXPECT_TRUE(std::ranges::any_of(steps, [](const auto& step) { return step.first.ends_with("дж") && step.second.ends_with("j"); }));
}

TEST(Spelled, AlignmentLaysOutBothWordsWhole) {
  const std::vector<Spelled> all = all_spelled();
  for (std::size_t at = 0; at + 1 < all.size(); ++at) {
    std::string left, right;
    for (const auto& [one, other] : align(all[at], all[at + 1])) left += one, right += other;
    if (left.empty()) continue;
    EXPECT_EQ(left, utf8(all[at].letters));
    EXPECT_EQ(right, utf8(all[at + 1].letters));
  }
}

}  // namespace nostoi::names
