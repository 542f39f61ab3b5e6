// The two forms of a table differ in what stands before a value, in how a text is quoted, and in the end of a row.
#include "app/row_writer.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "nostoi/base.hpp"

namespace nostoi::app {

namespace {

constexpr std::size_t piece = 1 << 18;

std::string json_text(std::string_view text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

/// A number in fixed point, `units` of which are one, to so many decimals; halves to the even digit.
template <std::int64_t units, int decimals>
void append_fixed(std::string& out, std::int64_t value) {
  constexpr std::int64_t power = decimals == 4 ? 10'000 : 1'000'000;
  const std::int64_t scaled = std::abs(value) * power, rest = scaled % units;
  std::int64_t left = scaled / units + (2 * rest > units || (2 * rest == units && scaled / units % 2 != 0));
  char digits[32];
  char* at = digits + sizeof digits;
  for (int digit = 0; digit <= decimals || left > 0; ++digit, left /= 10) {
    if (digit == decimals) *--at = '.';
    *--at = static_cast<char>('0' + left % 10);
  }
  if (value < 0) *--at = '-';
  out.append(at, digits + sizeof digits);
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  if (name == "csv") return Format::csv;
  if (name == "jsonl") return Format::jsonl;
  return std::nullopt;
}

std::string_view format_name(Format format) { return format == Format::csv ? "csv" : "jsonl"; }

std::string table_name(std::string_view table, Format format) { return std::string(table) + "." + std::string(format_name(format)); }

RowWriter::RowWriter(const Out& out, Format format, std::initializer_list<std::string_view> columns, bool heading)
    : out_(out), format_(format) {
  text_.reserve(piece + 4096);
  for (const std::string_view column : columns) {
    const bool first = leads_.empty();
    if (format == Format::csv) {
      leads_.push_back(first ? "" : ",");
      if (heading) append_csv(text_ += leads_.back(), column);
    } else {
      leads_.push_back((first ? "{" : ",") + json_text(column) + ":");
    }
  }
  if (format == Format::csv && heading) text_ += '\n';
  row_ = text_.size();
}

RowWriter::~RowWriter() {
  if (!text_.empty()) out_(text_);
}

std::string RowWriter::ready(std::string_view text) const {
  if (format_ == Format::jsonl) return json_text(text);
  std::string field;
  append_csv(field, text);
  return field;
}

RowWriter& RowWriter::text(std::string_view text) {
  lead();
  if (format_ == Format::csv)
    append_csv(text_, text);
  else
    text_ += json_text(text);
  return *this;
}

RowWriter& RowWriter::write_ready(std::string_view text) {
  lead();
  text_ += text;
  return *this;
}

RowWriter::Numbered RowWriter::numbered(std::string_view before) const {
  const std::string field = ready(before);
  if (field.size() == before.size()) return {field, ""};
  return {field.substr(0, field.size() - 1), "\""};
}

RowWriter& RowWriter::numbered(const Numbered& parts, std::uint64_t value) {
  lead();
  text_ += parts.before;
  digits(value);
  text_ += parts.after;
  return *this;
}

void RowWriter::digits(std::uint64_t value) {
  char digits[20];
  text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

RowWriter& RowWriter::number(std::uint64_t value) {
  lead();
  digits(value);
  return *this;
}

RowWriter& RowWriter::none() {
  lead();
  if (format_ == Format::jsonl) text_ += "null";
  return *this;
}

RowWriter& RowWriter::weight(Weight value) {
  lead();
  append_fixed<65'536, 4>(text_, value);
  return *this;
}

RowWriter& RowWriter::probability(double value) {
  lead();
  append_fixed<1'000'000, 6>(text_, std::llround(value * 1'000'000));
  return *this;
}

void RowWriter::mark_beginning() {
  marked_.assign(text_, row_);
  marked_columns_ = column_;
}

void RowWriter::begin_as_marked() {
  text_ += marked_;
  column_ = marked_columns_;
}

void RowWriter::end() {
  text_ += format_ == Format::csv ? "\n" : "}\n";
  column_ = 0;
  if (text_.size() >= piece) {
    out_(text_);
    text_.clear();
  }
  row_ = text_.size();
}

}  // namespace nostoi::app
