// Which bytes may stand where in a message of HTTP/1.1 (RFC 9110, section 5.6.2; RFC 9112).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace nostoi::http {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_of_token(char c) {
  return is_digit(c) || is_letter(c) || (c != 0 && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}
/// Of a header's value: no control character but the tabulator; letters beyond ASCII pass as they are.
constexpr bool is_of_value(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); }

inline bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_of_token); }
inline bool is_value(std::string_view text) { return std::ranges::all_of(text, is_of_value); }

/// ASCII alone, whatever the locale.
inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace nostoi::http
