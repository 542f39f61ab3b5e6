// From parts to a date: by the number of parts and where the year stands. Each shape is one small function.
#include <algorithm>
#include <array>
#include <optional>

#include "intake/date_parts.hpp"
#include "intake/dates.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

using Sort = DatePart::Sort;
constexpr int oldest_readable_year = 1000, last_readable_year = 2100, about_years = 2;
constexpr DateReading unreadable{{}, "date-unreadable", false, false};

bool is_year(const DatePart& part) {
  return part.sort == Sort::number && part.digits == 4 && part.value >= oldest_readable_year && part.value <= last_readable_year;
}
bool is_small(const DatePart& part) { return part.sort == Sort::unknown || (part.sort == Sort::number && part.digits <= 2); }
int value_of(const DatePart& part) { return part.sort == Sort::number ? part.value : 0; }

int full_year(int two_digits) { return two_digits <= newest_year % 100 ? 2000 + two_digits : 1900 + two_digits; }

/// A date of these components; 0 is not known. What no calendar has keeps its digits and is marked.
DateReading composed(int year, int month, int day) {
  DateReading reading;
  PartialDate& date = reading.date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  const int leap_year = year ? year : 2000;
  date.impossible =
      month > 12 || day > 31 || (month && day && !is_calendar_day(leap_year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
  if (date.impossible) reading.trouble = "date-impossible";
  return reading;
}

DateReading years(int from, int to) {
  DateReading reading;
  reading.date.year = static_cast<std::int16_t>((from + to) / 2);
  reading.date.approximate = true;
  reading.date.from = day_number(from, 1, 1);
  reading.date.to = day_number(to, 12, 31);
  return reading;
}

/// Day and month of two parts whose order is open; the year is known.
DateReading day_and_month(const DatePart& a, const DatePart& b, int year, Order order) {
  const int first = value_of(a), second = value_of(b);
  bool swapped = order == Order::month_first;
  const bool open = first <= 12 && second <= 12;
  if (first > 12 && second <= 12) swapped = false;
  if (second > 12 && first <= 12) swapped = true;
  DateReading reading = swapped ? composed(year, first, second) : composed(year, second, first);
  reading.order_mattered = open && first != second && first && second;
  return reading;
}

// ---------------------------------------------------------------------------------------------------- digits in one run

DateReading eight_digits(int value, Order order) {
  const int year_first = value / 10000, year_last = value % 10000;
  const auto plausible = [](int year) { return year >= 1800 && year <= last_readable_year; };
  const DateReading iso = composed(year_first, value / 100 % 100, value % 100);
  if (plausible(year_first) && (!iso.date.impossible || !plausible(year_last))) return iso;
  if (!plausible(year_last)) return unreadable;
  const DateReading other =
      day_and_month({Sort::number, value / 1000000, 2, 0}, {Sort::number, value / 10000 % 100, 2, 0}, year_last, order);
  return plausible(year_first) && other.date.impossible ? iso : other;
}

DateReading six_digits(int value, Order order) {
  if (const int year = value / 100, month = value % 100; year >= 1800 && year <= last_readable_year && month >= 1 && month <= 12)
    return composed(year, month, 0);
  DateReading reading =
      day_and_month({Sort::number, value / 10000, 2, 0}, {Sort::number, value / 100 % 100, 2, 0}, full_year(value % 100), order);
  reading.short_year = true;
  return reading.date.impossible ? unreadable : reading;
}

int year_of(std::int32_t day) {
  int year = 1970 + day / 366;
  while (day_number(year + 1, 1, 1) <= day) ++year;
  while (day_number(year, 1, 1) > day) --year;
  return year;
}

struct Day {
  int year;
  unsigned month, day;
};

Day calendar_day(std::int32_t number) {
  const int year = year_of(number);
  unsigned month = 12;
  while (day_number(year, month, 1) > number) --month;
  return {year, month, static_cast<unsigned>(number - day_number(year, month, 1)) + 1};
}

/// Days as spreadsheets count them: 1 is 1900-01-01, and 1900 is wrongly a leap year.
DateReading from_serial(int serial) {
  const Day day = calendar_day(serial - 25569);
  return composed(day.year, static_cast<int>(day.month), static_cast<int>(day.day));
}

/// The same day so many years before; of 29 February the day after it where that year has none.
std::int32_t years_before(std::int32_t number, int years) {
  const Day day = calendar_day(number);
  const int year = day.year - years;
  return is_calendar_day(year, day.month, day.day) ? day_number(year, day.month, day.day) : day_number(year, 3, 1);
}

DateReading one_part(const DatePart& part, const DateParts& all, const DateContext& context) {
  if (part.sort == Sort::decade) {
    int span = 1;
    for (int i = 0; i < part.digits; ++i) span *= 10;
    return part.value < oldest_readable_year || part.value > last_readable_year ? unreadable : years(part.value, part.value + span - 1);
  }
  if (part.sort == Sort::unknown) return {};
  if (part.sort == Sort::month) return unreadable;
  if (part.value == 0) return {};
  if (is_year(part)) return composed(part.value, 0, 0);
  if (part.digits == 8) return eight_digits(part.value, context.order);
  if (part.digits == 6) return six_digits(part.value, context.order);
  if (part.digits == 2 && (all.year_word || all.about || context.short_years)) {
    DateReading reading = composed(full_year(part.value), 0, 0);
    reading.short_year = true;
    return reading;
  }
  return unreadable;
}

// ---------------------------------------------------------------------------------------------------- two and three parts

DateReading two_years(int from, int to) { return from <= to && to - from <= 100 ? years(from, to) : unreadable; }

DateReading two_parts(const DatePart& a, const DatePart& b) {
  if (is_year(a) && is_year(b)) return two_years(a.value, b.value);
  if (is_year(a) && b.sort == Sort::month) return composed(a.value, b.value, 0);
  if (a.sort == Sort::month && is_year(b)) return composed(b.value, a.value, 0);
  if (a.sort == Sort::number && b.sort == Sort::month && a.digits <= 2) return composed(0, b.value, a.value);
  if (a.sort == Sort::month && b.sort == Sort::number && b.digits <= 2) {
    if (b.value >= 1 && b.value <= 31 && b.before == ' ') return composed(0, a.value, b.value);
    DateReading reading = composed(full_year(b.value), a.value, 0);
    reading.short_year = true;
    return reading;
  }
  if (is_year(a) && is_small(b)) {
    const int value = value_of(b);
    const bool later_year = value > 12 && value > a.value % 100 && (b.before == '-' || b.before == '/');
    return later_year ? two_years(a.value, a.value / 100 * 100 + value) : composed(a.value, value, 0);
  }
  if (is_small(a) && is_year(b)) return composed(b.value, value_of(a), 0);
  if (is_small(a) && is_small(b) && value_of(a) <= 12 && value_of(b) > 31) {
    DateReading reading = composed(full_year(value_of(b)), value_of(a), 0);
    reading.short_year = true;
    return reading;
  }
  return unreadable;
}

/// With the month in letters, the year is the part of four digits, or the one that can be no day, or the later one.
DateReading with_month(const DatePart& month, const DatePart& a, const DatePart& b) {
  const bool a_is_year = is_year(a) || (!is_year(b) && value_of(a) > 31 && is_small(a));
  const DatePart& year = a_is_year ? a : b;
  const DatePart& day = a_is_year ? b : a;
  if (!is_small(day) || !(is_year(year) || (is_small(year) && year.sort == Sort::number))) return unreadable;
  DateReading reading = composed(is_year(year) ? year.value : full_year(year.value), month.value, value_of(day));
  reading.short_year = !is_year(year);
  return reading;
}

DateReading three_parts(const DatePart& a, const DatePart& b, const DatePart& c, Order order) {
  if (a.sort == Sort::month) return with_month(a, b, c);
  if (b.sort == Sort::month) return with_month(b, a, c);
  if (c.sort == Sort::month) return with_month(c, a, b);
  if (is_year(a) && is_small(b) && is_small(c)) return composed(a.value, value_of(b), value_of(c));
  if (!is_small(a) || !is_small(b)) return unreadable;
  if (is_year(c)) return day_and_month(a, b, c.value, order);
  const bool no_year = c.sort == Sort::unknown || (c.sort == Sort::number && c.digits == 4 && c.value == 0);
  if (no_year) return day_and_month(a, b, 0, order);
  if (c.sort == Sort::decade) return years(c.value, c.value + (c.digits == 1 ? 9 : c.digits == 2 ? 99 : 999));
  if (c.sort != Sort::number || c.digits != 2) return unreadable;
  DateReading reading =
      value_of(a) > 31 ? composed(full_year(value_of(a)), value_of(b), value_of(c)) : day_and_month(a, b, full_year(c.value), order);
  reading.short_year = true;
  return reading;
}

/// Born so many years before: between the day after n + 1 years ago and the day n years ago.
DateReading from_age(int age, const PartialDate& as_of) {
  DateReading reading;
  if (age < 0 || age > 120) return unreadable;
  if (!as_of.known() || as_of.year == 0) return {{}, "age-undated", false, false};
  reading.date.approximate = true;
  reading.date.from = years_before(as_of.from, age + 1) + 1;
  reading.date.to = years_before(as_of.to, age);
  reading.date.year = static_cast<std::int16_t>(year_of((reading.date.from + reading.date.to) / 2));
  return reading;
}

DateReading by_shape(const DateParts& all, const DateContext& context) {
  const std::vector<DatePart>& parts = all.parts;
  if (!all.readable) return unreadable;
  if (parts.empty()) return all.age >= 0 ? from_age(all.age, context.as_of) : unreadable;
  if (parts.size() == 1) return one_part(parts[0], all, context);
  if (parts.size() == 2) return two_parts(parts[0], parts[1]);
  if (parts.size() == 3) return three_parts(parts[0], parts[1], parts[2], context.order);
  return unreadable;
}

/// A number on its own, where the column says what its numbers are.
std::optional<DateReading> plain_number(std::string_view text, const DateContext& context) {
  if (!context.serials && !context.ages) return {};
  int value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && digits < 6; ++digits)
    value = value * 10 + (text[digits] - '0');
  if (digits == 0 || (digits < text.size() && text[digits] != '.' && text[digits] != ',')) return {};
  if (std::any_of(text.begin() + static_cast<std::ptrdiff_t>(std::min(digits + 1, text.size())), text.end(),
                  [](char c) { return c < '0' || c > '9'; }))
    return {};
  if (context.serials && digits >= 4 && value > 2100 && value < 80000) return from_serial(value);
  if (context.ages && digits <= 3) return from_age(value, context.as_of);
  return {};
}

}  // namespace

