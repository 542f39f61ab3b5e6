// Which encoding: byte order marks, then the shape of UTF-16, then UTF-8, then the single-byte encodings by how well they read.
#include "intake/encoding.hpp"

#include <algorithm>

#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

using Form = Encoding::Form;

/// UTF-16 of lists in Latin or Cyrillic letters: nearly every second byte is 00, 04 (Cyrillic), 01, 02 (Latin), 20 or 21 (signs).
bool utf16_at(std::string_view sample, std::size_t high) {
  const auto upper = [](char c) { return c == 0 || c == 1 || c == 2 || c == 4 || c == 0x20 || c == 0x21; };
  std::size_t units = 0, fits = 0, zero = 0;
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2, ++units) {
    fits += upper(sample[at + high]);
    zero += sample[at + high] == 0 && sample[at + 1 - high] != 0;
  }
  return units >= 2 && fits * 10 >= units * 9 && zero * 50 >= units;
}

/// How the lines of `sample` fare as UTF-8: the text of those that are none, and how many are UTF-8 beyond ASCII.
struct Lines {
  std::string foreign;
  std::size_t foreign_lines = 0, utf8_lines = 0;
};

Lines sort_lines(std::string_view sample) {
  Lines lines;
  while (!sample.empty()) {
    const std::size_t end = std::min(sample.find_first_of("\r\n"), sample.size() - 1) + 1;
    const std::string_view line = sample.substr(0, end);
    sample.remove_prefix(end);
    const Utf8Count count = count_utf8(line);
    lines.utf8_lines += count.good > count.bad;
    if (count.bad == 0 || count.good > count.bad) continue;
    ++lines.foreign_lines;
    lines.foreign += line;
  }
  return lines;
}

/// The sample may end within a character.
std::string_view without_cut_character(std::string_view sample, bool whole) {
  if (whole) return sample;
  std::size_t size = sample.size();
  while (size > 0 && sample.size() - size < 3 && (sample[size - 1] & 0xC0) == 0x80) --size;
  if (size > 0 && (sample[size - 1] & 0xC0) == 0xC0 && character_size(sample.substr(size - 1)) == 0) return sample.substr(0, size - 1);
  return sample;
}

}  // namespace

Encoding guess_encoding(std::string_view sample, bool whole) {
  if (sample.starts_with("\xFF\xFE")) return {Form::utf16le, "UTF-16LE", 2, nullptr, nullptr};
  if (sample.starts_with("\xFE\xFF")) return {Form::utf16be, "UTF-16BE", 2, nullptr, nullptr};
  if (utf16_at(sample, 1)) return {Form::utf16le, "UTF-16LE", 0, nullptr, nullptr};
  if (utf16_at(sample, 0)) return {Form::utf16be, "UTF-16BE", 0, nullptr, nullptr};
  const std::size_t mark = sample.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const Lines lines = sort_lines(without_cut_character(sample.substr(mark), whole));
  const SingleByte* single = guess_single_byte(lines.foreign);
  if (mark > 0 || lines.foreign_lines <= lines.utf8_lines) return {Form::utf8, "UTF-8", mark, nullptr, single};
  return {Form::single, single->name, 0, single, nullptr};
}

Utf8Count count_utf8(std::string_view text) {
  Utf8Count count;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text.substr(at));
    count.good += size > 1;
    count.bad += size == 0;
    at += size > 0 ? size : 1;
  }
  return count;
}

}  // namespace nostoi::intake
