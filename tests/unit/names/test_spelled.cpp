// Spellings compared by what was learned of them.
#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "names/given_names_table.hpp"
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

/// Every spelling that data/given_names has, name by name.
std::vector<Spelled> spelled_given_names() {
  std::vector<Spelled> all;
  for (const GivenName& name : given_names().names) {
    const auto add = [&](const WordList& list) {
      each_word(list.normal, [&](std::string_view one) { all.push_back(spell(one, Tongue::unknown)); });
    };
    for (const WordList& list : name.forms) add(list);
    add(name.shorts);
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

TEST(Spelled, LeavingHopelessWaysChangesNothingOfTheNamesThatAreKnown) {
  const std::vector<Spelled> all = spelled_given_names();
  ASSERT_GT(all.size(), 5000u);
  std::size_t telling = 0, pairs = 0;
  for (std::size_t one = 0; one < all.size(); ++one)  // with a spelling of the same name nearby, and with any other
    for (const std::size_t other : {std::min(one + 1 + mix(1, one) % 5, all.size() - 1), mix(2, one) % all.size()}) {
      const SpellingWeight fast = compare(all[one], all[other]), slow = reference::compare(all[one], all[other]);
      ASSERT_EQ(fast.weight, slow.weight) << utf8(all[one].letters) << " " << utf8(all[other].letters);
      ASSERT_EQ(fast.shortfall, slow.shortfall);
      telling += fast.weight > 0, ++pairs;
    }
  EXPECT_GT(telling, pairs / 10) << "not everything is unlike";
}

TEST(Spelled, WhatIsOfNoInterestIsLeftAndNothingElse) {
  constexpr Cost usual = 7 * 1024, a_slip = 17 * 1024, least = 3 * 1024;
  constexpr Interest interests[] = {{usual, 0, UnitCosts::none}, {usual, a_slip, least}};
  const std::vector<Spelled> all = spelled_given_names();
  std::array<std::size_t, 2> left{}, told{};
  for (std::size_t one = 0; one < all.size(); ++one)
    for (const std::size_t other : {std::min(one + 1 + mix(3, one) % 5, all.size() - 1), mix(4, one) % all.size()})
      for (const std::size_t which : {0, 1}) {
        const SpellingWeight whole = reference::compare(all[one], all[other]), part = compare(all[one], all[other], interests[which]);
        const double with_slips = bits(whole.weight) - std::max(0.0, bits(whole.shortfall) - 17);
        const bool wanted = whole.weight > 0 && (bits(whole.shortfall) <= 7 || (which == 1 && with_slips >= 3));
        ASSERT_EQ(part.weight, wanted ? whole.weight : to_weight(-64)) << utf8(all[one].letters) << " " << utf8(all[other].letters);
        ASSERT_EQ(part.shortfall, wanted ? whole.shortfall : to_weight(64));
        ++(wanted ? told : left)[which];
      }
  for (const std::size_t which : {0, 1}) EXPECT_GT(std::min(left[which], told[which]), 500u);
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
