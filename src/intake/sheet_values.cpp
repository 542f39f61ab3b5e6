// Serial days to calendar days and number formats to what they show.
#include "intake/sheet_values.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace nostoi::intake {

namespace {

constexpr double exact_whole = 1e21;  // above this no register has numbers; they stay as they are
constexpr std::int64_t day_seconds = 86400;
constexpr std::int64_t last_day = 2958465;   // 9999-12-31 in the system of 1900
constexpr std::int64_t leap_bug_day = 60;    // 1900-02-29, which the first spreadsheets believed in
constexpr std::int64_t days_to_1904 = 1462;  // between the two systems
constexpr std::size_t most_digits = 20;

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

template <class... Numbers>
std::string print(const char* format, Numbers... numbers) {
  char text[64];
  const int length = std::snprintf(text, sizeof text, format, numbers...);
  return std::string(text, static_cast<std::size_t>(length));
}

std::string clock(std::int64_t seconds) {
  return print("%02d:%02d:%02d", static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
}

std::string day_text(std::int64_t day) {
  if (day == 0) return "1900-01-00";
  if (day == leap_bug_day) return "1900-02-29";
  using namespace std::chrono;
  const sys_days zero = year(1899) / 12 / (day < leap_bug_day ? 31 : 30);
  const year_month_day date(zero + days(day));
  return print("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<std::string> serial_text(double serial, Shows shows, bool from_1904) {
  if (serial < 0 || serial >= static_cast<double>(last_day + 1)) return std::nullopt;
  const auto total = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(day_seconds)));
  const std::int64_t day = total / day_seconds + (from_1904 ? days_to_1904 : 0), seconds = total % day_seconds;
  if (day > last_day) return std::nullopt;
  if (shows == Shows::time && total < day_seconds) return clock(seconds);
  return seconds == 0 ? day_text(day) : day_text(day) + " " + clock(seconds);
}

}  // namespace

std::string number_text(std::string_view stored) {
  if (stored.find_first_of(".eE") == stored.npos) return std::string(stored);
  const std::optional<double> value = parse_number(stored);
  if (!value || *value != std::floor(*value) || std::abs(*value) >= exact_whole) return std::string(stored);
  return print("%.0f", *value == 0 ? 0.0 : *value);
}

NumberFormat built_in_format(unsigned id) {
  const auto within = [id](unsigned from, unsigned to) { return id >= from && id <= to; };
  if (within(18, 21) || within(45, 47)) return {Shows::time, 0};
  if (within(14, 22) || within(27, 36) || within(50, 58)) return {Shows::date, 0};
  return {};
}

NumberFormat format_of_code(std::string_view code) {
  bool day_or_year = false, month = false, clock_part = false, zeros_only = !code.empty();
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = static_cast<char>(code[i] | 0x20);
    if (code[i] != '0') zeros_only = false;
    if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else if (code[i] == '"' || code[i] == '[') {
      const std::size_t close = code.find(code[i] == '"' ? '"' : ']', i + 1);
      const std::string_view inside = code.substr(i + 1, close == code.npos ? code.npos : close - i - 1);
      clock_part |=
          code[i] == '[' && (inside == "h" || inside == "hh" || inside == "mm" || inside == "m" || inside == "ss" || inside == "s");
      if (close == code.npos) break;
      i = close;
    } else if (c == 'y' || c == 'd') {
      day_or_year = true;
    } else if (c == 'm') {
      month = true;
    } else if (c == 'h' || c == 's') {
      clock_part = true;
    }
  }
  if (code.substr(0, 7) == "General" || code.substr(0, 7) == "GENERAL") return {};
  if (day_or_year || (month && !clock_part)) return {Shows::date, 0};
  if (clock_part) return {Shows::time, 0};
  if (zeros_only && code.size() > 1 && code.size() <= most_digits && code.find(';') == code.npos) return {Shows::digits, code.size()};
  return {};
}

std::optional<std::string> shown(std::string_view stored, const NumberFormat& format, bool from_1904) {
  if (format.shows == Shows::number) return number_text(stored);
  if (format.shows == Shows::digits) {
    std::string text = number_text(stored);
    if (text.size() < format.digits && text.find_first_not_of("0123456789") == text.npos) text.insert(0, format.digits - text.size(), '0');
    return text;
  }
  const std::optional<double> serial = parse_number(stored);
  return serial ? serial_text(*serial, format.shows, from_1904) : std::nullopt;
}

std::string iso_text(std::string_view stored) {
  const std::size_t at = stored.find('T');
  if (at != 10) return std::string(stored);
  const std::string_view time = stored.substr(at + 1, 8);
  if (time == "00:00:00" || time == "00:00" || time == "00:00:00Z") return std::string(stored.substr(0, at));
  return std::string(stored.substr(0, at)) + " " + std::string(time);
}

std::string duration_text(std::string_view stored) {
  int hours = 0, minutes = 0, seconds = 0;
  const std::string text(stored.substr(0, 40));
  if (std::sscanf(text.c_str(), "PT%dH%dM%dS", &hours, &minutes, &seconds) != 3) return std::string(stored);
  if (hours < 0 || hours > 99 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return std::string(stored);
  return print("%02d:%02d:%02d", hours, minutes, seconds);
}

}  // namespace nostoi::intake
