// names: the cases in which names stand, by tables of cases; columns whose names all stand in one.
#include <gtest/gtest.h>

#include <algorithm>

#include "nostoi/names.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

std::vector<Reading> read_all(const std::vector<std::string>& names) {
  std::vector<Reading> readings;
  for (const std::string& name : names) readings.push_back(read(name));
  return readings;
}

}  // namespace

TEST(Declension, GivesWhatAWordMayStandForWhereItIsNotCertain) {
  const auto rows = cases("also.csv");
  ASSERT_GT(rows.size(), 6u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    const Reading reading = read(row[0]);
    const auto token = std::ranges::find(reading.tokens, row[1], &Token::text);
    ASSERT_NE(token, reading.tokens.end()) << row[0];
    std::string also;
    for (const std::string& word : token->also) also += (also.empty() ? "" : "|") + word;
    EXPECT_EQ(also, row[2]) << row[0] << ": " << row[3];
    EXPECT_EQ(token->doubt == Doubt::declined, !row[2].empty()) << row[0];
  }
}

TEST(Declension, TellsTheCaseThatIsShown) {
  EXPECT_EQ(read("Коваля Сергія Івановича").declined, Case::genitive);
  EXPECT_EQ(read("Ковалю Сергею Ивановичу").declined, Case::dative);
  EXPECT_EQ(read("Іванову Ольгу Петрівну").declined, Case::accusative);
  EXPECT_EQ(read("Петром Порошенком").declined, Case::instrumental);
  EXPECT_EQ(read("Коваль Сергій Іванович").declined, Case::nominative);
  EXPECT_EQ(read("Сорока Г.П.").declined, Case::unknown);
  EXPECT_EQ(read("Kovalia Serhiia").declined, Case::unknown);
}

TEST(Declension, OfAColumnIsThatOfNearlyAllItsNames) {
  const std::vector<std::string> court = {"Коваля Сергія Івановича", "Зеленського В.О.",        "Сороки І.П.",
                                          "Бойка Петра Івановича",   "Іванової Ольги Петрівни", "Кравця Павла Петровича"};
  EXPECT_EQ(case_of(read_all(court)), Case::genitive);
  EXPECT_EQ(case_of(read_all({"Коваль Сергій Іванович", "Коваля Сергія Івановича", "Бойко Іван Петрович", "Бойка Івана Петровича",
                              "Мороз Іван Петрович"})),
            Case::unknown);
  EXPECT_EQ(case_of(read_all({"Зеленського В.О."})), Case::unknown);
}

TEST(Declension, OfAColumnDecidesWhatANameLeavesOpen) {
  EXPECT_EQ(read("Сороки Г.П.", {Role::unknown, Case::genitive}).tokens[0].romanised, "soroka");
  EXPECT_EQ(read("Коваля", {Role::surname, Case::genitive}).tokens[0].romanised, "koval");
  EXPECT_EQ(read("Шевченко", {Role::surname, Case::genitive}).tokens[0].romanised, "shevchenko");
  EXPECT_EQ(read("Сорока", {Role::surname, Case::nominative}).tokens[0].also, std::vector<std::string>());
}

TEST(Declension, GivesTheMensFormOfAWomansSurname) {
  const auto rows = cases("masculine.csv");
  ASSERT_GT(rows.size(), 10u);
  for (const auto& row : rows) EXPECT_EQ(masculine(row[0]), row[1]) << row[2];
}

}  // namespace nostoi::names
