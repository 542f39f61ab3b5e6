// A row is a line unless it plainly is something else: empty, the headings again, the numbers of the columns, or a sum.
#include "intake/fates.hpp"

#include <algorithm>
#include <array>

#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

/// Words with which offices begin the row of sums.
constexpr std::array<std::string_view, 14> sums = {"всього", "усього", "разом",  "загалом", "підсумок", "итого", "всего",
                                                   "итог",   "total",  "totals", "grand",   "sum",      "razom", "vsego"};

bool could_begin_a_sum(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (text.empty() || text.size() > 80) return false;
  const std::vector<std::string_view> list = words(text);
  if (list.empty() || list.front().data() != text.data()) return false;
  return std::find(sums.begin(), sums.end(), lower(list.front())) != sums.end();
}

bool has_letter(std::string_view cell) {
  for (std::size_t at = 0; at < cell.size();)
    if (is_letter(next_code_point(cell, at))) return true;
  return false;
}

/// A sum: one cell begins with its word, the others hold numbers, and most of the row is empty.
bool is_sum(std::span<const std::string_view> cells, std::size_t filled, std::size_t width) {
  if (filled > std::max<std::size_t>(2, width / 2)) return false;
  const auto first = std::find_if(cells.begin(), cells.end(), [](std::string_view cell) { return !is_blank(cell); });
  if (first == cells.end() || !could_begin_a_sum(*first)) return false;
  if (filled == 1 && width > 1) return true;
  const bool counted = std::any_of(first->begin(), first->end(), [](char c) { return c >= '0' && c <= '9'; }) || first->ends_with(':');
  return std::none_of(first + 1, cells.end(), has_letter) && (filled > 1 || counted);
}

bool repeats(std::span<const std::string_view> cells, std::span<const std::string> headings) {
  if (headings.empty() || cells.size() < headings.size()) return false;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (trimmed(cells[i]) != (i < headings.size() ? trimmed(headings[i]) : std::string_view())) return false;
  return true;
}

}  // namespace

Verdict fate_of(std::span<const std::string_view> cells, std::span<const std::string> headings, std::size_t width) {
  std::size_t filled = 0;
  for (const std::string_view cell : cells) filled += !is_blank_cell(cell);
  if (filled == 0) return {Fate::passed_over, {}};
  if (filled <= std::max<std::size_t>(2, width / 2) && is_sum(cells, filled, width)) return {Fate::rejected, "row-total"};
  if (filled == headings.size() || filled + 1 >= width)
    if (repeats(cells, headings)) return {Fate::passed_over, "header-repeated"};
  return {};
}

bool numbers_the_columns(std::span<const std::string_view> cells) {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view cell = trimmed(cells[i]);
    if (cell.empty()) continue;
    if (cell != std::to_string(i + 1)) return false;
    ++filled;
  }
  return filled >= 3;
}

std::string in_one_text(std::span<const std::string_view> cells) {
  std::string text;
  for (const std::string_view cell : cells) {
    if (is_blank(cell)) continue;
    if (!text.empty()) text += " | ";
    text += trimmed(cell);
  }
  return text;
}

}  // namespace nostoi::intake
