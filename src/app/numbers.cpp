// Grouping, decimal marks and digits by language.
#include "app/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nostoi::app {

std::string count(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  const std::string_view gap = language() == Language::en ? "," : "\u00A0";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += gap;
    out += digits[i];
  }
  return out;
}

std::string decimal(double number, int digits) {
  std::string text = fmt::format("{:.{}f}", number, digits);
  if (language() != Language::en) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string percent(double share) {
  const double hundredths = share * 100;
  const double gap = std::min(hundredths, 100 - hundredths);
  const int digits = hundredths <= 0 || hundredths >= 100 ? 0 : gap >= 10 ? 0 : gap >= 1 ? 1 : gap >= 0.01 ? 2 : 4;
  return decimal(hundredths, digits) + (language() == Language::en ? "%" : "\u00A0%");
}

std::string probability(double value) {
  if (value <= 0) return "0";
  if (value >= 0.0001) return decimal(value, 4);
  std::string text = fmt::format("{:.1e}", value);
  if (language() != Language::en) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string signed_bits(Weight weight) {
  const std::string size = decimal(std::abs(bits(weight)), 1);
  if (size.find_first_of("123456789") == std::string::npos) return size;
  return (weight < 0 ? "\u2212" : "+") + size;
}

double bits_at(double probability) { return std::log2(probability / (1 - probability)); }

}  // namespace nostoi::app
