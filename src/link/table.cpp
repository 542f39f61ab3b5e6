// Tables that programs write, row by row.
#include "link/table.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "intake/bytes.hpp"

namespace nostoi::link {

namespace {

using Json = nlohmann::ordered_json;

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
  const std::size_t first = window_.view().find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || window_.view()[first] != '{')
    records_ = std::make_unique<intake::Records>(text_, window_, delimiter_of(window_.view()), intake::Limits());
}

Result<std::unique_ptr<Table>> Table::open(const std::filesystem::path& path) {
  Result<std::unique_ptr<intake::Bytes>> bytes = intake::file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::unique_ptr<Table> table(new Table(path, std::move(*bytes)));
  if (!table->records_) return table->begin_objects(), std::move(table);
  if (table->records_->next())
    for (const std::string_view cell : table->records_->cells()) table->headings_.push_back(heading_of(cell));
  return table;
}

std::size_t Table::column(std::string_view heading) const {
  const auto found = std::ranges::find(headings_, heading);
  return found == headings_.end() ? none : static_cast<std::size_t>(found - headings_.begin());
}

/// The next line that is not empty; an empty one at the end of the file.
std::string_view Table::next_line() {
  for (;;) {
    const std::size_t end = window_.view().find('\n', taken_);
    if (end == std::string_view::npos) {
      window_.erase(0, taken_);
      taken_ = 0;
      if (text_.more(window_)) continue;
    }
    const std::string_view line = window_.view().substr(taken_, end == std::string_view::npos ? end : end - taken_);
    taken_ += line.size() + (end != std::string_view::npos);
    ++row_;
    if (end == std::string_view::npos || line.find_first_not_of(" \t\r") != std::string_view::npos) return line;
  }
}

/// The keys of the first object are the headings.
void Table::begin_objects() {
  const std::string_view line = next_line();
  const Json first = Json::parse(line, nullptr, false);
  if (first.is_object())
    for (const auto& [key, value] : first.items()) headings_.push_back(heading_of(key));
  taken_ = static_cast<std::size_t>(line.data() - window_.data());  // it is a row as well
  --row_;
}

bool Table::next_object() {
  const std::string_view line = next_line();
  if (line.empty()) return false;
  object_.assign(headings_.size(), "");
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    object_.assign(1, std::string(line.substr(0, 200)));
    fail_at(0);
    return false;
  }
  for (const auto& [key, value] : object.items())
    if (const std::size_t at = column(heading_of(key)); at != none)
      object_[at] = value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
  return true;
}

bool Table::next() {
  if (!records_) return failure_ && next_object();
  do {
    if (!failure_ || !records_->next()) return false;
  } while (records_->cells().size() == 1 && records_->cells()[0].empty());
  if (records_->faults().empty()) return true;
  fail_at(records_->faults().front().column);
  return false;
}

std::string_view Table::cell(std::size_t column) const {
  if (!records_) return column < object_.size() ? std::string_view(object_[column]) : std::string_view();
  return column < records_->cells().size() ? records_->cells()[column] : std::string_view();
}

void Table::fail_at(std::size_t column) {
  const std::string heading = column < headings_.size() ? headings_[column] : std::string();
  failure_ = nostoi::fail(
      Code::invalid,
      say("table-cell",
          {{"file", path_}, {"row", std::to_string(physical_row())}, {"column", heading}, {"text", std::string(cell(column))}}),
      {path_, physical_row(), heading});
}

Result<void> Table::failure() const {
  if (text_.failed() != 0) return tl::unexpected(intake::unreadable(path_, text_.failed()));
  return failure_;
}

}  // namespace nostoi::link
