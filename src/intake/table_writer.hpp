// table_writer: where document readers put their cells. It knows what sheets and document tables have in common: cells at columns,
// merged ranges whose value belongs to every row they span, bounds, and findings that must not become a flood.
// A table is shown to the sink with its first row: sheets without content are no tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/raw.hpp"

namespace nostoi::intake {

/// Text that is gathered piece by piece and stops growing at a bound; the length counts on.
class BoundedText {
 public:
  explicit BoundedText(std::size_t bound) : bound_(bound) {}
  void append(std::string_view piece);
  void clear();
  std::string_view view() const { return text_; }
  std::uint64_t length() const { return length_; }
  bool empty() const { return text_.empty(); }

 private:
  std::size_t bound_;
  std::string text_;
  std::uint64_t length_ = 0;
};

class TableWriter {
 public:
  TableWriter(RawSink& sink, const Limits& limits) : sink_(sink), limits_(limits), covered_until_(limits.columns, 0) {}

  void begin_table(RawTable table);
  void end_table();
  /// Tells what is still waiting, so that a file in which nothing was found says at least why.
  void finish();

  /// Rows come in any order, from 1; a row without content of its own is no row.
  void begin_row(std::uint64_t row, bool hidden);
  /// The cell of the current row at a column from 0. `length` is that of the whole text where `text` is its beginning.
  void put(std::size_t column, std::string_view text, std::uint64_t length = 0);
  /// The cell put last at `column` spans so many rows and columns.
  void span(std::size_t column, std::uint64_t rows, std::size_t columns);
  /// A value that reaches into the current row from above (a merged cell of a document); it alone makes no row.
  void repeat(std::size_t column, std::string_view text);
  void end_row();
  std::uint64_t row() const { return row_; }

  /// A finding about the file or table; it is told even when the table has no rows. `code` is also the key of its sentence.
  void note(std::string_view code, std::string text, Arguments words = {}, std::uint64_t row = 0);
  /// A finding that only matters when the table has rows (a column is hidden, say).
  void aside(std::string_view code, std::string text, Arguments words = {});
  /// A finding about a cell of the current row. The column is named as on the command line ("@3"): its heading is not known here.
  void note_cell(std::size_t column, std::string_view code, std::string_view text, Arguments words = {});

  /// So much text was given that no more can be meant: the reader should end. A finding has told so.
  bool full() const { return full_; }

 private:
  struct Carried {
    std::size_t column;
    std::uint64_t last_row;
    std::string text;
  };
  struct Piece {
    std::size_t at = 0, size = 0;
  };

  void show();
  void tell(Finding finding);
  void set(std::size_t column, std::string_view text);

  RawSink& sink_;
  const Limits& limits_;
  RawTable table_;
  bool in_table_ = false, shown_ = false, any_shown_ = false, full_ = false;
  std::vector<Finding> waiting_, asides_;
  std::map<std::string, std::uint64_t, std::less<>> told_;  // by code, of this table
  std::uint64_t given_bytes_ = 0;

  std::uint64_t row_ = 0;
  bool row_hidden_ = false, row_cut_ = false, own_content_ = false;
  std::string bytes_;          // the texts of the row
  std::vector<Piece> pieces_;  // by column
  std::vector<std::string_view> views_;
  std::vector<Carried> carried_;
  std::vector<std::uint64_t> covered_until_;  // by column: the last row that a range from another cell covers
};

/// "A", "AB": a column from 0 as sheets name it.
std::string column_letters(std::size_t column);

}  // namespace nostoi::intake
