// Fuzzes the way from raw rows to a list: cells parted by tabs, rows by line feeds, whatever is in them; every row has one fate.
#include "intake/assembly.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace nostoi;
using namespace nostoi::intake;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(mark, from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::vector<std::string_view> rows = split({reinterpret_cast<const char*>(bytes), size}, '\n');
  Assembly assembly({});
  assembly.table({"", false, {}, "UTF-8"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<std::string_view> cells = split(rows[i], '\t');
    assembly.row({cells, i + 1, false});
  }
  for (const List& list : assembly.finish()) {
    must(list.rows_in == rows.size(), "every row came in");
    must(list.rows_in == list.lines + list.rejected.size() + list.passed_over, "every row has one fate");
    for (const Column& column : list.columns) {
      must(!column.kept() || column.cells.size() == list.lines, "every line has its cell");
      must(column.dates.empty() || column.dates.size() == column.values.size(), "every value has its date");
    }
    for (const Finding& finding : list.findings) must(finding.row <= list.lines, "findings are about lines that are there");
  }
  return 0;
}
