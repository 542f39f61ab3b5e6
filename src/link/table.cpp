// Tables that programs write, row by row.
#include "link/table.hpp"

#include <algorithm>

#include "intake/bytes.hpp"

namespace nostoi::link {

namespace {

/// The separator that the first line has most of.
char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (const char c : {';', '\t'})
    if (std::ranges::count(line, c) > std::ranges::count(line, best)) best = c;
  return best;
}

std::string heading_of(std::string_view cell) {
  std::string heading;
  for (const char c : cell)
    if (c != ' ') heading += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return heading;
}

}  // namespace

Table::Table(const std::filesystem::path& path, std::unique_ptr<intake::Bytes> bytes) : path_(path.string()), text_(std::move(bytes)) {
  while (window_.view().find('\n') == std::string_view::npos && text_.more(window_)) {
  }
  records_ = std::make_unique<intake::Records>(text_, window_, delimiter_of(window_.view()), intake::Limits());
}

Result<std::unique_ptr<Table>> Table::open(const std::filesystem::path& path) {
  Result<std::unique_ptr<intake::Bytes>> bytes = intake::file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::unique_ptr<Table> table(new Table(path, std::move(*bytes)));
  if (table->records_->next())
    for (const std::string_view cell : table->records_->cells()) table->headings_.push_back(heading_of(cell));
  return table;
}

std::size_t Table::column(std::string_view heading) const {
  const auto found = std::ranges::find(headings_, heading);
  return found == headings_.end() ? none : static_cast<std::size_t>(found - headings_.begin());
}

bool Table::next() {
  do {
    if (!failure_ || !records_->next()) return false;
  } while (records_->cells().size() == 1 && records_->cells()[0].empty());
  if (records_->faults().empty()) return true;
  fail_at(records_->faults().front().column);
  return false;
}

std::string_view Table::cell(std::size_t column) const {
  return column < records_->cells().size() ? records_->cells()[column] : std::string_view();
}

void Table::fail_at(std::size_t column) {
  const std::string heading = column < headings_.size() ? headings_[column] : std::string();
  failure_ = nostoi::fail(
      Code::invalid,
      say("table-cell",
          {{"file", path_}, {"row", std::to_string(records_->physical_row())}, {"column", heading}, {"text", std::string(cell(column))}}),
      {path_, records_->physical_row(), heading});
}

Result<void> Table::failure() const {
  if (text_.failed() != 0) return tl::unexpected(intake::unreadable(path_, text_.failed()));
  return failure_;
}

}  // namespace nostoi::link
