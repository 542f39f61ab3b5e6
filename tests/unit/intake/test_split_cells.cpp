// split_cells: one line of text a person, as messengers and pasted lists have it.
#include <gtest/gtest.h>

#include "intake/split_cells.hpp"
#include "rows.hpp"

namespace nostoi::intake {

TEST(SplitCells, FindNameAndDateInALineOfText) {
  const auto check = [](std::string_view cell, std::string_view name, std::string_view date, std::string_view rest) {
    const NameAndDate parts = split_name_and_date(cell);
    EXPECT_EQ(parts.name, name) << cell;
    EXPECT_EQ(parts.date, date) << cell;
    EXPECT_EQ(parts.rest, rest) << cell;
  };
  check("Петренко Іван Сергійович, 12.03.1987 р.н.", "Петренко Іван Сергійович", "12.03.1987 р.н.", "");
  check("1. Петренко Іван 12.03.1987", "Петренко Іван", "12.03.1987", "");
  check("Гнатюк О.В., 1987 г.р., г. Львов", "Гнатюк О.В.", "1987 г.р.", "г. Львов");
  check("- Коваль Ірина (12 березня 1990), медсестра", "Коваль Ірина", "12 березня 1990", "медсестра");
  check("Бондар Олег бл. 1990", "Бондар Олег", "бл. 1990", "");
  check("Бондар Олег", "Бондар Олег", "", "");
  check("Koval Iryna, 38 years, Kharkiv", "Koval Iryna", "38 years", "Kharkiv");
}

TEST(SplitCells, GiveAListColumnsOfItsOwnBesideTheVerbatimOne) {
  const List list = list_of({{"1. Петренко Іван Сергійович, 12.03.1987 р.н."},
                             {"2. Гнатюк Олег Васильович, 1990 р.н., Львів"},
                             {"3. Коваль Ірина Павлівна, 05.06.1985"},
                             {"4. Бондар Олег Іванович, бл. 1979"},
                             {"5. Шевчук Марія Олегівна"}});
  ASSERT_EQ(list.columns.size(), 3u);
  EXPECT_EQ(list.columns[0].role, Role::never);
  EXPECT_EQ(list.columns[0].cell(1), "2. Гнатюк Олег Васильович, 1990 р.н., Львів");
  const Column *name = list.column("name"), *date = list.column("birth_date");
  ASSERT_TRUE(name && date);
  EXPECT_EQ(name->cell(1), "Гнатюк Олег Васильович");
  EXPECT_EQ(name->chosen_by, "content");
  EXPECT_EQ(date->dates[date->cells[0]].day, 12);
  EXPECT_EQ(date->cell(4), "");
}

TEST(SplitCells, LeaveListsAloneThatAlreadyHaveADateOfBirth) {
  const List list =
      list_of({{"ПІБ", "Дата народження"}, {"Коваль Ірина, 1985", "1985"}, {"Бондар Олег, 1979", "1979"}, {"Гнатюк Олег, 1990", "1990"}});
  EXPECT_EQ(list.columns.size(), 2u);
}

}  // namespace nostoi::intake
