// Rows are gathered in one block of bytes and given to the sink as views into it. A merged range is kept as its text and the last row
// that it covers; each row takes the texts of the ranges that reach into it.
#include "intake/table_writer.hpp"

#include <algorithm>

namespace nostoi::intake {

namespace {

constexpr std::uint64_t merges_told = 20;  // findings of one kind in one table, told one by one …
constexpr std::uint64_t others_told = 1000;
constexpr std::size_t text_told = 1000;  // bytes of a cell that a finding repeats

std::uint64_t bound_of(std::string_view code) { return code == "cells-merged" ? merges_told : others_told; }

/// The part of a text that fits, without half a character at its end.
std::string_view fitting(std::string_view text, std::size_t bound) {
  if (text.size() <= bound) return text;
  while (bound > 0 && (static_cast<unsigned char>(text[bound]) & 0xC0) == 0x80) --bound;
  return text.substr(0, bound);
}

}  // namespace

void BoundedText::append(std::string_view piece) {
  length_ += piece.size();
  if (text_.size() < bound_ + 4) text_.append(piece.substr(0, bound_ + 4 - text_.size()));  // 4: so that the cut falls between characters
}

void BoundedText::clear() {
  text_.clear();
  length_ = 0;
}

void TableWriter::begin_table(RawTable table) {
  table_ = std::move(table);
  in_table_ = true;
  shown_ = false;
  told_.clear();
  carried_.clear();
  std::fill(covered_until_.begin(), covered_until_.end(), 0);
}

void TableWriter::end_table() {
  if (!shown_ && !waiting_.empty()) show();
  for (const auto& [code, count] : told_) {
    if (count <= bound_of(code)) continue;
    const std::string more = std::to_string(count - bound_of(code));
    sink_.finding({code, 0, 0, "", "", say("findings-more", {{"count", more}, {"code", code}})});
  }
  asides_.clear();
  in_table_ = shown_ = false;
}

void TableWriter::finish() {
  if (waiting_.empty()) return;
  begin_table({});
  end_table();
}

void TableWriter::show() {
  sink_.table(table_);
  shown_ = any_shown_ = true;
  for (auto* list : {&waiting_, &asides_}) {
    for (Finding& finding : *list) sink_.finding(std::move(finding));
    list->clear();
  }
}

void TableWriter::begin_row(std::uint64_t row, bool hidden) {
  row_ = row;
  row_hidden_ = hidden;
  row_cut_ = own_content_ = false;
  bytes_.clear();
  pieces_.clear();
  std::erase_if(carried_, [&](const Carried& carried) { return carried.last_row < row; });
}

void TableWriter::set(std::size_t column, std::string_view text) {
  if (pieces_.size() <= column) pieces_.resize(column + 1);
  pieces_[column] = {bytes_.size(), text.size()};
  bytes_.append(text);
}

void TableWriter::put(std::size_t column, std::string_view text, std::uint64_t length) {
  if (text.empty()) return;
  if (column >= limits_.columns) {
    if (!row_cut_) note("columns-cut", "", {{"limit", std::to_string(limits_.columns)}, {"column", column_letters(column)}}, row_);
    row_cut_ = own_content_ = true;
    return;
  }
  if (covered_until_[column] >= row_) note_cell(column, "cell-covered", text);
  const std::string_view kept = fitting(text, limits_.cell_bytes);
  if (kept.size() < text.size() || length > kept.size())
    note_cell(column, "cell-cut", kept,
              {{"size", std::to_string(std::max<std::uint64_t>(length, text.size()))}, {"limit", std::to_string(limits_.cell_bytes)}});
  set(column, kept);
  own_content_ = true;
}

void TableWriter::span(std::size_t column, std::uint64_t rows, std::size_t columns) {
  if (column >= limits_.columns || rows * columns <= 1 || covered_until_[column] >= row_) return;
  const std::uint64_t last_row = row_ + rows - 1;
  const std::size_t end = std::min(limits_.columns, column + columns);
  for (std::size_t i = column; i < end; ++i) {
    if (covered_until_[i] >= row_) return;  // ranges that overlap are no ranges
    covered_until_[i] = last_row;
  }
  if (column >= pieces_.size() || pieces_[column].size == 0) return;
  const std::string_view text = std::string_view(bytes_).substr(pieces_[column].at, pieces_[column].size);
  const std::string range =
      column_letters(column) + std::to_string(row_) + ":" + column_letters(column + columns - 1) + std::to_string(last_row);
  note_cell(column, "cells-merged", text, {{"range", range}});
  if (rows > 1) carried_.push_back({column, last_row, std::string(text)});
}

void TableWriter::repeat(std::size_t column, std::string_view text) {
  if (column < limits_.columns) set(column, text);
}

void TableWriter::end_row() {
  if (!own_content_) return;
  for (const Carried& carried : carried_)
    if (carried.column >= pieces_.size() || pieces_[carried.column].size == 0) set(carried.column, carried.text);
  views_.clear();
  for (const Piece& piece : pieces_) views_.push_back(std::string_view(bytes_).substr(piece.at, piece.size));
  if (!shown_) show();
  sink_.row({views_, row_, row_hidden_});
  given_bytes_ += bytes_.size();
  if (full_ || given_bytes_ <= limits_.expanded_bytes) return;
  full_ = true;
  note("text-too-large", "", {{"limit", std::to_string(limits_.expanded_bytes >> 20)}}, row_);
}

void TableWriter::note(std::string_view code, std::string text, Arguments words, std::uint64_t row) {
  tell({std::string(code), 0, row, "", std::move(text), say(code, words)});
}

void TableWriter::note_cell(std::size_t column, std::string_view code, std::string_view text, Arguments words) {
  tell({std::string(code), 0, row_, "@" + std::to_string(column + 1), std::string(fitting(text, text_told)), say(code, words)});
}

void TableWriter::aside(std::string_view code, std::string text, Arguments words) {
  Finding finding{std::string(code), 0, 0, "", std::move(text), say(code, words)};
  if (shown_) return sink_.finding(std::move(finding));
  asides_.push_back(std::move(finding));
}

void TableWriter::tell(Finding finding) {
  if (in_table_ && ++told_[finding.code] > bound_of(finding.code)) return;
  if (shown_ || (!in_table_ && any_shown_)) return sink_.finding(std::move(finding));
  waiting_.push_back(std::move(finding));
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

}  // namespace nostoi::intake
