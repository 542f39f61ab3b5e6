// columns: what --columns may say, and what it does to a list.
#include <gtest/gtest.h>

#include "rows.hpp"

namespace nostoi::intake {

TEST(Columns, ArePartedOnlyBeforeAKnownField) {
  const auto choices = parse_columns("name=Прізвище, ім'я, по батькові,birth_date=г.р.");
  ASSERT_TRUE(choices);
  ASSERT_EQ(choices->size(), 2u);
  EXPECT_EQ((*choices)[0].header, "Прізвище, ім'я, по батькові");
  EXPECT_EQ((*choices)[1].field, "birth_date");
}

TEST(Columns, NameTheNearestFieldWhenOneIsUnknown) {
  const auto choices = parse_columns("birthdate=г.р.");
  ASSERT_FALSE(choices);
  EXPECT_EQ(choices.error().code, Code::invalid);
  EXPECT_NE(choices.error().sentence.find("birth_date"), std::string::npos);
}

TEST(Columns, NeedAFieldAndAHeading) {
  EXPECT_FALSE(parse_columns("surname"));
  EXPECT_FALSE(parse_columns("surname="));
  EXPECT_FALSE(parse_columns(""));
}

TEST(Columns, AskedForWinOverHeadings) {
  ReadOptions options;
  options.columns = *parse_columns("surname= Код ,given_name=@1");
  const List list = list_of({{"Прізвище", "код"}, {"Олег", "Гнатюк"}}, {}, options);
  EXPECT_EQ(list.columns[0].field, "given_name");
  EXPECT_EQ(list.columns[1].field, "surname");
  EXPECT_EQ(list.columns[1].chosen_by, "asked");
}

TEST(Columns, OfSeveralAlternativesEachListTakesTheOneItHas) {
  ReadOptions options;
  options.columns = *parse_columns("name=Боєць,name=Кого шукаємо");
  const List first = list_of({{"№", "Боєць"}, {"1", "Гнатюк Олег"}}, {}, options);
  const List second = list_of({{"№", "Кого шукаємо"}, {"1", "Коваль Ірина"}}, {}, options);
  EXPECT_EQ(first.columns[1].field, "name");
  EXPECT_EQ(second.columns[1].field, "name");
}

TEST(Columns, ThatNoListHasAreNamed) {
  ReadOptions options;
  options.columns = *parse_columns("name=ПІБ,surname=Такої немає,id=@2,unit=@9");
  const std::vector<List> lists = {list_of({{"№", "ПІБ"}, {"1", "Гнатюк Олег"}}, {}, options)};
  const auto missing = choices_not_found(lists, options.columns);
  ASSERT_EQ(missing.size(), 2u);
  EXPECT_EQ(missing[0].header, "Такої немає");
  EXPECT_EQ(missing[1].header, "@9");
}

TEST(ListNames, AreBaseNamesWithSheetAndParentWhereTheyClash) {
  std::vector<List> lists(4);
  lists[0].source.path = "kyiv/held.csv";
  lists[1].source.path = "lviv/held.csv";
  lists[2].source.path = lists[3].source.path = "union.xlsx";
  lists[2].table = "Офіцери";
  lists[3].table = "Солдати";
  name_lists(lists);
  EXPECT_EQ(lists[0].name, "kyiv/held.csv");
  EXPECT_EQ(lists[1].name, "lviv/held.csv");
  EXPECT_EQ(lists[2].name, "union.xlsx#Офіцери");
  EXPECT_EQ(lists[3].name, "union.xlsx#Солдати");
}

}  // namespace nostoi::intake
