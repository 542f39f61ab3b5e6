// Fuzzes the reading of dates: any text gives a date whose bounds stand in order, or a reason why not; never both, never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "intake/dates.hpp"
#include "intake/split_cells.hpp"

namespace {

using namespace nostoi;
using namespace nostoi::intake;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void check(std::string_view text, const DateContext& context) {
  const DateReading reading = read_date(text, context);
  const PartialDate& date = reading.date;
  if (date.known()) must(date.from <= date.to, "bounds stand in order");
  if (reading.trouble == "date-unreadable" || reading.trouble == "age-undated") must(!date.known(), "no date beside a reason against it");
  if (date.impossible) must(reading.trouble == "date-impossible", "an impossible day is told");
  if (date.known() && !date.impossible && !date.approximate && date.year && date.month && date.day)
    must(is_calendar_day(date.year, date.month, date.day), "a full date is a day of the calendar");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  DateContext context;
  context.order = bytes[0] & 1 ? Order::month_first : Order::day_first;
  context.birth = bytes[0] & 2;
  context.serials = bytes[0] & 4;
  context.ages = bytes[0] & 8;
  context.short_years = bytes[0] & 16;
  if (bytes[0] & 32) context.as_of = read_date("2025-05-01").date;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  check(text, context);
  date_inside(text);
  split_name_and_date(text);
  const CountedText values[] = {{text.substr(0, text.size() / 2), 1}, {text.substr(text.size() / 2), 2}};
  decide_order(values);
  look_like_serials(values);
  return 0;
}
