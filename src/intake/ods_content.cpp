// OpenDocument says "the same again, a million times" where other formats say nothing: a row is gathered first and given as often as it
// stands there, but repetition of anything that is not empty is paid from a budget.
#include <charconv>
#include <set>

#include "intake/ods.hpp"
#include "intake/sheet_values.hpp"

namespace nostoi::intake {

namespace {

constexpr std::uint64_t repeat_budget = 64u << 20;  // bytes of repeated cells in one file; lists of people repeat a few dashes
constexpr std::uint64_t cell_cost = 16;
constexpr std::size_t most_hidden_styles = 65536;

std::uint64_t count_of(std::string_view text) {
  std::uint32_t count = 1;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::max(count, 1u);
}

bool is_hidden(std::string_view visibility) { return visibility == "collapse" || visibility == "filter"; }

/// "00012" shown for the number 12: the zeros belong to what a person sees.
bool is_padded(std::string_view shown, std::string_view number) {
  return shown.size() > number.size() && !number.empty() && shown.ends_with(number) &&
         shown.find_first_not_of("0123456789") == shown.npos &&
         shown.substr(0, shown.size() - number.size()).find_first_not_of('0') == shown.npos;
}

struct Cell {
  std::size_t column = 0;
  std::uint64_t repeat = 1, rows = 1, columns = 1, length = 0;
  std::string text;
  std::string finding;  // code of one
};

class ContentReader : public XmlHandler {
 public:
  ContentReader(const Limits& limits, TableWriter& out) : limits_(limits), out_(out), shown_(limits.cell_bytes) {}

  void start(const Tag& tag, const Attributes& attributes) override {
    if (skipped_ > 0 || is_aside(tag)) {
      ++skipped_;
    } else if (tag.space == Space::text) {
      start_text(tag, attributes);
    } else if (tag.space == Space::style) {
      start_style(tag, attributes);
    } else if (tag.space == Space::table) {
      start_table_part(tag, attributes);
    }
  }

  void end(const Tag& tag) override {
    if (skipped_ > 0) {
      --skipped_;
    } else if (tag.space == Space::text) {
      paragraphs_open_ -= is_paragraph(tag) && paragraphs_open_ > 0;
    } else if (tag.space == Space::table) {
      if (in_cell_ && is_cell(tag)) end_cell();
      if (in_row_ && tag.name == "table-row") end_row();
      if (in_table_ && tag.name == "table") end_table();
    }
  }

  void text(std::string_view piece) override {
    if (skipped_ == 0 && paragraphs_open_ > 0) shown_.append(piece);
  }

  /// What is left when the document breaks off.
  void finish() {
    if (in_row_) end_row();
    if (in_table_) end_table();
  }

 private:
  static bool is_paragraph(const Tag& tag) { return tag.name == "p" || tag.name == "h"; }
  static bool is_cell(const Tag& tag) { return tag.name == "table-cell" || tag.name == "covered-table-cell"; }

  /// Comments, drawings and tables within a cell, and what tracked changes remember: text that is not the cell's.
  bool is_aside(const Tag& tag) {
    notes_ += tag.is(Space::office, "annotation");
    if (tag.is(Space::table, "tracked-changes") || tag.is(Space::office, "annotation") || tag.is(Space::table, "shapes")) return true;
    return in_cell_ && (tag.space == Space::other || tag.is(Space::table, "table"));
  }

  void start_text(const Tag& tag, const Attributes& attributes) {
    if (!in_cell_) return;
    if (is_paragraph(tag)) {
      if (paragraphs_++ > 0) shown_.append("\n");
      ++paragraphs_open_;
    } else if (tag.name == "s") {
      const std::uint64_t count = std::min<std::uint64_t>(count_of(attributes.get(Space::text, "c")), limits_.cell_bytes);
      shown_.append(std::string(count, ' '));
    } else if (tag.name == "tab") {
      shown_.append("\t");
    } else if (tag.name == "line-break") {
      shown_.append("\n");
    }
  }

  void start_style(const Tag& tag, const Attributes& attributes) {
    if (tag.name == "style") style_ = attributes.get(Space::style, "family") == "table" ? attributes.get(Space::style, "name") : "";
    if (tag.name == "table-properties" && !style_.empty() && attributes.get(Space::table, "display") == "false" &&
        hidden_styles_.size() < most_hidden_styles)
      hidden_styles_.insert(style_);
  }

  void start_table_part(const Tag& tag, const Attributes& attributes) {
    if (tag.name == "table" && !in_table_) {
      in_table_ = true;
      row_ = 1;
      column_ = 0;
      notes_ = 0;
      const std::string style(attributes.get(Space::table, "style-name"));
      out_.begin_table({std::string(attributes.get(Space::table, "name")), hidden_styles_.contains(style), {}, ""});
    } else if (tag.name == "table-column" && in_table_) {
      start_column(attributes);
    } else if (tag.name == "table-row" && in_table_) {
      in_row_ = true;
      in_cell_ = false;
      row_repeat_ = count_of(attributes.get(Space::table, "number-rows-repeated"));
      row_hidden_ = is_hidden(attributes.get(Space::table, "visibility"));
      column_ = 0;
      cells_.clear();
    } else if (is_cell(tag) && in_row_) {
      start_cell(attributes);
    }
  }

