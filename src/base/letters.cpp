// Letters and their kinds as ICU knows them.
#include "base/letters.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace nostoi {

std::vector<Letter> letters(std::string_view text) {
  std::vector<Letter> all;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t from = at;
    UChar32 value = 0;
    U8_NEXT(text.data(), at, size, value);
    all.push_back({value, text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from))});
  }
  return all;
}

bool unseen(std::int32_t value) {
  if (value == '\t' || value == '\n') return false;
  switch (u_charType(value)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_UNASSIGNED:
      return true;
    default:
      return false;
  }
}

std::string plain(std::string_view text) {
  std::string out;
  for (const Letter& letter : letters(text)) {
    if (letter.value < 0)
      out += "\xEF\xBF\xBD";
    else if (letter.value == '\t' || letter.value == '\n')
      out += ' ';
    else if (unseen(letter.value))
      out += fmt::format("<U+{:04X}>", static_cast<unsigned>(letter.value));
    else
      out += letter.bytes;
  }
  return out;
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const Letter& letter : letters(text)) {
    const int8_t kind = u_charType(letter.value);
    if (kind != U_NON_SPACING_MARK && kind != U_ENCLOSING_MARK && kind != U_FORMAT_CHAR) ++columns;
  }
  return columns;
}

std::string padded(std::string_view text, std::size_t to) {
  std::string out(text);
  for (std::size_t columns = width(text); columns < to; ++columns) out += ' ';
  return out;
}

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string out;
  std::size_t at = indent;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::string_view word = text.substr(from, to - from);
    if (!out.empty() && at + 1 + width(word) > columns) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    } else if (!out.empty()) {
      out += ' ', ++at;
    }
    out += word;
    at += width(word);
    from = to + 1;
  }
  return out;
}

}  // namespace nostoi
