// names: which given names, short forms and patronymics belong together, by the table of cases.
#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "names/given_names.hpp"
#include "names/given_names_table.hpp"
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
  ASSERT_GT(rows.size(), 130u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    EXPECT_EQ(related(row[0], row[1]), row[2]) << row[0] << ", " << row[1] << ": " << row[3];
    EXPECT_EQ(related(row[1], row[0]), row[2]) << "the other way round: " << row[1] << ", " << row[0];
  }
}

TEST(GivenNames, AMansAndAWomansNameDoNotBecomeOneThroughAShortFormOfBoth) {
  const auto related_to = [](std::string_view a, std::string_view b) { return kinship(name_forms(a), name_forms(b)).relation; };
  EXPECT_EQ(related_to("саша", "олександр"), Kin::short_form);
  EXPECT_EQ(related_to("саша", "олександра"), Kin::short_form);
  EXPECT_EQ(related_to("олександр", "олександра"), Kin::none);
  EXPECT_EQ(related_to("olexandr", "oleksandra"), Kin::none);
}

TEST(GivenNames, AShortFormIsTheLooserTheLessLikelyItIsThatTheNameIsMeant) {
  const auto grade = [](std::string_view a, std::string_view b) { return kinship(name_forms(a), name_forms(b)).grade; };
  EXPECT_EQ(grade("вова", "володимир"), 0);
  EXPECT_LT(grade("саша", "олександр"), grade("саша", "олександра"));
  EXPECT_LT(grade("вася", "василь"), grade("вася", "василина"));
  EXPECT_GE(grade("слава", "вячеслав"), 1) << "short for every name in -слав";
}

TEST(GivenNames, AreKnownInTheirOwnLettersAndRomanised) {
  for (const GivenName& name : given_names().names)
    for (const WordList* list : {&name.forms[0], &name.forms[1], &name.forms[2], &name.forms[5], &name.shorts})
      each_word(list->normal, [&](std::string_view word) {
        const auto own = name_forms(word), romanised = name_forms(romanise_for_comparison(word));
        ASSERT_FALSE(own.empty()) << word;
        EXPECT_NE(kinship(own, romanised).relation, Kin::none) << word;
      });
}

TEST(GivenNames, AreRelatedAlikeInBothDirections) {
  const auto& names = given_names().names;
  for (std::size_t i = 0; i < 20000; ++i) {
    const GivenName &a = names[mix(1, i) % names.size()], &b = names[mix(2, i) % names.size()];
    const auto forms = name_forms(a.forms[1].normal), others = name_forms(b.shorts.normal.substr(0, b.shorts.normal.find(' ')));
    EXPECT_EQ(kinship(forms, others), kinship(others, forms));
  }
}

TEST(GivenNames, HaveOnlyLettersOfTheirLanguages) {
  const std::pair<InLanguage, std::u32string> foreign[] = {
      {InLanguage::uk, U"ыэъёў"}, {InLanguage::ru, U"іїєґў"}, {InLanguage::be, U"ищъїєґ"}, {InLanguage::bg, U"іїєґўыэё"}};
  for (const GivenName& name : given_names().names)
    for (const auto& [language, letters] : foreign)
      for (const char32_t letter : code_points(name.in(language).normal))
        EXPECT_EQ(letters.find(letter), std::u32string::npos) << name.in(language).shown;
}

TEST(GivenNames, AreShownInTheLanguageOfTheReader) {
  const std::uint16_t name = name_forms("уладзімір")[0].name;
  EXPECT_EQ(shown(name, Language::uk), "Володимир");
  EXPECT_EQ(shown(name, Language::ru), "Владимир");
  EXPECT_EQ(rarity(name, Where::region), 4) << "one man in 16";
  EXPECT_LT(rarity(name, Where::region), rarity(name, Where::elsewhere));
}

TEST(GivenNames, OfAFatherWhoIsInNoTableAreToldByTheEnding) {
  const auto son = patronymic_by_ending("khuseinovich"), daughter = patronymic_by_ending("musaevna");
  ASSERT_TRUE(son && daughter);
  EXPECT_EQ(son->stem, "khusein");
  EXPECT_EQ(son->sex, 1);
  EXPECT_EQ(daughter->sex, 2);
  EXPECT_EQ(stem_of_father(daughter->stem), stem_of_father("musa"));
  const Reading reading = read("Рагімов Ельчин Мамед огли");
  const auto turkic = patronymic_by_ending(reading.tokens.at(2).romanised);
  ASSERT_TRUE(turkic) << reading.tokens.at(2).romanised;
  EXPECT_EQ(turkic->stem, "mamed") << "Мамед огли is the son of Мамед";
  EXPECT_FALSE(patronymic_by_ending("petrenko"));
  EXPECT_FALSE(patronymic_by_ending("ovich"));
}

}  // namespace nostoi::names
