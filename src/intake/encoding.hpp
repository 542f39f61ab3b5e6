// encoding: which encoding bytes are in, decided from the bytes alone.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace nostoi::intake {

/// An encoding of one byte per character.
struct SingleByte {
  std::string_view name;
  std::array<char32_t, 256> characters;  ///< U+FFFD where the encoding has none
};
/// nullptr when it is none of those this room reads.
const SingleByte* single_byte(std::string_view name);

/// What to do with the bytes of a file.
struct Encoding {
  enum class Form { utf8, utf16le, utf16be, single };
  Form form = Form::utf8;
  std::string_view name = "UTF-8";
  std::size_t mark = 0;                ///< bytes of the byte order mark at the beginning
  const SingleByte* single = nullptr;  ///< for Form::single
  const SingleByte* fallback =
      nullptr;  ///< for Form::utf8: what lines that are no UTF-8 most probably are; nullptr when the sample has none
};

/// The encoding of a file that begins with `sample`; `whole`: the sample is all of it.
Encoding guess_encoding(std::string_view sample, bool whole);

/// The single-byte encoding in which `text` reads best; nullptr when it has no byte beyond ASCII.
const SingleByte* guess_single_byte(std::string_view text);

/// The encoding of a line of a UTF-8 file that is no UTF-8: nullptr when it is rather UTF-8 with a few damaged bytes.
const SingleByte* line_encoding(std::string_view line, const SingleByte* fallback);

}  // namespace nostoi::intake
