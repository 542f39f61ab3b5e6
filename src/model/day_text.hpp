// day_text: moments and dates as text that reads the same in every language and sorts by itself.
#pragma once

#include <string>

#include "nostoi/model.hpp"

namespace nostoi {

/// "2026-11-23 08:54" in UTC.
std::string moment(std::int64_t milliseconds);
/// "2026-03-12" for a day number (1970-01-01 = 0).
std::string day_of(std::int32_t number);
/// "2026-03-12", "2026-03", "2026", "≈ 2026", "2026-01-01…2026-03-12"; empty for a date that is not known.
std::string day_in_words(const PartialDate& date);

}  // namespace nostoi
