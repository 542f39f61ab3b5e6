// Which rung two values stand on, and how telling that is.
#include <gmock/gmock.h>

#include "link/comparators.hpp"
#include "unit/link/small_lists.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::link {
namespace {

using invented::Ready;

/// Level of two values of a field, among others, so that the column is not constant.
std::string level(const std::string& field, const std::string& a, const std::string& b) {
  std::vector<Column> columns = {invented::column(field, {a, b, "1901-01-01", "1902-02-02", "xyz", "qqq"})};
  if (field != "name")  // one part of a name alone would be read as a bag of words
    columns.push_back(invented::column(field == "surname" ? "given_name" : "surname", {"Ася", "Оля", "Іра", "Іван", "Лев", "Юхим"}));
  const Ready ready({invented::list("l", std::move(columns))});
  const std::string there = ready.level(field, 0, 1);
  EXPECT_EQ(there, ready.level(field, 1, 0)) << a << " | " << b << " is not symmetric";
  return there;
}

List surnames(const std::vector<std::string>& cells) {
  std::vector<std::string> given;
  for (std::size_t line = 0; line < cells.size(); ++line) given.push_back(line % 2 ? "Ілля" : "Тарас");
  return invented::list("l", {invented::column("surname", cells), invented::column("given_name", given)});
}

struct DateCase {
  std::string a, b, level, why;
};

TEST(Comparators, DatesStandOnTheRungOfTheirSmallestDifference) {
  const std::vector<DateCase> cases = {
      {"1987-03-12", "1987-03-12", "exact", "one day"},
      {"1987-03-12", "1987-12-03", "swapped", "day and month exchanged"},
      {"1987-03-12", "1987-03-13", "digit", "one digit mistyped"},
      {"1987-03-12", "1978-03-12", "digit", "two neighbouring digits exchanged"},
      {"1987-03-12", "1987-03-27", "day-off", "two digits of the day: no slip, but the month agrees"},
      {"1987-03-12", "1987-10-12", "month-off", "another month, the same day and year"},
      {"1987-03-12", "1969-03-12", "year-off", "another year, the same birthday"},
      {"1987-03-12", "1987-10-25", "year", "only the year agrees"},
      {"1987-03-12", "1988-10-25", "near-year", "an age told in whole years is a year off"},
      {"1987-03-12", "1950-10-25", "different", "nothing agrees"},
      {"1990-01-01", "1972-01-01", "different", "1 January stands for an unknown day: that it agrees tells nothing"},
  };
  for (const DateCase& c : cases) EXPECT_EQ(level("birth_date", c.a, c.b), c.level) << c.why << ": " << c.a << " | " << c.b;
}

TEST(Comparators, PartialDatesAgreeAsFarAsTheyAreKnown) {
  const std::vector<DateCase> cases = {
      {"1987", "1987-03-12", "partial", "the year is all that one side says"},
      {"1987-03", "1987-03-12", "partial", "year and month"},
      {"1987-03", "1987-04-02", "year", "the months contradict"},
      {"1987", "1988-05-05", "near-year", "one year apart"},
      {"1987", "1999-05-05", "different", "twelve years apart"},
      {"--07-14", "1944-07-14", "partial", "the birthday without its year"},
      {"--07-14", "1944-08-14", "different", "another month"},
      {"--07-14", "1944", "missing", "a birthday and a year have nothing in common to compare"},
      {"~1990", "1991-05-05", "partial", "inside the bounds"},
      {"~1990", "1999-05-05", "different", "outside of them"},
      {"", "1990-05-05", "missing", "nothing said"},
  };
  for (const DateCase& c : cases) EXPECT_EQ(level("birth_date", c.a, c.b), c.level) << c.why << ": " << c.a << " | " << c.b;
}

TEST(Comparators, ADateTheCalendarDoesNotHaveIsComparedByItsDigits) {
  EXPECT_EQ(level("birth_date", "1856-86-18", "1856-86-18"), "exact");
  EXPECT_EQ(level("birth_date", "1856-86-18", "1856-06-18"), "digit");
  EXPECT_EQ(level("birth_date", "1990-02-30", "1990-02-20"), "digit");
}

TEST(Comparators, PartsOfANameStandOnTheRungOfTheirLikeness) {
  EXPECT_EQ(level("surname", "Шевченко", "ШЕВЧЕНКО"), "exact");
  EXPECT_EQ(level("surname", "Гнатюк", "Hnatiuk"), "spelling");
  EXPECT_EQ(level("surname", "Шевченко", "Шевчинко"), "close");
  EXPECT_EQ(level("surname", "Шевченко", "Шевчкно"), "close");
  EXPECT_EQ(level("surname", "Мартиненко", "Мартиновко"), "close");
  EXPECT_EQ(level("surname", "Мартиненко", "Мартинчук"), "near");
  EXPECT_EQ(level("given_name", "В.", "Василь"), "brief");
  EXPECT_EQ(level("given_name", "Вас.", "Василь"), "brief");
  EXPECT_EQ(level("surname", "Іваненко", "Шульга"), "different");
  EXPECT_EQ(level("surname", "Кіт", "Кит"), "spelling") << "the Russian way of writing it";
  EXPECT_EQ(level("surname", "н/д", "Кит"), "missing");
}

TEST(Comparators, AnInitialThatAgreesIsNotAName) { EXPECT_EQ(level("given_name", "В.", "В"), "brief"); }

TEST(Comparators, TwoNamesThatManyCarryAreNotOneMistypedName) {
  std::vector<std::string> cells(300, "Бойко");
  cells.insert(cells.end(), 100, "Байко");  // a name of its own
  cells.push_back("Бойка");                 // carried once: a slip
  const Ready ready({surnames(cells)});
  ASSERT_EQ(ready.level("surname", 0, 300), "close");
  ASSERT_EQ(ready.level("surname", 0, 400), "close");
  EXPECT_LT(ready.compare("surname", 0, 300).rarity + 4 * 65536, ready.compare("surname", 0, 400).rarity) << "less than four bits apart";
}

TEST(Comparators, RareAgreementTellsMoreThanCommon) {
  std::vector<std::string> cells(64, "Бойко");
  cells.insert(cells.end(), {"Шульга", "Шульга"});
  const Ready ready({surnames(cells)});
  EXPECT_EQ(ready.compare("surname", 64, 65).rarity - ready.compare("surname", 0, 1).rarity, 5 * 65536) << "2 of 66 against 64 of 66";
}

TEST(Comparators, CopiesOfOnePersonDoNotMakeAValueCommon) {
  std::vector<std::string> cells(1023, "Бойко");
  cells.insert(cells.end(), 1023, "Ткач");
  cells.insert(cells.end(), {"Шульга", "Шульга"});
  Ready ready({surnames(cells)});
  EXPECT_EQ(ready.compare("surname", 2046, 2047).rarity, 10 * 65536) << "2 of 2,048";
  ready.comparers[0].set_copies(1);
  EXPECT_EQ(ready.compare("surname", 2046, 2047).rarity, 11 * 65536) << "each of the two sees one other person in 2,048";
}

TEST(Comparators, AShortListDoesNotDecideHowRareAValueIs) {
  Ready ready({surnames({"Бойко", "Бойко", "Шульга"})});
  EXPECT_GT(ready.compare("surname", 0, 1).rarity, 8 * 65536) << "two lines of three are not two people of three";
}

TEST(Comparators, CodesAgreeWholeOrBySlipOrByTheirBeginning) {
  EXPECT_EQ(level("document_number", "АВ 123-456", "ав123456"), "exact") << "signs and case do not count";
  EXPECT_EQ(level("document_number", "АВ123456", "АВ123457"), "close");
  EXPECT_EQ(level("document_number", "АВ123456", "АВ12346"), "close");
  EXPECT_EQ(level("document_number", "АВ123456", "АВ129999"), "prefix");
  EXPECT_EQ(level("document_number", "АВ123456", "СЕ777111"), "different");
  EXPECT_EQ(level("document_number", "123", "124"), "different") << "three digits are too few for a slip to be told from another number";
}

TEST(Comparators, CodesInLettersThatLookTheSameAreTheSame) {
  EXPECT_EQ(level("document_number", "АВ123456", "AB123456"), "exact") << "Cyrillic and Latin";
  EXPECT_EQ(level("document_number", "АB 123-456", "ав123456"), "exact") << "both in one, with spaces, in small letters";
  EXPECT_EQ(level("service_number", "НС-778899", "HC 778899"), "exact");
  EXPECT_EQ(level("document_number", "ВЛ123456", "BЛ123456"), "exact") << "Л looks like no Latin letter, and В does";
  EXPECT_EQ(level("document_number", "ВЛ123456", "ВМ123456"), "close");
  EXPECT_EQ(level("document_number", "СЕ123456", "АВ654321"), "different");
}

TEST(Comparators, TextsAgreeWholeOrBySlipOrByWholeWords) {
  EXPECT_EQ(level("birth_place", "Суми", "СУМИ"), "exact");
  EXPECT_EQ(level("birth_place", "Полтава", "Полтва"), "close");
  EXPECT_EQ(level("birth_place", "Водяне", "Нове Водяне"), "overlap");
  EXPECT_EQ(level("birth_place", "Водяне", "Водянець над річкою"), "different") << "a piece of a word is no word";
  EXPECT_EQ(level("birth_place", "Суми", "Полтава"), "different");
}

TEST(Comparators, WordsOfANameAreCountedWhateverTheirOrderAndAlphabet) {
  EXPECT_EQ(level("name", "Шевченко Тарас Григорович", "Taras Shevchenko"), "same-2-close-0-brief-0-different-0");
  EXPECT_EQ(level("name", "Шевченко Тарас", "Шевченка Тарас"), "same-1-close-1-brief-0-different-0");
  EXPECT_EQ(level("name", "Шевченко Т.", "Тарас Шевченко"), "same-1-close-0-brief-1-different-0");
  EXPECT_EQ(level("name", "Шевченко Тарас", "Гнатюк Оксана"), "same-0-close-0-brief-0-different-2");
  EXPECT_EQ(level("name", "—", "Гнатюк Оксана"), "missing");
}

TEST(Comparators, EveryInitialThatAgreesTells) {
  std::vector<std::string> names = {"Шевченко Тарас Григорович", "Шевченко Т.", "Шевченко Т. Г."};
  for (const char* other : {"Гнатюк Оксана Іванівна", "Бойко Роман Петрович", "Лисенко Дмитро Юрійович", "Ткач Віра Миколаївна"})
    names.emplace_back(other);
  const Ready ready({invented::list("l", {invented::column("name", names)})});
  EXPECT_EQ(ready.level("name", 0, 1), "same-1-close-0-brief-1-different-0");
  EXPECT_EQ(ready.level("name", 0, 2), "same-1-close-0-brief-2-different-0") << "two initials are a name of three words";
  const Compared one = ready.compare("name", 0, 1), two = ready.compare("name", 0, 2);
  const Weight surname = ready.comparers[0].rarity(ready.prepared.features[0].bag(ready.prepared.row(0)[0])[0]);
  EXPECT_GT(one.rarity, surname - 65536) << "the surname, less what its spelling costs, and the chance that a given name begins so";
  EXPECT_GT(two.rarity, one.rarity + 65536);
}

TEST(Comparators, AnotherGivenNameIsMoreThanAnotherWord) {
  EXPECT_EQ(level("name", "Хмелевець Іван Петрович", "Хмелевець Богдан Петрович"), "same-2-close-0-brief-0-apart-1") << "brothers";
  EXPECT_EQ(level("name", "Хмелевець Іван", "Bohdan Khmelevets"), "same-1-close-0-brief-0-apart-1");
  EXPECT_EQ(level("name", "Хмелевець Іван", "Дубравчик Іван"), "same-1-close-0-brief-0-different-1") << "surnames are no given names";
  EXPECT_EQ(level("name", "Коваль Саша", "Коваль Олександр"), "same-2-close-0-brief-0-different-0") << "two forms of one name";
  EXPECT_EQ(level("name", "Коваль Саша", "Коваль Олександра"), "same-2-close-0-brief-0-different-0") << "a short form of both";
  EXPECT_EQ(level("name", "Хмелевець Іван", "Дубравчик Богдан"), "same-0-close-0-brief-0-different-2") << "strangers have different names";
  EXPECT_EQ(level("name", "Коваль Петро", "Коваль Петрович"), "same-1-close-0-brief-0-different-1") << "a name and a father's name";
}

TEST(Comparators, LevelsOfWordsSurvivePacking) {
  for (int same = 0; same <= max_same; ++same)
    for (int close = 0; close <= max_close; ++close)
      for (int brief = 0; brief <= max_brief; ++brief)
        for (const int different : different_best_first) {
          const WordsLevel back = unpack(pack({same, close, brief, different}));
          EXPECT_THAT((std::vector{back.same, back.close, back.brief, back.different}),
                      testing::ElementsAre(same, close, brief, different));
        }
  EXPECT_EQ(pack({9, 9, 9, many_different}), pack({max_same, max_close, max_brief, many_different}))
      << "more than is counted is the most that is counted";
  EXPECT_EQ(unpack(0).same, max_same) << "the best level comes first";
  EXPECT_EQ(pack({0, 0, 0, 2}) + 1u, level_names(Comparator::words).size()) << "disagreement comes last";
}

TEST(Comparators, CodesAreReadLetterByLetterInWhicheverAlphabet) {
  const auto rows = names::cases("codes.csv");
  ASSERT_FALSE(rows.empty());
  for (const auto& row : rows) EXPECT_EQ(level("document_number", row[0], row[1]), row[2]) << row[0] << " | " << row[1] << ": " << row[3];
}

TEST(Comparators, EveryLevelHasItsWords) {
  for (const Comparator comparator : {Comparator::part, Comparator::date, Comparator::code, Comparator::text, Comparator::category})
    for (const std::string& name : level_names(comparator)) EXPECT_TRUE(has_words("level-" + name)) << name;
}

TEST(Comparators, LikenessIsSymmetricAndBoundedForHostileTexts) {
  const std::vector<std::string> texts = {"", "a", "ab", "petrenko", "petrenka", "petrov", "petr", std::string(1 << 20, 'x')};
  for (const std::string& a : texts)
    for (const std::string& b : texts) EXPECT_TRUE(a == b || likeness(a, b) == likeness(b, a)) << a.substr(0, 9) << " | " << b.substr(0, 9);
}

TEST(Comparators, ComparingIsSymmetricInLevelAndRarity) {
  const Ready ready({invented::jumble("l", 120, 3)});
  for (std::size_t a = 0; a < 120; ++a)
    for (std::size_t b = 0; b < a; ++b)
      for (const Feature& feature : ready.prepared.features)
        ASSERT_EQ(ready.compare(feature.name, a, b), ready.compare(feature.name, b, a)) << feature.name << " of " << a << " and " << b;
}

}  // namespace
}  // namespace nostoi::link
