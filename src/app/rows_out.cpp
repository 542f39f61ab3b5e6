// Standard output is written as it comes; a file, on commit.
#include "app/rows_out.hpp"

#include <fmt/format.h>

namespace nostoi::app {

Result<RowsOut> RowsOut::open(const std::string& path) {
  RowsOut rows;
  if (path.empty()) return rows;
  Result<SafeFile> file = SafeFile::create(path);
  if (!file) return tl::unexpected(file.error());
  rows.file_ = std::move(*file);
  return rows;
}

void RowsOut::write(std::string_view rows) {
  if (file_)
    file_->write(rows);
  else
    fmt::print("{}", rows);
}

Result<void> RowsOut::commit() { return file_ ? file_->commit() : Result<void>(); }

}  // namespace nostoi::app
