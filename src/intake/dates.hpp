// dates: what people write where a date is asked for, read as far as it goes. read_date is a pure function of the text and of what
// the whole column says about itself; decide_order finds out the latter. Rules that had to be chosen:
//  - a two-digit year is the latest such year that is not after `newest_year`;
//  - 01.01 of a year of birth is marked as probably only the year, and its bounds are the whole year;
//  - a day that no calendar has keeps its digits, is marked, and has the bounds of its year;
//  - of day and month the one above 12 decides; where none is, the column decides; where it cannot, the day stands first.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "nostoi/intake.hpp"

namespace nostoi::intake {

constexpr int newest_year = 2026;

enum class Order : std::uint8_t { day_first, month_first };

/// What is known about a column before one of its cells is read.
struct DateContext {
  Order order = Order::day_first;
  bool birth = false;        ///< a date of birth: 01.01 is suspicious, an age can stand for it
  bool serials = false;      ///< plain numbers are days as spreadsheets count them
  bool ages = false;         ///< plain numbers are ages
  bool short_years = false;  ///< plain numbers of two digits are years
  PartialDate as_of;         ///< the day ages were true at; not known: an age gives no date
};

struct DateReading {
  PartialDate date;
  std::string_view trouble;     ///< code of a finding: "", "date-unreadable", "date-impossible", "age-undated"
  bool order_mattered = false;  ///< day and month could stand the other way round, and would make another day
  bool short_year = false;      ///< its year was written with two digits
};

DateReading read_date(std::string_view text, const DateContext& context = {});

/// A distinct text and how many cells hold it.
struct CountedText {
  std::string_view text;
  std::uint64_t count = 1;
};

/// What the column says about the order of day and month.
struct OrderEvidence {
  Order order = Order::day_first;
  std::uint64_t day_first = 0, month_first = 0;  ///< cells that can only be one of them
  std::uint64_t open = 0;                        ///< cells that could be both, and would be different days
  bool assumed = false;                          ///< nothing in the column decides: the order is an assumption
};
OrderEvidence decide_order(std::span<const CountedText> values);

/// Whether most of these texts are day numbers of a spreadsheet (25,000 … 60,000 or so, nothing else).
bool look_like_serials(std::span<const CountedText> values);

/// The first date inside a longer text ("вік станом на 01.05.2025"); not known when there is none.
PartialDate date_inside(std::string_view text);

/// Sets the bounds that year, month and day give.
void bound(PartialDate& date);

}  // namespace nostoi::intake
