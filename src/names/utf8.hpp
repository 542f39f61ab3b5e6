// UTF-8 in and out, one code point at a time. Damaged bytes become U+FFFD, one each, so that any bytes are safe to read.
#pragma once

#include <string>
#include <string_view>

namespace nostoi::names {

/// The code point at `at`, which moves behind it. Overlong forms, surrogates and stray bytes give U+FFFD and move by one byte.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const char32_t first = byte(at);
  if (first < 0x80) return ++at, first;
  if (first >= 0xC2 && first < 0xE0 && tail(at + 1)) {
    at += 2;
    return (first & 0x1F) << 6 | (byte(at - 1) & 0x3F);
  }
  if (first >= 0xE0 && first < 0xF0 && tail(at + 1) && tail(at + 2)) {
    const char32_t code = (first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return at += 3, code;
  }
  if (first >= 0xF0 && first < 0xF5 && tail(at + 1) && tail(at + 2) && tail(at + 3)) {
    const char32_t code = (first & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F);
    if (code >= 0x10000 && code <= 0x10FFFF) return at += 4, code;
  }
  return ++at, U'\uFFFD';
}

inline void append_code_point(std::string& out, char32_t code) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  if (code < 0x10000) return put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
}

inline std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

inline std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t code : text) append_code_point(out, code);
  return out;
}

}  // namespace nostoi::names
