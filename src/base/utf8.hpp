// UTF-8 in and out, one code point at a time, by ICU's macros. What is not well formed becomes U+FFFD, so that any bytes are safe to read.
#pragma once

#include <unicode/utf8.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace nostoi {

inline bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char byte : text) all |= static_cast<unsigned char>(byte);
  return all < 0x80;
}

/// The code point at `at`, which moves past it.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto position = static_cast<std::int64_t>(at);
  const auto end = static_cast<std::int64_t>(text.size());
  UChar32 code_point;
  U8_NEXT_OR_FFFD(bytes, position, end, code_point);
  at = static_cast<std::size_t>(position);
  return static_cast<char32_t>(code_point);
}

inline void append_code_point(std::string& out, char32_t code_point) {
  char bytes[4];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, code_point);
  out.append(bytes, static_cast<std::size_t>(size));
}

inline std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

inline std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(2 * text.size());
  for (const char32_t code : text) append_code_point(out, code);
  return out;
}

}  // namespace nostoi
