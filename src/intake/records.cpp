// The record machine. Positions are indexes into the window; refill() moves the record that is under way to the front and all
// positions with it. Nothing is copied but the record that a block boundary cuts, and quotes are undoubled in place.
#include "intake/records.hpp"

#include <algorithm>
#include <bit>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

constexpr std::uint64_t quoted_factor = 8;   // a quoted cell may be so many times cell_bytes long before its quote is disbelieved
constexpr std::uint64_t record_factor = 16;  // so many times cell_bytes of one record are kept

bool only_spaces(const char* from, const char* to) {
  return std::all_of(from, to, [](char c) { return c == ' '; });
}

/// `cell` without its outer quotes' doubling: undoubles in place, and returns what is left of it.
std::string_view undouble(char* begin, char* end) {
  char* to = begin;
  for (const char* from = begin; from < end; ++from) {
    *to++ = *from;
    if (*from == '"') ++from;
  }
  return {begin, static_cast<std::size_t>(to - begin)};
}

}  // namespace

Records::Records(Text& text, Window& window, char delimiter, const Limits& limits)
    : text_(text),
      window_(window),
      delimiter_(delimiter == 0 ? '\n' : delimiter),
      quote_(delimiter == 0 ? '\n' : '"'),
      limits_(limits),
      record_bytes_(record_factor * limits.cell_bytes) {
  window_.room(0);
  look_from(0);
}

std::uint64_t Records::marks(std::size_t position) const {
  if (position >= window_.size()) return 0;
  const char* from = window_.data() + position;
  std::uint64_t mask = 0;
#if defined(__SSE2__)
  const __m128i delimiter = _mm_set1_epi8(delimiter_), quote = _mm_set1_epi8(quote_);
  const __m128i line_feed = _mm_set1_epi8('\n'), carriage_return = _mm_set1_epi8('\r');
  for (int part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from) + part);
    const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, quote)),
                                     _mm_or_si128(_mm_cmpeq_epi8(bytes, line_feed), _mm_cmpeq_epi8(bytes, carriage_return)));
    mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (16 * part);
  }
#else
  for (int i = 0; i < 64; ++i) mask |= std::uint64_t{from[i] == delimiter_ || from[i] == quote_ || from[i] == '\n' || from[i] == '\r'} << i;
#endif
  const std::size_t valid = window_.size() - position;
  return valid >= 64 ? mask : mask & ((std::uint64_t{1} << valid) - 1);
}

void Records::look_from(std::size_t position) {
  base_ = position;
  mask_ = marks(position);
}

std::size_t Records::next_mark() {
  while (mask_ == 0) {
    if (base_ + 64 >= window_.size()) return none;
    look_from(base_ + 64);
  }
  const std::size_t position = base_ + static_cast<std::size_t>(std::countr_zero(mask_));
  mask_ &= mask_ - 1;
  return position;
}

bool Records::next() {
  cells_.clear();
  faults_.clear();
  columns_ = 0;
  record_ = field_ = kept_ = at_;
  begin_ = offset_ + at_;
  row_ = next_row_;
  record_lines_ = field_lines_ = 0;
  field_dropped_ = kept_bytes_ = 0;
  state_ = State::plain;
  for (;;) {
    const std::size_t position = next_mark();
    if (position == none) {
      if (refill()) continue;
      if (record_ == window_.size()) return false;
      if (!settle(window_.size())) continue;
      return end_record(window_.size(), window_.size());
    }
    const char mark = window_.data()[position];
    if (mark == '\n' || mark == '\r') {
      if (mark == '\n' && line_feed_may_follow_ && position == record_) {
        record_ = field_ = kept_ = position + 1;
        begin_ = offset_ + record_;
        line_feed_may_follow_ = false;
        continue;
      }
      if (!settle(position)) continue;
      if (state_ == State::quoted) {
        if (mark == '\r' || window_.data()[position - 1] != '\r') ++field_lines_;
        continue;
      }
      line_feed_may_follow_ = mark == '\r';
      return end_record(position, position + 1);
    }
    if (mark == quote_) {
      if (state_ == State::plain && opens(position)) {
        state_ = State::quoted;
        quote_at_ = position;
        doubled_ = false;
      } else if (state_ == State::quoted) {
        state_ = State::closed;
        closed_at_ = position;
      } else if (state_ == State::closed) {
        if (position != closed_at_ + 1) {
          take_as_literal();
        } else {
          state_ = State::quoted;
          doubled_ = true;
        }
      }
      continue;
    }
    if (state_ == State::quoted || !settle(position)) continue;
    field_ = end_cell(position) ? (kept_ = position + 1) : position + 1;
  }
}

bool Records::opens(std::size_t position) const {
  return position - field_ + field_dropped_ <= limits_.cell_bytes && only_spaces(window_.data() + field_, window_.data() + position);
}

