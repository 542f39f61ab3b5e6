// read_dates: whole dates, and dates whose year, month and day stand in columns of their own.
#include <algorithm>
#include <array>

#include "link/read_features.hpp"

namespace nostoi::link {

namespace {

/// Number of a date among the feature's, by what it says.
class DateNumbers {
 public:
  explicit DateNumbers(Feature& feature) : feature_(feature) { feature_.dates.assign(1, PartialDate{}); }
  std::uint32_t operator()(const PartialDate& date) {
    if (!date.known()) return missing_value;
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u%s%s %d %d", date.year, date.month, date.day,
                                     date.approximate ? "~" : "", date.impossible ? "!" : "", date.from, date.to);
    const std::uint32_t number = feature_.texts->plain.intern({text, static_cast<std::size_t>(length)});
    if (number == feature_.dates.size()) feature_.dates.push_back(date);
    return number;
  }

 private:
  Feature& feature_;
};

int small_number(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > 9999) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// The columns that hold the year, the month and the day of a date kept apart, each null where there is none.
using DateParts = std::array<const Column*, 3>;

PartialDate joined(const DateParts& part, std::size_t line) {
  PartialDate date;
  if (part[0]) date.year = static_cast<std::int16_t>(small_number(part[0]->cell(line)));
  if (part[1]) date.month = static_cast<std::uint8_t>(std::min(99, small_number(part[1]->cell(line))));
  if (part[2]) date.day = static_cast<std::uint8_t>(std::min(99, small_number(part[2]->cell(line))));
  date.impossible = date.day && date.month && !is_calendar_day(date.year ? date.year : 2000, date.month, date.day);
  return date;
}

}  // namespace

void read_dates(const Plan& plan, const std::vector<List>& lists, Prepared& to, std::size_t at) {
  DateNumbers number(to.features[at]);
  const std::size_t width = to.width();
  std::vector<DateParts> parts(lists.size());
  for (const Use& use : plan.uses) {
    const Kind kind = find_field(use.column->field)->kind;
    if (is_split_date(kind)) {
      parts[use.list][static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::year)] = use.column;
      continue;
    }
    std::vector<std::uint32_t> numbers;
    for (const PartialDate& date : use.column->dates) numbers.push_back(number(date));
    numbers.resize(use.column->values.size(), missing_value);
    std::uint32_t* cell = to.rows.data() + to.first_line[use.list] * width + at;
    for (std::size_t line = 0; line < lists[use.list].lines; ++line, cell += width)
      if (*cell == missing_value) *cell = numbers[use.column->cells[line]];
  }
  for (std::size_t l = 0; l < lists.size(); ++l) {
    if (parts[l] == DateParts{}) continue;
    std::uint32_t* cell = to.rows.data() + to.first_line[l] * width + at;
    for (std::size_t line = 0; line < lists[l].lines; ++line, cell += width)
      if (*cell == missing_value) *cell = number(joined(parts[l], line));
  }
}

}  // namespace nostoi::link
