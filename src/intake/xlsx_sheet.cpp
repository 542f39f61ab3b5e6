// One sheet as rows. Merged ranges stand behind the rows in a sheet, so a sheet that has some is read once for them beforehand;
// nothing else of a sheet is kept.
#include <algorithm>
#include <charconv>

#include "intake/part_findings.hpp"
#include "intake/xlsx.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t most_merges = 100000;
constexpr std::size_t formula_told = 200;

struct Merge {
  CellPlace from, to;
};

struct MergeReader : XmlHandler {
  std::vector<Merge> merges;
  void start(const Tag& tag, const Attributes& attributes) override {
    if (!tag.is(Space::sheet, "mergeCell")) return;
    const std::string_view range = attributes.get("ref");
    const std::size_t colon = std::min(range.find(':'), range.size());
    const auto from = cell_place(range.substr(0, colon)), to = cell_place(range.substr(std::min(colon + 1, range.size())));
    if (from && to && from->row <= to->row && from->column <= to->column) merges.push_back({*from, *to});
    enough = merges.size() >= most_merges;
  }
  void end(const Tag&) override {}
};

bool mentions(const ByteSource& part, std::string_view word) {
  std::string tail;
  bool found = false;
  part([&](std::string_view piece) {
    tail.append(piece.substr(0, word.size()));
    found = piece.find(word) != piece.npos || tail.find(word) != tail.npos;
    tail = piece.substr(piece.size() - std::min(piece.size(), word.size()));
    return !found;
  });
  return found;
}

/// Merged ranges by their first cell, for search by row and column.
std::vector<Merge> read_merges(const ByteSource& part) {
  if (!mentions(part, "mergeCell")) return {};
  MergeReader reader;
  parse_xml(part, reader);
  std::sort(reader.merges.begin(), reader.merges.end(),
            [](const Merge& a, const Merge& b) { return std::pair(a.from.row, a.from.column) < std::pair(b.from.row, b.from.column); });
  return std::move(reader.merges);
}

class SheetReader : public XmlHandler {
 public:
  SheetReader(const SheetContext& context, std::vector<Merge> merges, TableWriter& out)
      : context_(context), merges_(std::move(merges)), out_(out), value_(context.limits.cell_bytes), formula_(formula_told) {}

  void start(const Tag& tag, const Attributes& attributes) override {
    if (tag.space != Space::sheet) return;
    if (tag.name == "c") {
      start_cell(attributes);
    } else if (tag.name == "v" || tag.name == "t") {
      gather_ = in_cell_ && phonetic_ == 0 ? &value_ : nullptr;
    } else if (tag.name == "f") {
      gather_ = in_cell_ ? &formula_ : nullptr;
      has_formula_ = in_cell_;
    } else if (tag.name == "row") {
      start_row(attributes);
    } else if (tag.name == "rPh") {
      ++phonetic_;
    } else if (tag.name == "col") {
      hidden_columns(attributes);
    }
  }

  void end(const Tag& tag) override {
    if (tag.space != Space::sheet) return;
    gather_ = nullptr;
    if (tag.name == "c" && in_cell_) {
      end_cell();
    } else if (tag.name == "row" && in_row_) {
      out_.end_row();
      in_row_ = false;
      enough = out_.full();
    } else if (tag.name == "rPh") {
      --phonetic_;
    }
  }

  void text(std::string_view piece) override {
    if (gather_) gather_->append(piece);
  }

  /// The rest of a sheet that breaks off inside a row is still given.
  void finish() {
    if (in_row_) out_.end_row();
  }

