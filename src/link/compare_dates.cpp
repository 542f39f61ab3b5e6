// compare_dates: two dates as far as they are known.
#include <algorithm>
#include <cstdlib>

#include "link/comparators.hpp"

namespace nostoi::link {

namespace {

/// Eight digits as written, also of a day the calendar does not have.
std::array<std::uint8_t, 8> digits(const PartialDate& d) {
  const auto digit = [](int n) { return static_cast<std::uint8_t>(n % 10); };
  return {digit(d.year / 1000), digit(d.year / 100), digit(d.year / 10), digit(d.year),
          digit(d.month / 10),  digit(d.month),      digit(d.day / 10),  digit(d.day)};
}

/// One digit mistyped, or two neighbours exchanged.
bool one_slip(const PartialDate& a, const PartialDate& b) {
  const auto x = digits(a), y = digits(b);
  int differ = 0;
  std::size_t first = 8, last = 0;
  for (std::size_t i = 0; i < 8; ++i)
    if (x[i] != y[i]) {
      ++differ;
      first = std::min(first, i);
      last = i;
    }
  return differ == 1 || (differ == 2 && last == first + 1 && x[first] == y[last] && x[last] == y[first]);
}

bool whole(const PartialDate& date) { return date.year && date.month && date.day && !date.approximate; }

}  // namespace

std::uint8_t date_level(const PartialDate& a, const PartialDate& b) {
  const int years = std::abs(a.year - b.year);
  if (whole(a) && whole(b)) {
    if (a.year == b.year && a.month == b.month && a.day == b.day) return date_exact;
    if (a.year == b.year && a.month == b.day && a.day == b.month) return date_swapped;
    if (one_slip(a, b)) return date_digit;
    if (a.year == b.year && a.month == b.month) return date_day_off;
    if (a.year == b.year && a.day == b.day) return date_month_off;
    if (a.month == b.month && a.day == b.day && !(a.month == 1 && a.day == 1)) return date_year_off;
    if (years == 0) return date_year;
    return years <= 1 ? date_near_year : date_different;
  }
  if (a.year == 0 || b.year == 0) {
    if (a.month && b.month) return a.month == b.month && (!a.day || !b.day || a.day == b.day) ? date_partial : date_different;
    return missing_level;
  }
  if (a.approximate || b.approximate) {
    const bool meet = a.from <= b.to && b.from <= a.to;
    return meet ? date_partial : years <= 2 ? date_near_year : date_different;
  }
  const auto differ = [](int x, int y) { return x && y && x != y; };
  if (years == 0) return differ(a.month, b.month) || differ(a.day, b.day) ? date_year : date_partial;
  return years <= 1 ? date_near_year : date_different;
}

Compared FeatureComparer::dates(std::uint32_t a, std::uint32_t b) const {
  const std::uint8_t level = date_level(feature_->dates[a], feature_->dates[b]);
  return {level, level == date_exact ? rarity_[a] : 0};
}

}  // namespace nostoi::link
