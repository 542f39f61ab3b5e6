// encoding: which encoding bytes are in, decided from the bytes alone.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace nostoi::intake {

/// An encoding of one byte per character.
struct SingleByte {
  std::string_view name;
  std::array<char32_t, 256> characters;  ///< U+FFFD where the encoding has none
};
/// Those that this room reads; of two that read equally well the earlier is taken.
std::span<const SingleByte> single_bytes();

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

/// Whether bytes are rather well-formed characters beyond ASCII (good) or rather none (bad).
struct Utf8Count {
  std::size_t good = 0, bad = 0;
};
Utf8Count count_utf8(std::string_view text);

}  // namespace nostoi::intake
