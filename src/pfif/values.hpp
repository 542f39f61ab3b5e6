// values: how the texts of elements are written. Each question stands alone, so that a test can ask it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nostoi::pfif {

/// A moment: whether the text has the form (yyyy-mm-ddThh:mm:ssZ, with a fraction or without), and the second since 1970 where there is
/// such a moment.
struct Time {
  bool written = false;
  std::optional<std::int64_t> second;
};
Time read_time(std::string_view text);

/// YYYY, YYYY-MM or YYYY-MM-DD: whether it has the form, and the first day it can be where the calendar has it.
struct BirthDate {
  bool written = false;
  std::optional<std::int32_t> first_day;
};
BirthDate read_birth_date(std::string_view text);

/// "35" or "35-45".
struct Age {
  bool written = false;
  bool backwards = false;  ///< the smaller number stands second
};
Age read_age(std::string_view text);

bool is_record_id(std::string_view text);                  ///< something, a slash, something
bool has_domain(std::string_view record_id);               ///< what stands before the first slash is a lower-case domain name
bool is_email(std::string_view text);                      ///< something, @, something
bool is_phone(std::string_view text);                      ///< digits, spaces and -+() only
bool is_url(std::string_view text);                        ///< http or https, and a host
bool is_urls(std::string_view text);                       ///< such, one a line
bool is_capitals(std::string_view text);                   ///< ASCII without small letters
bool is_letters(std::string_view text, std::size_t size);  ///< so many capital letters
bool is_subdivision(std::string_view text);                ///< of ISO 3166-2: "PA", "US-PA"
bool is_country(std::string_view text);                    ///< one of the codes of ISO 3166-1

}  // namespace nostoi::pfif