  void start_column(const Attributes& attributes) {
    const std::size_t from = column_;
    column_ += count_of(attributes.get(Space::table, "number-columns-repeated"));
    if (!is_hidden(attributes.get(Space::table, "visibility"))) return;
    const std::string range = from + 1 == column_ ? column_letters(from) : column_letters(from) + ":" + column_letters(column_ - 1);
    out_.aside("columns-hidden", range, {{"columns", range}});
  }

  void start_cell(const Attributes& attributes) {
    in_cell_ = true;
    shown_.clear();
    paragraphs_ = paragraphs_open_ = 0;
    cell_ = Cell{};
    cell_.column = column_;
    cell_.repeat = count_of(attributes.get(Space::table, "number-columns-repeated"));
    cell_.rows = count_of(attributes.get(Space::table, "number-rows-spanned"));
    cell_.columns = count_of(attributes.get(Space::table, "number-columns-spanned"));
    const std::string_view type = attributes.get(Space::office, "value-type");
    if (type == "float" || type == "currency" || type == "percentage")
      cell_.text = number_text(attributes.get(Space::office, "value"));
    else if (type == "date")
      cell_.text = iso_text(attributes.get(Space::office, "date-value"));
    else if (type == "time")
      cell_.text = duration_text(attributes.get(Space::office, "time-value"));
    else if (type == "boolean")
      cell_.text = attributes.get(Space::office, "boolean-value") == "true" ? "TRUE" : "FALSE";
    else if (type == "string")
      cell_.text = attributes.get(Space::office, "string-value");
    if (attributes.get(Space::calc_extension, "value-type") == "error") cell_.finding = "cell-error";
    formula_ = type.empty() ? attributes.get(Space::table, "formula") : "";
  }

  void end_cell() {
    in_cell_ = false;
    column_ += cell_.repeat;
    if (cell_.text.empty() || is_padded(shown_.view(), cell_.text)) {
      cell_.text = shown_.view();
      cell_.length = shown_.length();
    }
    if (cell_.text.empty() && !formula_.empty()) cell_.finding = "formula-without-value";
    if (!cell_.text.empty() || !cell_.finding.empty() || cell_.rows * cell_.columns > 1) cells_.push_back(std::move(cell_));
  }

  void end_row() {
    in_row_ = false;
    const std::uint64_t first = row_;
    row_ += row_repeat_;
    if (cells_.empty()) return;
    for (std::uint64_t i = 0; i < row_repeat_ && !out_.full(); ++i) {
      if (i > 0 && !pay(row_cost())) break;
      out_.begin_row(first + i, row_hidden_);
      for (const Cell& cell : cells_) give(cell, i == 0);
      out_.end_row();
    }
    enough = out_.full();
  }

  void give(const Cell& cell, bool first) {
    if (!cell.finding.empty() && first) out_.note_cell(cell.column, cell.finding, cell.text.empty() ? formula_ : cell.text);
    for (std::uint64_t i = 0; i < cell.repeat && !cell.text.empty(); ++i) {
      if (i > 0 && (cell.column + i > limits_.columns || !pay(cell.text.size() + cell_cost))) break;
      out_.put(cell.column + i, cell.text, cell.length);
    }
    if (first && cell.rows * cell.columns > 1) out_.span(cell.column, cell.rows, cell.columns);
  }

  std::uint64_t row_cost() const {
    std::uint64_t cost = cell_cost;
    for (const Cell& cell : cells_) cost += cell.text.size() + cell_cost;
    return cost;
  }

  bool pay(std::uint64_t cost) {
    if (spent_ + cost > repeat_budget) {
      if (!told_) out_.note("repeats-cut", "", {}, out_.row());
      told_ = true;
      return false;
    }
    spent_ += cost;
    return true;
  }

  void end_table() {
    in_table_ = false;
    if (notes_ > 0) out_.aside("notes-ignored", "", {{"count", std::to_string(notes_)}});
    out_.end_table();
  }

  const Limits& limits_;
  TableWriter& out_;
  std::set<std::string, std::less<>> hidden_styles_;
  std::string style_, formula_;
  BoundedText shown_;
  Cell cell_;
  std::vector<Cell> cells_;  // of the row, those with something in them
  std::size_t column_ = 0;
  std::uint64_t row_ = 1, row_repeat_ = 1, notes_ = 0, spent_ = 0;
  int skipped_ = 0, paragraphs_ = 0, paragraphs_open_ = 0;
  bool in_table_ = false, in_row_ = false, in_cell_ = false, row_hidden_ = false, told_ = false;
};

}  // namespace

XmlEnding read_ods_content(const ByteSource& content, const Limits& limits, TableWriter& out) {
  ContentReader reader(limits, out);
  const XmlEnding ending = parse_xml(content, reader);
  reader.finish();
  return ending;
}

}  // namespace nostoi::intake
