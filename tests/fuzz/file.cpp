// Fuzzes the door of intake: any bytes are lists or a refusal, and the rows of a list add up. The format is found from the bytes, as for
// a file with a wrong ending; seeds are the example lists.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "nostoi/intake.hpp"

namespace {

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void check(const nostoi::List& list) {
  must(list.rows_in == list.lines + list.rejected.size() + list.passed_over, "every row has one fate");
  must(list.physical_rows.empty() || list.physical_rows.size() == list.lines, "every line knows its row");
  for (const auto& column : list.columns) {
    must(!column.kept() || column.cells.size() == list.lines, "every line has its cell");
    for (const auto cell : column.cells) must(cell < column.values.size(), "every cell has its value");
    must(column.dates.empty() || column.dates.size() == column.values.size(), "every value has its date");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto path = std::filesystem::temp_directory_path() / ("nostoi-fuzz-" + std::to_string(getpid()) + ".csv");
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  if (const auto lists = nostoi::intake::read_file(path, {}))
    for (const auto& list : *lists) check(list);
  std::filesystem::remove(path);
  return 0;
}
