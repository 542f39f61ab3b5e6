// written: a table as the file that leaves. Nothing is in it that is not seen: no formula, no second sheet, no comment, no name of a
// writer, no letter without a shape. Made in memory, so that no name lies in a folder for temporary files.
#pragma once

#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::publish {

struct Sheet {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as headings
};

/// A text without letters that are not seen: controls, marks of direction, joiners of nothing.
std::string seen_alone(std::string_view text);

/// RFC 4180 in UTF-8 with the mark of it, so that spreadsheets read it so. A cell that a spreadsheet would take for a formula begins with
/// an apostrophe.
std::string as_csv(const Sheet& sheet);
/// Every cell is a text, whatever it looks like. The same bytes for the same sheet. io where the container cannot be made.
Result<std::string> as_xlsx(const Sheet& sheet);

}  // namespace nostoi::publish
