// Law 2 as a property: whatever a table holds, every row is a line, a rejected row or one passed over, and the numbers add up.
#include <gtest/gtest.h>

#include "rows.hpp"

namespace nostoi::intake {

namespace {

/// Random tables of the things that tables of people are made of, and of what they should not hold.
class Tables {
 public:
  explicit Tables(std::uint64_t seed) : seed_(seed) {}

  Rows next() {
    Rows rows;
    const std::size_t width = 1 + pick(7), count = pick(60);
    if (pick(2)) rows.push_back({"Список зниклих станом на 01.05.2025"});
    if (pick(3)) rows.push_back(cells(headings, width));
    for (std::size_t i = 0; i < count; ++i) {
      switch (pick(12)) {
        case 0:
          rows.push_back({});
          break;
        case 1:
          rows.push_back(cells(headings, width));
          break;
        case 2:
          rows.push_back({"Всього:", std::to_string(i)});
          break;
        case 3:
          rows.push_back(std::vector<std::string>(width, " "));
          break;
        default:
          rows.push_back(cells(values, pick(9) ? width : pick(12)));
      }
    }
    return rows;
  }

 private:
  std::size_t pick(std::size_t below) { return mix(seed_, ++counter_) % below; }
  template <class Pool>
  std::vector<std::string> cells(const Pool& pool, std::size_t width) {
    std::vector<std::string> row;
    for (std::size_t i = 0; i < width; ++i) row.push_back(pool[pick(std::size(pool))]);
    return row;
  }

  static constexpr const char* headings[] = {"ПІБ", "Дата народження", "№", "Прим.", "Звання", "", "Щось", "Вік"};
  static constexpr const char* values[] = {
      "Гнатюк Олег Васильович", "12.03.1987", "31.02.1990", "", "1", "2", "солдат", "38 років", "\xFF\xFE", "Всього"};
  std::uint64_t seed_, counter_ = 0;
};

}  // namespace

TEST(Fates, OfAllRowsAddUpInAnyTable) {
  Tables tables(7);
  for (int i = 0; i < 400; ++i) {
    const Rows rows = tables.next();
    const List list = list_of(rows, {"", false, {}, "UTF-8"});
    ASSERT_EQ(list.rows_in, rows.size());
    ASSERT_EQ(list.rows_in, list.lines + list.rejected.size() + list.passed_over);
    for (const Column& column : list.columns) ASSERT_TRUE(!column.kept() || column.cells.size() == list.lines);
    for (std::size_t line = 1; line < list.lines; ++line) ASSERT_LT(list.physical_row(line - 1), list.physical_row(line));
    for (const RejectedRow& row : list.rejected) ASSERT_FALSE(row.code.empty());
  }
}

TEST(Fates, KeepAManWhoseNameIsLikeAWordForASum) {
  const List list = list_of({{"Прізвище", "Ім'я", "Рік народження"}, {"Разом", "Іван", "1990"}, {"Всього", "", "12"}});
  EXPECT_EQ(list.lines, 1u);
  EXPECT_EQ(list.rejected.size(), 1u);
}

TEST(Fates, OfADamagedRowIsRejectedWithTheFindingOfItsReader) {
  Assembly assembly({});
  assembly.table({});
  give(assembly, {{"ПІБ"}, {"Гнатюк Олег"}});
  assembly.rejected(3, {"row-damaged", 0, 3, {}, "…", "…"});
  const std::vector<List> lists = assembly.finish();
  EXPECT_EQ(lists[0].rows_in, 3u);
  EXPECT_EQ(lists[0].rejected.at(0).code, "row-damaged");
}

}  // namespace nostoi::intake