 private:
  void start_row(const Attributes& attributes) {
    const std::string_view stated = attributes.get("r");
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), number);
    row_ = error == std::errc() && end == stated.data() + stated.size() && number > 0 ? number : row_ + 1;
    const std::string_view hidden = attributes.get("hidden");
    out_.begin_row(row_, hidden == "1" || hidden == "true");
    column_ = 0;
    in_row_ = true;
    in_cell_ = false;
  }

  void start_cell(const Attributes& attributes) {
    if (!in_row_) return;
    if (const auto place = cell_place(attributes.get("r"))) column_ = place->column;
    type_ = attributes.get("t");
    style_ = 0;
    const std::string_view style = attributes.get("s");
    std::from_chars(style.data(), style.data() + style.size(), style_);
    value_.clear();
    formula_.clear();
    has_formula_ = false;
    in_cell_ = true;
  }

  void end_cell() {
    in_cell_ = false;
    if (!value_.empty())
      put_value();
    else if (has_formula_ && type_ != "str")
      out_.note_cell(column_, "formula-without-value", "=" + std::string(formula_.view()));
    if (!merges_.empty()) start_merge();
    ++column_;
  }

  void put_value() {
    const std::string_view value = value_.view();
    if (type_ == "s") return put_shared();
    if (type_ == "str" || type_ == "inlineStr") {
      if (value.find("_x") != value.npos) return out_.put(column_, unescaped(value), value_.length());
      return out_.put(column_, value, value_.length());
    }
    if (type_ == "b") return out_.put(column_, value == "1" || value == "true" ? "TRUE" : "FALSE");
    if (type_ == "d") return out_.put(column_, iso_text(value));
    if (type_ == "e") {
      out_.note_cell(column_, "cell-error", value);
      return out_.put(column_, value, value_.length());
    }
    put_number();
  }

  void put_shared() {
    std::size_t number = 0;
    const std::string_view value = value_.view();
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const auto found = error == std::errc() && end == value.data() + value.size() ? context_.strings[number] : std::nullopt;
    if (!found) return out_.note_cell(column_, "shared-string-missing", value);
    out_.put(column_, found->text, found->length);
  }

  void put_number() {
    const std::string_view value = value_.view();
    const NumberFormat format = style_ < context_.formats.size() ? context_.formats[style_] : NumberFormat{};
    if (format.shows == Shows::number && value.find_first_of(".eE") == value.npos) return out_.put(column_, value, value_.length());
    if (const auto text = shown(value, format, context_.from_1904)) return out_.put(column_, *text);
    out_.note_cell(column_, "date-out-of-range", value);
    out_.put(column_, number_text(value), value_.length());
  }

  void start_merge() {
    const auto found = std::lower_bound(merges_.begin(), merges_.end(), std::pair(row_, column_), [](const Merge& merge, const auto& cell) {
      return std::pair(merge.from.row, merge.from.column) < cell;
    });
    if (found == merges_.end() || found->from.row != row_ || found->from.column != column_) return;
    out_.span(column_, found->to.row - found->from.row + 1, found->to.column - found->from.column + 1);
  }

  void hidden_columns(const Attributes& attributes) {
    const std::string_view hidden = attributes.get("hidden"), from = attributes.get("min"), to = attributes.get("max");
    if (hidden != "1" && hidden != "true") return;
    std::size_t first = 0, last = 0;
    std::from_chars(from.data(), from.data() + from.size(), first);
    std::from_chars(to.data(), to.data() + to.size(), last);
    if (first == 0 || last < first) return;
    const std::string range = first == last ? column_letters(first - 1) : column_letters(first - 1) + ":" + column_letters(last - 1);
    out_.aside("columns-hidden", range, {{"columns", range}});
  }

  const SheetContext& context_;
  std::vector<Merge> merges_;
  TableWriter& out_;
  BoundedText value_, formula_;
  BoundedText* gather_ = nullptr;
  std::string type_;
  std::size_t style_ = 0, column_ = 0;
  std::uint64_t row_ = 0;
  int phonetic_ = 0;
  bool in_row_ = false, in_cell_ = false, has_formula_ = false;
};

}  // namespace

XmlEnding read_sheet(const ByteSource& part, const SheetContext& context, TableWriter& out) {
  SheetReader reader(context, read_merges(part), out);
  const XmlEnding ending = parse_xml(part, reader);
  reader.finish();
  return ending;
}

}  // namespace nostoi::intake
