// A table that programs write: people.csv, links.jsonl, a truth; CSV with a header, or JSON Lines. Read by the machine that intake reads
// lists with, without its guesses: here a column is what its heading says and a damaged row is an error, not a finding.
#pragma once

#include <charconv>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/decoded_text.hpp"
#include "intake/records.hpp"

namespace nostoi::link {

class Table {
 public:
  static Result<std::unique_ptr<Table>> open(const std::filesystem::path& path);

  static constexpr std::size_t none = SIZE_MAX;
  /// Number of the column with this heading (lower case), none if there is none.
  std::size_t column(std::string_view heading) const;

  /// All headings, lower case and without spaces.
  const std::vector<std::string>& headings() const { return headings_; }

  /// The next row; false at the end or at a row that cannot be read, which failure() then tells.
  bool next();
  /// A cell of this row; empty where the row is short or `column` is none.
  std::string_view cell(std::size_t column) const;
  /// A cell as a number; a cell that is none ends the reading.
  template <class Number>
  Number number(std::size_t column) {
    Number value{};
    const std::string_view text = cell(column);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) fail_at(column);
    return value;
  }

  /// Why the reading ended early, if it did.
  Result<void> failure() const;
  const std::string& path() const { return path_; }

 private:
  Table(const std::filesystem::path& path, std::unique_ptr<intake::Bytes> bytes);
  void fail_at(std::size_t column);
  std::uint64_t physical_row() const { return records_ ? records_->physical_row() : row_; }
  std::string_view next_line();
  void begin_objects();
  bool next_object();

  std::string path_;
  intake::DecodedText text_;
  intake::Window window_;
  std::unique_ptr<intake::Records> records_;  // none: the table is of JSON Lines
  std::vector<std::string> object_;           // the values of such a row, by heading
  std::size_t taken_ = 0;                     // of the window
  std::uint64_t row_ = 0;
  std::vector<std::string> headings_;
  Result<void> failure_;
};

}  // namespace nostoi::link
