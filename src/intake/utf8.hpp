// utf8: is this text well formed and harmless? One pass, fast where it is ASCII; everything that is odd is left to slower code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nostoi::intake {

/// How many bytes from the beginning are clean: well-formed UTF-8 without control characters (but tab and line ends) and without
/// characters that reorder text (U+202A–202E, U+2066–2069). Equals text.size() when all is clean.
std::size_t clean_prefix(std::string_view text);

/// Bytes of the well-formed character at the beginning of `text`; 0 when there is none.
std::size_t character_size(std::string_view text);

/// The character at the beginning of `text`, which must be well formed.
char32_t character(std::string_view text);

/// The longest beginning of at most `size` bytes that ends between characters.
std::string_view whole_characters(std::string_view text, std::size_t size);

/// Well-formed UTF-8 with at least one character beyond ASCII.
bool is_utf8_beyond_ascii(std::string_view text);

inline constexpr std::string_view replacement = "\xEF\xBF\xBD";  ///< U+FFFD

/// Control characters that no text of a list should have: C0 but tab and line ends.
constexpr bool is_control(char32_t c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }
/// Characters that show text in another order than it has.
constexpr bool is_reordering(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

}  // namespace nostoi::intake
