// Cells that begin as a formula does in some spreadsheet: =, +, -, @, their wide forms, a tab or the end of a line (OWASP, "CSV
// injection"); blanks before them do not help.
#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "publish/written.hpp"

namespace nostoi::publish {

namespace {

bool begins_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  if (cell.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(cell, at);
  return std::u32string_view(U"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20").find(first) != std::u32string_view::npos;
}

void append(std::string& out, std::string_view cell) {
  out += '"';
  if (begins_formula(cell)) out += '\'';
  for (const char letter : cell) out += letter == '"' ? "\"\"" : std::string(1, letter);
  out += '"';
}

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (at != 0) out += ',';
    append(out, seen_alone(cells[at]));
  }
  out += "\r\n";
}

}  // namespace

std::string seen_alone(std::string_view text) {
  std::string out;
  for (const char32_t letter : code_points(text)) {
    const int8_t type = u_charType(static_cast<UChar32>(letter));
    if (type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR)
      out += ' ';
    else if (type != U_FORMAT_CHAR && type != U_PRIVATE_USE_CHAR && type != U_UNASSIGNED)
      append_code_point(out, letter);
  }
  return out;
}

std::string as_csv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  append_row(out, sheet.headings);
  for (const auto& row : sheet.rows) append_row(out, row);
  return out;
}

}  // namespace nostoi::publish
