// fates: what becomes of one row: a line, a rejected row, or one passed over because it was never meant to be a line.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nostoi::intake {

enum class Fate { line, rejected, passed_over };

struct Verdict {
  Fate fate = Fate::line;
  std::string_view code;  ///< of its finding; empty: nothing to say
};

/// `headings` are those of the table's own row of headings (empty when it has none), `width` its number of columns.
Verdict fate_of(std::span<const std::string_view> cells, std::span<const std::string> headings, std::size_t width);

/// "1 | 2 | 3 | 4": the row of column numbers that official forms put under their headings.
bool numbers_the_columns(std::span<const std::string_view> cells);

/// Cells of a row in one text, for a finding: " | " between those that are not blank.
std::string in_one_text(std::span<const std::string_view> cells);

}  // namespace nostoi::intake
