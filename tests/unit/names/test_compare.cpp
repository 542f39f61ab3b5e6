// names: what two names tell, by a table of cases and by laws that hold for all names.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "names/known_pairs.hpp"
#include "nostoi/names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

Weight weight(const std::string& a, const std::string& b) { return compare(read(a), read(b)).weight; }

/// The names of the table of cases, each against each.
std::vector<std::pair<std::string, std::string>> pairs() {
  const auto rows = cases("compare.csv");
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& row : rows)
    for (const auto& other : rows) all.emplace_back(row[0], other[1]);
  return all;
}

}  // namespace

TEST(Compare, JudgesAsACaseworkerWould) {
  const auto rows = cases("compare.csv");
  ASSERT_GT(rows.size(), 30u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    const double bits_told = bits(weight(row[0], row[1]));
    const std::string verdict = bits_told > 2 ? "same" : bits_told < -2 ? "different" : "nothing";
    EXPECT_EQ(verdict, row[2]) << row[0] << " | " << row[1] << " (" << bits_told << "): " << row[3];
  }
}

TEST(Compare, IsSymmetric) {
  for (const auto& [a, b] : pairs()) {
    const NameComparison there = compare(read(a), read(b)), back = compare(read(b), read(a));
    EXPECT_EQ(there.weight, back.weight) << a << " | " << b;
    EXPECT_EQ(there.words.size(), back.words.size()) << a << " | " << b;
  }
}

TEST(Compare, GainsByEveryPartThatAgrees) {
  for (const char* part : {"Остап", "Zabihullah", "Крутибочка", "N."}) {
    const std::vector<NameWord> more = name_words(read(part));
    for (const auto& [a, b] : pairs()) {
      std::vector<NameWord> left = name_words(read(a)), right = name_words(read(b));
      const NameComparison before = compare(left, right);
      if (before.words.empty() && before.weight == 0) continue;  // in letters that are not read: nothing was said
      left.insert(left.end(), more.begin(), more.end());
      right.insert(right.end(), more.begin(), more.end());
      EXPECT_GE(compare(left, right).weight, before.weight) << a << " | " << b << " + " << part;
    }
  }
}

TEST(Compare, LosesWhereAPartContradicts) {
  for (const auto& [a, b] : pairs()) {
    const NameComparison before = compare(read(a), read(b));
    std::vector<NameWord> left = name_words(read(a)), right = name_words(read(b));
    left.push_back(name_words(read("Цвітан")).front());  // no initial of the table fits them
    right.push_back(name_words(read("Фавст")).front());
    EXPECT_LT(compare(left, right).weight, std::max(before.weight, 0)) << a << " | " << b;
  }
}

TEST(Compare, NeverReachesEvenOddsWhereOneWordContradictsHoweverMuchAgrees) {
  std::string one = "Остап", other = "Богдан";
  for (const char* word : {" Крутибочка", " Подопригора", " Перебийніс", " Непийвода", " Загрибайло"}) {
    one += word, other += word;
    EXPECT_LT(weight(one, other), to_weight(-3)) << one << " | " << other;
  }
}

TEST(Compare, AddsUpToItsRowsAndTheChoiceAmongNames) {
  for (const auto& row : cases("compare.csv")) {
    const Reading name = read(row[0]);
    const NameComparison self = compare(name, name);
    Weight sum = -to_weight(2 * std::log2(1 + static_cast<double>(name.other_names.size())));
    for (const AlignedWords& words : self.words) sum += words.weight;
    EXPECT_EQ(self.weight, sum) << row[0];
  }
}

TEST(Compare, KnowsANameInEveryRomanisationOfItsLanguage) {
  const std::map<std::string, std::vector<std::string>> names = {
      {"uk",
       {"Згурський Юрій Євгенович", "Щербаненко Олексій", "Ґалаґан Їжакевич Соломія", "Цюрюпенко Хома", "Мар'яненко Дем'ян Зиновійович"}},
      {"ru", {"Щегольков Юрий Евгеньевич", "Объедков Семён", "Хрящёва Зоя Цезаревна", "Жихарев Эдуард Ильич", "Подъячева Любовь"}},
      {"be", {"Верабей Юрась", "Дзядзюшка Уладзімір Янкавіч", "Шчарбацюк Аляксей", "Жывіца Ганна"}},
      {"bg", {"Щърбанов Георги", "Цветанка Жечева", "Хаджиев Юлиан Ярославов"}}};
  const auto schemes = romanisation_schemes();
  ASSERT_TRUE(schemes.has_value());
  for (const RomanisationScheme& scheme : *schemes) {
    if (!names.contains(scheme.language)) continue;
    for (const std::string& name : names.at(scheme.language)) {
      const auto romanised = romanise(scheme.language, scheme.scheme, name);
      ASSERT_TRUE(romanised.has_value());
      EXPECT_GT(bits(weight(name, *romanised)), 10) << scheme.language << " " << scheme.scheme << ": " << name << " | " << *romanised;
    }
  }
}

TEST(Compare, TellsByWhichNameTwoAgree) {
  const Reading wife = read("Ковальчук Ольга Петрівна (Бойко)"), maiden = read("Бойко Ольга Петрівна"),
                now = read("Ковальчук Ольга Петрівна");
  const NameComparison before = compare(wife, maiden), after = compare(wife, now);
  EXPECT_EQ(before.left_name, 1u);
  EXPECT_EQ(before.right_name, 0u);
  EXPECT_EQ(called(wife, before.left_name).tokens[before.words[0].left].text, "бойко");
  EXPECT_EQ(compare(maiden, wife).right_name, 1u);
  EXPECT_EQ(after.left_name, 0u);
  EXPECT_EQ(after.weight, compare(now, now).weight - to_weight(1)) << "one of two names: a bit";
}

TEST(Compare, ByAnotherNameIsNoWayOutOfAContradiction) { EXPECT_LT(bits(weight("Kovalchuk Olha (محمد)", "Паламар Марко")), -8); }

TEST(Compare, OfVeryManyNamesOnlyTheFirstAreCompared) {
  std::string many = "Ковальчук Ольга";
  for (int i = 0; i < 500; ++i) many += ", вона ж Бойко Ольга";
  EXPECT_LE(compare(read(many), read("Бойко Ольга")).left_name, 7u);
}

TEST(Compare, WhatIsKeptOfPairsOfWordsChangesNothing) {
  std::vector<NameWord> words;
  for (const auto& row : cases("compare.csv"))
    for (const std::string& name : {row[0], row[1]})
      for (NameWord& word : name_words(read(name))) {
        words.push_back(word);
        words.back().set_rarity(to_weight(5));
        words.push_back(std::move(word));
      }
  KnownPairs known;
  for (const int time : {1, 2})
    for (const NameWord& one : words)
      for (const NameWord& other : words) {
        const WordComparison anew = compare(one, other), kept = known(one, other);
        ASSERT_EQ(kept.weight, anew.weight) << time << ": " << one.data().text << " " << other.data().text;
        ASSERT_EQ(kept.relation, anew.relation);
      }
}

TEST(Compare, SaysNothingWhereThereIsNothingToCompare) {
  EXPECT_EQ(weight("", ""), 0);
  EXPECT_EQ(weight("", "Гнатюк Марко"), 0);
  EXPECT_EQ(weight("محمد", "Hnatiuk Marko"), 0);
}

}  // namespace nostoi::names
