// Read as dates in cells are, so that a person at work may write them in the same ways.
#include "intake/day_named.hpp"

#include "intake/dates.hpp"

namespace nostoi {

Result<PartialDate> day_named(const std::string& text) {
  if (text.empty()) return PartialDate{};
  const std::size_t dots = text.find("..");
  PartialDate date = intake::read_date(text.substr(0, dots)).date;
  const PartialDate last = dots == std::string::npos ? date : intake::read_date(text.substr(dots + 2)).date;
  const bool read = date.known() && !date.impossible && last.known() && !last.impossible && date.from <= last.to;
  if (!read) return fail(Code::invalid, say("cli-not-day", {{"text", text}}));
  if (dots == std::string::npos) return date;
  date.month = date.day = 0;  // somewhere between the two
  date.to = last.to;
  return date;
}

}  // namespace nostoi