/// A delimiter, a line end or the end stands at `position`. False when that showed the quote of the cell to be no quote: the machine has
/// then gone back to it.
bool Records::settle(std::size_t position) {
  if (state_ == State::plain || state_ == State::literal) return true;
  const bool closed = state_ == State::closed;
  const std::size_t size = (closed ? closed_at_ : position) - quote_at_;
  const bool short_enough = size <= limits_.cell_bytes;
  bool believed = short_enough && (closed || position < window_.size());
  if (closed) {
    if (field_lines_ == 0 && size <= quoted_factor * limits_.cell_bytes) believed = true;
    if (position - closed_at_ > limits_.cell_bytes || !only_spaces(window_.data() + closed_at_ + 1, window_.data() + position))
      believed = false;
  }
  if (!believed) take_as_literal();
  return believed;
}

void Records::take_as_literal() {
  faults_.push_back({Fault::quote, columns_, 0});
  state_ = State::literal;
  field_lines_ = 0;
  look_from(quote_at_ + 1);
}

bool Records::end_cell(std::size_t position) {
  bool kept;
  char* data = window_.data();
  if (state_ == State::closed) {
    char* begin = data + quote_at_ + 1;
    const std::string_view cell(begin, closed_at_ - quote_at_ - 1);
    const std::string_view text = doubled_ ? undouble(begin, data + closed_at_) : cell;
    kept = keep_cell(text, text.size());
    kept_bytes_ += closed_at_ - quote_at_;
    record_lines_ += field_lines_;
    field_lines_ = 0;
  } else {
    const std::uint64_t size = position - field_ + field_dropped_;
    kept = keep_cell({data + field_, position - field_}, size);
    kept_bytes_ += std::min<std::uint64_t>(size, limits_.cell_bytes);
  }
  state_ = State::plain;
  field_dropped_ = 0;
  return kept;
}

/// False when the cell has no place among those that are kept.
bool Records::keep_cell(std::string_view cell, std::uint64_t size) {
  const std::size_t column = columns_++;
  if (column >= limits_.columns) return false;
  if (kept_bytes_ >= record_bytes_) {
    const auto told = [](const Fault& fault) { return fault.kind == Fault::record; };
    if (std::none_of(faults_.begin(), faults_.end(), told)) faults_.push_back({Fault::record, column, 0});
    cells_.push_back({});
    return false;
  }
  if (size > limits_.cell_bytes) faults_.push_back({Fault::cut, column, size});
  cells_.push_back(whole_characters(cell, limits_.cell_bytes));
  return true;
}

bool Records::end_record(std::size_t position, std::size_t next) {
  end_cell(position);
  if (columns_ > limits_.columns) faults_.push_back({Fault::columns, limits_.columns, columns_});
  at_ = next;
  next_row_ += 1 + record_lines_;
  return true;
}

std::size_t Records::column_at(std::uint64_t offset) const {
  const char* place = window_.data() + record_ + (offset > begin_ ? offset - begin_ : 0);
  std::size_t column = 0;
  while (column + 1 < cells_.size() && (cells_[column + 1].data() == nullptr || cells_[column + 1].data() <= place)) ++column;
  return column;
}

/// More text at the end of the window, or the quote that has been open for too long disbelieved. False at the end of the text.
bool Records::refill() {
  if (ended_) return false;
  if (quote_too_long()) {
    take_as_literal();
    return true;
  }
  const char* before = window_.data() + record_;
  drop_front();
  drop_unkept();
  const std::size_t seen = window_.size();
  const bool more = text_.more(window_);
  ended_ = !more;
  for (std::string_view& cell : cells_)
    if (cell.data() != nullptr) cell = {window_.data() + (cell.data() - before), cell.size()};
  look_from(seen);
  return more;
}

/// True when settle() would disbelieve the open quote wherever it closed.
bool Records::quote_too_long() const {
  const std::size_t end = window_.size();
  if (state_ == State::closed) return end - closed_at_ > limits_.cell_bytes + 1;
  return state_ == State::quoted && end - quote_at_ > limits_.cell_bytes * (field_lines_ > 0 ? 1 : quoted_factor) + 1;
}

/// What stands before the record under way is done with.
void Records::drop_front() {
  const std::size_t gone = record_;
  window_.erase(0, gone);
  offset_ += gone;
  for (std::size_t* position : {&record_, &field_, &kept_, &quote_at_, &closed_at_}) *position -= std::min(gone, *position);
}

/// Cells that are not kept, and what of a cell is too long to be kept, leave the window before it grows: that bounds it.
void Records::drop_unkept() {
  const std::size_t unkept = field_ - kept_;
  window_.erase(kept_, field_);
  for (std::size_t* position : {&field_, &quote_at_, &closed_at_}) *position -= std::min(unkept, *position);
  offset_ += unkept;
  if (state_ == State::quoted || state_ == State::closed) return;
  const std::size_t enough = field_ + limits_.cell_bytes + 4;  // 4: so that the cut sees where the last character ends
  if (window_.size() <= enough) return;
  const std::size_t excess = window_.size() - enough;
  window_.erase(enough, window_.size());
  field_dropped_ += excess;
  offset_ += excess;
}

}  // namespace nostoi::intake
