// CSV, TSV and any other delimited text: bytes → text → records → rows. Ragged rows pass as they are; what was odd about a record or
// its bytes is told with the row and the column in which it stands.
#include "intake/chat.hpp"
#include "intake/decoded_text.hpp"
#include "intake/delimited.hpp"
#include "intake/delimiter.hpp"
#include "intake/records.hpp"
#include "intake/teller.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t sample_bytes = 1 << 16;

/// How the lines of a text are to be cut.
struct Shape {
  char delimiter = 0;
  bool chat = false;
};

/// Numbered lines are a pasted list even where commas would make a table of them; not where semicolons, tabs or bars do.
Shape shape_of(std::string_view sample, bool whole) {
  const char delimiter = guess_delimiter(sample, whole);
  const bool prose = delimiter == 0 || std::string_view(";\t|").find(delimiter) == std::string_view::npos;
  if (prose && is_chat(sample)) return {0, true};
  return {delimiter, delimiter == 0 && has_parts(sample)};
}

/// Where a cell of a record stands in the rows given: a line that is cut into parts is told as a whole, which is its last part.
std::string column_of(std::size_t column, const Shape& shape) { return column_name(shape.chat ? ChatLine::parts - 1 : column); }

void tell_fault(const Fault& fault, const Records& record, const Shape& shape, const Limits& limits, Teller& teller) {
  const std::string_view cell = fault.column < record.cells().size() ? record.cells()[fault.column] : std::string_view();
  const std::uint64_t row = record.physical_row();
  const std::string size = std::to_string(fault.size);
  switch (fault.kind) {
    case Fault::quote:
      return teller.tell("quote-open", row, column_of(fault.column, shape), cell);
    case Fault::cut:
      return teller.tell("cell-cut", row, column_of(fault.column, shape), cell,
                         {{"size", size}, {"limit", std::to_string(limits.cell_bytes)}});
    case Fault::columns:
      return teller.tell("columns-cut", row, {}, {}, {{"limit", std::to_string(limits.columns)}, {"column", column_name(limits.columns)}});
    case Fault::record:
      return teller.tell("row-too-long", row, column_of(fault.column, shape), {});
  }
}

/// Tells the oddities of the text that stand in this record, one of each kind per cell.
void tell_oddities(DecodedText& text, const Records& record, const Shape& shape, Teller& teller) {
  std::deque<Oddity>& oddities = text.oddities();
  int last_kind = -1;
  std::size_t last_column = SIZE_MAX;
  for (; !oddities.empty() && oddities.front().offset < record.end(); oddities.pop_front()) {
    const Oddity& oddity = oddities.front();
    const std::size_t column = record.column_at(oddity.offset);
    if (oddity.kind == last_kind && column == last_column) continue;
    last_kind = oddity.kind;
    last_column = column;
    const std::string_view cell = column < record.cells().size() ? record.cells()[column] : std::string_view();
    teller.tell(code_of(oddity.kind), record.physical_row(), column_of(column, shape), cell, {{"encoding", std::string(oddity.used)}});
  }
}

void tell_formulas(const Records& record, Teller& teller) {
  for (std::size_t column = 0; column < record.cells().size(); ++column)
    if (is_formula(record.cells()[column])) teller.tell("cell-formula", record.physical_row(), column_name(column), record.cells()[column]);
}

}  // namespace

Result<void> read_delimited(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  Result<std::unique_ptr<Bytes>> bytes = file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  DecodedText text(std::move(*bytes));
  read_delimited_text(text, limits, sink);
  if (text.failed() != 0) return tl::unexpected(unreadable(path, text.failed()));
  return {};
}

void read_delimited_text(DecodedText& text, const Limits& limits, RawSink& sink) {
  Window window;
  bool whole = false;
  while (!whole && window.size() < sample_bytes) whole = !text.more(window);
  const std::string_view sample = window.view().substr(0, sample_bytes);
  const Shape shape = shape_of(sample, whole && window.size() <= sample_bytes);
  sink.table({"", false, std::vector<std::string>(shape.chat ? ChatLine::parts : 0), std::string(text.encoding())});
  Teller teller(sink);
  Records record(text, window, shape.delimiter, limits);
  while (record.next()) {
    for (const Fault& fault : record.faults()) tell_fault(fault, record, shape, limits, teller);
    if (!text.oddities().empty()) tell_oddities(text, record, shape, teller);
    if (shape.chat) {
      const ChatLine line = cut_chat_line(record.cells()[0]);
      const auto cells = line.cells();
      sink.row({cells, record.physical_row(), false});
    } else {
      tell_formulas(record, teller);
      sink.row({record.cells(), record.physical_row(), false});
    }
  }
  teller.finish();
}

}  // namespace nostoi::intake
