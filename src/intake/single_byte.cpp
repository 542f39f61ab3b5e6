// The single-byte encodings of the lists that reach this house, their tables taken from ICU.
#include <unicode/ucnv.h>

#include "intake/encoding.hpp"

namespace nostoi::intake {

namespace {

SingleByte load(std::string_view name, const char* converter) {
  SingleByte table{name, {}};
  UErrorCode error = U_ZERO_ERROR;
  UConverter* from = ucnv_open(converter, &error);
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    UChar text[4];
    UErrorCode failure = U_ZERO_ERROR;
    const bool one = U_SUCCESS(error) && ucnv_toUChars(from, text, 4, &source, 1, &failure) == 1 && U_SUCCESS(failure);
    table.characters[byte] = byte < 0x80 ? static_cast<char32_t>(byte) : one ? static_cast<char32_t>(text[0]) : U'\xFFFD';
  }
  if (from != nullptr) ucnv_close(from);
  return table;
}

}  // namespace

std::span<const SingleByte> single_bytes() {
  static const SingleByte tables[] = {
      load("windows-1251", "windows-1251"),
      load("KOI8-U", "KOI8-U"),
      load("KOI8-R", "KOI8-R"),
      load("CP866", "IBM866"),
      load("CP1125", "ibm-1125"),
      load("ISO-8859-5", "ISO-8859-5"),
      load("x-mac-cyrillic", "x-mac-cyrillic"),
      load("windows-1252", "windows-1252"),
      load("windows-1250", "windows-1250"),
      load("ISO-8859-2", "ISO-8859-2"),
  };
  return tables;
}

}  // namespace nostoi::intake
