// letters: the few questions about UTF-8 text that recognising headings, names and dates asks: what is blank, what is a word, what
// is its lower case. Everything is by code point; texts that are not valid UTF-8 give U+FFFD and are never read past their end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace nostoi::intake {

/// White space of any kind, joiners, marks of direction and byte order: what leaves no trace on paper.
bool is_space(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);  ///< 0–9 only
bool is_upper(char32_t code_point);
bool is_cyrillic(char32_t code_point);
bool is_latin(char32_t code_point);

bool is_blank(std::string_view text);
/// The same, told by the first byte where that is enough: for the cells of a million lines.
inline bool is_blank_cell(std::string_view cell) {
  if (cell.empty()) return true;
  const auto first = static_cast<unsigned char>(cell.front());
  return first > ' ' && first < 0x7F ? false : is_blank(cell);
}
/// Without what is_space() around it.
std::string_view trimmed(std::string_view text);
/// Lower case, letter for letter.
std::string lower(std::string_view text);
/// Letters of the other alphabet put right in a word that mixes Latin and Cyrillic ("Iм'я" typed with a Latin I), lower case expected.
std::string one_alphabet(std::string_view word);
/// Number of code points.
std::size_t length(std::string_view text);

/// Runs of letters, or of digits: "12-й полк" is "12", "й", "полк". Apostrophes stay inside a word.
std::vector<std::string_view> words(std::string_view text);

}  // namespace nostoi::intake
