// sheet_values: what a number in a sheet means. Numbers are shown as a person wrote them, dates in ISO form; the rules of the two
// date systems of spreadsheets, with the day that never was, stand here and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nostoi::intake {

/// Whole numbers without exponent and ".0" ("3.80501234567E+11" → "380501234567"); everything else as it is stored.
std::string number_text(std::string_view stored);

/// What a number format shows.
enum class Shows { number, date, time, digits };
struct NumberFormat {
  Shows shows = Shows::number;
  std::size_t digits = 0;  ///< for a format of zeros only ("00000"): how many digits are shown at least
};
/// Of a format that every spreadsheet program knows by its number (ECMA-376 part 1, 18.8.30).
NumberFormat built_in_format(unsigned id);
/// Of a format code: dates have y, m or d outside quotes, brackets and escapes; times only h, m and s.
NumberFormat format_of_code(std::string_view code);

/// The stored number as the format shows it; nothing when a date format stands on a number that is no date.
std::optional<std::string> shown(std::string_view stored, const NumberFormat& format, bool from_1904);

/// "1987-03-12T00:00:00" → "1987-03-12"; "1987-03-12T14:30:00.000" → "1987-03-12 14:30:00". Anything else stays.
std::string iso_text(std::string_view stored);
/// An ISO duration as a time of day: "PT14H30M00S" → "14:30:00". Anything else stays.
std::string duration_text(std::string_view stored);

}  // namespace nostoi::intake
