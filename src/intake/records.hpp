// records: text into the records and cells of a delimited table. One resumable machine over a window: it looks only at the bytes that
// can mean something (delimiter, quote, line end; 64 at a time), so that a block boundary anywhere changes nothing but the moment.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "intake/raw.hpp"
#include "intake/window.hpp"

namespace nostoi::intake {

/// Gives valid UTF-8 text piece by piece: appends at least a byte to the window, or returns false at the end.
class Text {
 public:
  virtual ~Text() = default;
  virtual bool more(Window& window) = 0;
};

/// What was odd about a record, for the caller to tell.
struct Fault {
  enum Kind {
    quote,    ///< a cell began with a quote that did not end properly: the quote was taken as a character
    cut,      ///< a cell was longer than may be read; `size` is what it was
    columns,  ///< more cells than may be read; `size` is how many there were
    record    ///< the record was longer than may be kept; the cells from `column` on are not given
  };
  Kind kind;
  std::size_t column;  ///< from 0
  std::uint64_t size;
};

/// Walks the records of a text. Rules: a cell is quoted when its first character but spaces is a quote and the quote that closes it is
/// followed by a delimiter, a line end or the end (spaces between allowed); otherwise the quote is a character like others. A line ends
/// with LF, CR or CRLF. A quoted cell that reaches over a line end must close within cell_bytes, any quoted cell within 8 × cell_bytes.
class Records {
 public:
  /// `window` may hold a beginning of the text already; `delimiter` 0: no delimiter and no quotes, every line one cell.
  Records(Text& text, Window& window, char delimiter, const Limits& limits);

  /// The next record; false at the end. Everything below holds until the next call.
  bool next();
  std::span<const std::string_view> cells() const { return cells_; }
  std::uint64_t physical_row() const { return row_; }  ///< line of the text on which the record begins, from 1
  std::span<const Fault> faults() const { return faults_; }
  std::uint64_t begin() const { return begin_; }  ///< where the record stands in the text: [begin, end) in bytes
  /// The column in which a place of the text stands; exact unless something of the record was cut.
  std::size_t column_at(std::uint64_t offset) const;
  std::uint64_t end() const { return offset_ + at_; }

 private:
  enum class State { plain, literal, quoted, closed };
  static constexpr std::size_t none = SIZE_MAX;

  std::size_t next_mark();
  void look_from(std::size_t position);
  std::uint64_t marks(std::size_t position) const;
  bool refill();
  bool quote_too_long() const;
  void drop_front();
  void drop_unkept();
  bool opens(std::size_t position) const;
  bool settle(std::size_t position);
  void take_as_literal();
  bool end_cell(std::size_t position);
  bool keep_cell(std::string_view cell, std::uint64_t size);
  bool end_record(std::size_t position, std::size_t next);

  Text& text_;
  Window& window_;
  char delimiter_;
  char quote_;
  Limits limits_;
  std::uint64_t record_bytes_;

  std::size_t base_ = 0;    // the 64 bytes that mask_ is about begin here
  std::uint64_t mask_ = 0;  // marks not yet seen
  bool ended_ = false;      // the text has no more
  bool line_feed_may_follow_ = false;

  State state_ = State::plain;
  std::size_t at_ = 0;  // where the next record begins
  std::size_t record_ = 0, field_ = 0, quote_at_ = 0, closed_at_ = 0;
  std::size_t kept_ = 0;  // behind the last cell that is kept; what lies between it and field_ is passed over
  bool doubled_ = false;  // the quoted cell has doubled quotes
  std::uint64_t field_lines_ = 0, record_lines_ = 0;
  std::uint64_t field_dropped_ = 0;
  std::uint64_t kept_bytes_ = 0;  // of the record: quoted cells as they stand, others as far as they are kept
  std::uint64_t offset_ = 0;      // of window_.data() in the text, counting what was dropped
  std::uint64_t begin_ = 0, row_ = 0, next_row_ = 1;
  std::size_t columns_ = 0;
  std::vector<std::string_view> cells_;
  std::vector<Fault> faults_;
};

}  // namespace nostoi::intake