void bound(PartialDate& date) {
  const int year = date.year ? date.year : oldest_readable_year;
  const int last = date.year ? date.year : last_readable_year;
  const bool month_known = date.year && date.month >= 1 && date.month <= 12;
  if (date.impossible || date.year_probable || !month_known) {
    date.from = day_number(year, 1, 1);
    date.to = day_number(last, 12, 31);
  } else if (date.day == 0) {
    unsigned end = 31;
    while (!is_calendar_day(year, date.month, end)) --end;
    date.from = day_number(year, date.month, 1);
    date.to = day_number(year, date.month, end);
  } else {
    date.from = date.to = day_number(year, date.month, date.day);
  }
}

namespace {

/// One date; what is about gets two years of room on both sides, or a month when its month is known.
DateReading read_one(std::string_view text, const DateContext& context) {
  if (says_unknown(text)) return {};
  if (const auto number = plain_number(text, context)) {
    DateReading reading = *number;
    if (reading.date.known() && !reading.date.approximate) bound(reading.date);
    return reading;
  }
  const DateParts parts = date_parts(text);
  DateReading reading = by_shape(parts, context);
  PartialDate& date = reading.date;
  if (!date.known() || date.approximate) return reading;
  date.year_probable = context.birth && date.month == 1 && date.day == 1 && date.year;
  bound(date);
  if (parts.about && date.year) {
    date.approximate = true;
    const std::int32_t room = date.month ? 31 : about_years * 366;
    date.from = date.month ? date.from - room : day_number(date.year - about_years, 1, 1);
    date.to = date.month ? date.to + room : day_number(date.year + about_years, 12, 31);
  }
  return reading;
}

/// Several dates in one cell: what they agree on, and bounds that hold them all.
DateReading hull(DateReading a, const DateReading& b) {
  if (!a.trouble.empty() || !a.date.known()) return b;
  if (!b.trouble.empty() || !b.date.known()) return a;
  if (a.date == b.date) return a;
  a.date.from = std::min(a.date.from, b.date.from);
  a.date.to = std::max(a.date.to, b.date.to);
  if (a.date.month != b.date.month || a.date.year != b.date.year) a.date.month = 0;
  if (a.date.month == 0 || a.date.day != b.date.day) a.date.day = 0;
  if (a.date.year != b.date.year) a.date.year = static_cast<std::int16_t>((a.date.year + b.date.year) / 2);
  a.date.approximate = true;
  return a;
}

}  // namespace

DateReading read_date(std::string_view text, const DateContext& context) {
  text = trimmed(text);
  std::size_t mark = text.find_first_of("|;\n");
  if (mark == text.npos) return read_one(text, context);
  DateReading reading = read_one(text.substr(0, mark), context);
  while (mark != text.npos) {
    const std::size_t from = mark + 1;
    mark = text.find_first_of("|;\n", from);
    reading = hull(reading, read_one(text.substr(from, mark == text.npos ? mark : mark - from), context));
  }
  return reading;
}

}  // namespace nostoi::intake
