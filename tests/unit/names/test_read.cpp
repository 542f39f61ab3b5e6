// names: reading a full name into its words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> list;
  for (const Token& token : read(text).tokens) list.push_back(token.initial ? token.text + "." : token.text);
  return list;
}

std::vector<std::string> beside(std::string_view text) { return read(text).set_aside; }

}  // namespace

TEST(Read, KeepsTheOrderOfTheWords) {
  EXPECT_THAT(words("Петренко Іван Олексійович"), ElementsAre("петренко", "іван", "олексійович"));
  EXPECT_THAT(words("Хаджимба, Рауль Джумкович"), ElementsAre("хаджимба", "рауль", "джумкович"));
}

TEST(Read, TellsInitialsFromNames) {
  EXPECT_THAT(words("Шевченко Т.Г."), ElementsAre("шевченко", "т.", "г."));
  EXPECT_THAT(words("Т. Г. Шевченко"), ElementsAre("т.", "г.", "шевченко"));
  EXPECT_THAT(words("О.М.Петренко"), ElementsAre("о.", "м.", "петренко"));
  EXPECT_THAT(words("Kovalenko Yu. O."), ElementsAre("kovalenko", "yu.", "o."));
  EXPECT_THAT(words("Kovalenko Yu"), ElementsAre("kovalenko", "yu")) << "without a full stop it may be a name";
}

TEST(Read, SetsTitlesAndRanksAside) {
  EXPECT_THAT(words("ст. лейтенант Петренко І.О."), ElementsAre("петренко", "і.", "о."));
  EXPECT_THAT(beside("ст. лейтенант Петренко І.О."), ElementsAre("ст лейтенант"));
  EXPECT_THAT(words("Иванов Пётр, полковник"), ElementsAre("иванов", "пётр"));
  EXPECT_THAT(words("Dr. John Smith Jr."), ElementsAre("john", "smith"));
}

TEST(Read, DoesNotSetTheWholeNameAside) { EXPECT_THAT(words("Майор"), ElementsAre("майор")); }

TEST(Read, SetsOtherNamesAndCallSignsAside) {
  EXPECT_THAT(words("Коваль Ігор, позивний Сокіл"), ElementsAre("коваль", "ігор"));
  EXPECT_THAT(beside("Коваль Ігор, позивний Сокіл"), ElementsAre("позивний сокіл"));
  EXPECT_THAT(beside("Коваль Ігор позивний «Дід Мороз»"), ElementsAre("позивний дід мороз"));
  EXPECT_THAT(words("Ковальчук Ольга (Бойко)"), ElementsAre("ковальчук", "ольга"));
  EXPECT_THAT(beside("Петренко Іван, він же Сидоренко Петро"), ElementsAre("він же сидоренко петро"));
  EXPECT_THAT(words("John Brown a.k.a. Jim White"), ElementsAre("john", "brown"));
}

TEST(Read, KeepsDoubleBarrelledSurnamesOneWord) {
  EXPECT_THAT(words("Нечуй-Левицький Іван"), ElementsAre("нечуй-левицький", "іван"));
  EXPECT_THAT(words("Нечуй- Левицький Іван"), ElementsAre("нечуй-левицький", "іван"));
  EXPECT_THAT(words("Нечуй -Левицький Іван"), ElementsAre("нечуй-левицький", "іван"));
}

TEST(Read, JoinsParticles) {
  EXPECT_THAT(words("Алиев Гейдар Алирза оглы"), ElementsAre("алиев", "гейдар", "алирза-оглы"));
  EXPECT_THAT(words("Ludwig van Beethoven"), ElementsAre("ludwig", "van-beethoven"));
  EXPECT_THAT(words("фон Дервіз"), ElementsAre("фон-дервіз"));
  EXPECT_THAT(words("Ван Дмитро"), ElementsAre("ван", "дмитро")) << "a surname, not a particle";
}

TEST(Read, FindsNoWordsWhereThereAreNoLetters) {
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words("--- 12.03.1987 ???"), IsEmpty());
  EXPECT_THAT(words("Петренко Іван 1987"), ElementsAre("петренко", "іван"));
  EXPECT_THAT(beside("Петренко Іван 1987"), ElementsAre("1987"));
}

}  // namespace nostoi::names
