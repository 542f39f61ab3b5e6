// Text letter by letter, and which letters are not seen: what both the report and the terminal must know before they show a cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nostoi {

struct Letter {
  std::int32_t value = 0;  ///< code point; negative for bytes that are no UTF-8
  std::string_view bytes;
};
std::vector<Letter> letters(std::string_view text);

/// Whether a letter changes the look of a text without being seen itself: overrides of direction, zero-width letters, controls.
bool unseen(std::int32_t value);

/// A text for the terminal: unseen letters as <U+202E>, bytes that are no text as U+FFFD, so that no cell can steer the terminal.
std::string plain(std::string_view text);

/// Columns that a text takes on a terminal (combining marks take none).
std::size_t width(std::string_view text);

/// A text padded with spaces to a width.
std::string padded(std::string_view text, std::size_t to);

/// A paragraph in lines of at most `columns`, each begun with `indent` spaces but the first.
std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent);

}  // namespace nostoi
