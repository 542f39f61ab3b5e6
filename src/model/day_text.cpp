// Digits, hyphens and signs alone: nothing here has a language.
#include "model/day_text.hpp"

#include <fmt/format.h>

#include <ctime>

namespace nostoi {

std::string moment(std::int64_t milliseconds) {
  const std::time_t seconds = milliseconds / 1000;
  std::tm of{};
  ::gmtime_r(&seconds, &of);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", of.tm_year + 1900, of.tm_mon + 1, of.tm_mday, of.tm_hour, of.tm_min);
}

std::string day_in_words(const PartialDate& date) {
  if (!date.known()) return "";
  const bool whole_year = date.from == day_number(date.year, 1, 1) && date.to == day_number(date.year, 12, 31);
  if (!date.approximate && !date.month && date.year && !whole_year) return day_of(date.from) + "…" + day_of(date.to);
  std::string text = date.approximate ? "≈ " : "";
  text += date.year ? fmt::format("{:04}", date.year) : "????";
  if (date.month) text += fmt::format("-{:02}", date.month);
  if (date.day) text += fmt::format("-{:02}", date.day);
  return text;
}

std::string day_of(std::int32_t number) { return moment(number * milliseconds_a_day).substr(0, 10); }

}  // namespace nostoi
