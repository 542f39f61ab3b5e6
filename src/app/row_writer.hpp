// The rows of a table as programs read them: CSV with a header, or JSON Lines, an object a row. Rows are put together in a buffer that is
// handed on in large pieces.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::app {

enum class Format { csv, jsonl };
/// The format that `--format` names, which is also the ending of its files.
std::optional<Format> format_named(std::string_view name);
std::string_view format_name(Format format);
/// "links.csv"
std::string table_name(std::string_view table, Format format);

/// Receives the next piece of a table.
using Out = std::function<void(std::string_view)>;

class RowWriter {
 public:
  /// `out` has to outlive the writer, which hands on what is left when it ends.
  /// Where the rows are written in parts, the first part alone has a heading.
  RowWriter(const Out& out, Format format, std::initializer_list<std::string_view> columns, bool heading = true);
  ~RowWriter();
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  // One call a column, in their order.
  RowWriter& text(std::string_view text);
  RowWriter& number(std::uint64_t value);
  RowWriter& none();                     ///< there is no such number
  RowWriter& weight(Weight value);       ///< in bits, four decimals, halves to the even digit
  RowWriter& probability(double value);  ///< six decimals
  /// A text with a number in it, from parts that numbered() made.
  struct Numbered {
    std::string before, after;
  };
  Numbered numbered(std::string_view before) const;
  RowWriter& numbered(const Numbered& parts, std::uint64_t value);
  /// A text that was made ready by ready().
  std::string ready(std::string_view text) const;
  RowWriter& write_ready(std::string_view text);

  void end();

  /// Remembers the columns of this row so far; other rows then begin as this one did.
  void mark_beginning();
  void begin_as_marked();

 private:
  void lead() {
    if (format_ == Format::jsonl)
      text_ += leads_[column_];
    else if (column_ > 0)
      text_ += ',';
    ++column_;
  }
  void digits(std::uint64_t value);

  const Out& out_;
  Format format_;
  std::vector<std::string> leads_;  // what stands before the value of each column
  std::size_t column_ = 0;
  std::string text_, marked_;
  std::size_t row_ = 0, marked_columns_ = 0;  // where the row began in text_
};

}  // namespace nostoi::app
