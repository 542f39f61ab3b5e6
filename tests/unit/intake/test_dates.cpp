// dates: the labelled cases of tests/cases/intake/dates.csv, and what a column says about its dates.
#include <gtest/gtest.h>

#include <chrono>

#include "cases.hpp"
#include "intake/dates.hpp"
#include "rows.hpp"

namespace nostoi::intake {

namespace {

std::string iso(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

std::string marks(const DateReading& reading) {
  std::string text;
  if (reading.date.approximate) text += "about";
  if (reading.date.year_probable) text += "year";
  if (reading.date.impossible) text += "impossible";
  if (reading.short_year) text += "short";
  return text;
}

PartialDate day(int year, unsigned month, unsigned day) {
  PartialDate date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  bound(date);
  return date;
}

}  // namespace

TEST(Dates, AreReadAsTheLabelledCasesSay) {
  const auto rows = cases("dates.csv");
  ASSERT_GT(rows.size(), 70u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 11u) << row[0];
    DateContext context;
    context.birth = row[1] == "yes";
    context.order = row[2] == "day" ? Order::day_first : Order::month_first;
    const DateReading reading = read_date(row[0], context);
    const std::string because = "“" + row[0] + "”: " + row[10];
    EXPECT_EQ(std::to_string(reading.date.year), row[3]) << because;
    EXPECT_EQ(std::to_string(reading.date.month), row[4]) << because;
    EXPECT_EQ(std::to_string(reading.date.day), row[5]) << because;
    EXPECT_EQ(marks(reading), row[6]) << because;
    EXPECT_EQ(reading.trouble, row[9]) << because;
    if (!row[7].empty()) {
      EXPECT_EQ(iso(reading.date.from), row[7]) << because;
      EXPECT_EQ(iso(reading.date.to), row[8]) << because;
    }
  }
}

TEST(Dates, OfAnAgeLieInTheYearBeforeIt) {
  DateContext context;
  context.as_of = day(2025, 5, 1);
  const DateReading reading = read_date("33 года", context);
  EXPECT_EQ(iso(reading.date.from), "1991-05-02");
  EXPECT_EQ(iso(reading.date.to), "1992-05-01");
  EXPECT_TRUE(reading.date.approximate);
}

TEST(Dates, OfASpreadsheetAreReadOnlyWhereTheColumnIsFullOfThem) {
  const std::vector<CountedText> serials = {{"31848", 1}, {"27395", 1}, {"30000.0", 1}}, years = {{"1987", 1}, {"31848", 1}, {"1990", 1}};
  EXPECT_TRUE(look_like_serials(serials));
  EXPECT_FALSE(look_like_serials(years));
  DateContext context;
  context.serials = true;
  EXPECT_EQ(read_date("31848", context).date, day(1987, 3, 12));
  EXPECT_EQ(read_date("31848.5", context).date, day(1987, 3, 12));
  EXPECT_EQ(read_date("31848").trouble, "date-unreadable");
}

TEST(DateOrder, IsDecidedByAnyPartAboveTwelve) {
  const std::vector<CountedText> american = {{"03/04/1987", 10}, {"03/25/1987", 1}}, european = {{"03/04/1987", 10}, {"25/03/1987", 1}};
  EXPECT_EQ(decide_order(american).order, Order::month_first);
  EXPECT_EQ(decide_order(european).order, Order::day_first);
  EXPECT_FALSE(decide_order(american).assumed);
}

TEST(DateOrder, IsAssumedOnlyWhereNothingDecides) {
  const std::vector<CountedText> slashes = {{"03/04/1987", 2}, {"05/05/1990", 1}}, dots = {{"03.04.1987", 2}};
  EXPECT_TRUE(decide_order(slashes).assumed);
  EXPECT_EQ(decide_order(slashes).open, 2u);
  EXPECT_FALSE(decide_order(dots).assumed) << "dots are a day-first habit";
}

TEST(DateColumns, TellOfEveryLineThatCouldNotBeRead) {
  const List list = list_of({{"ПІБ", "дата народження"}, {"А", "у травні"}, {"Б", "31.02.1990"}, {"В", "у травні"}, {"Г", "12.03.1987"}});
  ASSERT_EQ(list.findings.size(), 3u);
  EXPECT_EQ(list.findings[0].row, 1u);
  EXPECT_EQ(list.findings[0].column, "дата народження");
  EXPECT_EQ(list.findings[0].text, "у травні");
  EXPECT_EQ(list.findings[1].code, "date-impossible");
  EXPECT_EQ(list.findings[2].row, 3u);
  const Column& dates = list.columns[1];
  EXPECT_EQ(dates.dates[dates.cells[3]], day(1987, 3, 12));
  EXPECT_FALSE(dates.dates[0].known());
}

TEST(AgeColumns, HaveDatesWhereTheHeadingOrATitleSaysWhen) {
  const List dated = list_of({{"ПІБ", "Вік станом на 01.05.2025"}, {"А", "33"}, {"Б", "40"}});
  ASSERT_EQ(dated.columns[1].field, "age");
  EXPECT_EQ(iso(dated.columns[1].dates[1].to), "1992-05-01");
  const List titled = list_of({{"Список зниклих станом на 01.05.2025", ""}, {"ПІБ", "Вік"}, {"А", "33"}});
  EXPECT_EQ(iso(titled.columns[1].dates[1].to), "1992-05-01");
  const List undated = list_of({{"ПІБ", "Вік"}, {"А", "33"}});
  EXPECT_TRUE(undated.columns[1].dates.empty());
  EXPECT_EQ(codes(undated), std::vector<std::string>{"age-undated-column"});
}

}  // namespace nostoi::intake
