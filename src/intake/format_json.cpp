// JSON: arrays of objects, JSON Lines, an object that holds such arrays. Two walks: the first finds out what the records are and what
// columns they have, the second gives the rows. Nested objects become columns with dots, several values of one column are joined with "|".
// Rows of JSON Lines are placed by their line, those of an array by their number in it: such a file may well be one long line.
#include "intake/json_text.hpp"
#include "intake/json_walk.hpp"
#include "intake/teller.hpp"

namespace nostoi::intake {

namespace {

constexpr std::uint64_t record_factor = 16;  // so many times cell_bytes of one record are kept

class Rows final : public JsonEvents {
 public:
  Rows(const JsonShape& shape, const Limits& limits, DecodedText& text, RawSink& sink)
      : shape_(shape), limits_(limits), text_(text), sink_(sink), teller_(sink) {
    if (shape.tables[0].path.empty()) begin_table(shape.tables[0]);
  }
  void follow(const JsonWalk& walk) { walk_ = &walk; }
  void finish() {
    if (!begun_) begin_table(shape_.tables[0]);
    teller_.finish();
  }

  void open(const std::string& path, bool array) override {
    if (in_row_) return open_within(path, array);
    if (table_ != nullptr && path == table_->path) return begin_row();
    if (!array) return;
    if (const JsonTable* table = shape_.table_at(path + "[]")) begin_table(*table);
  }

  void close(const std::string& path, bool) override {
    if (table_ == nullptr) return;
    if (in_row_ && path == table_->path) return end_row();
    if (!in_row_ && path + "[]" == table_->path) table_ = nullptr;
  }

  void scalar(const std::string& path, const JsonScalar& scalar) override {
    if (in_row_) return put(path, scalar);
    if (table_ == nullptr || path != table_->path) {
      tell_oddities(path, scalar.text);
      return teller_.tell("json-outside", 0, path, scalar.text);
    }
    begin_row();
    put(path, scalar);
    end_row();
  }

  void too_deep(const std::string& path) override {
    teller_.tell("json-deep", in_row_ ? row_ : 0, header_of(path), {}, {{"limit", std::to_string(JsonWalk::deepest)}});
  }

  void damaged(JsonDamage damage, std::string_view excerpt) override {
    const bool at_end = damage == JsonDamage::end && !shape_.lines;
    const std::string_view code = damage == JsonDamage::comma ? "json-comma" : at_end ? "json-truncated" : "json-damaged";
    const bool costs_row = in_row_ || (table_ != nullptr && !at_end && damage != JsonDamage::comma);
    if (costs_row && !in_row_) place_row();
    tell_oddities({}, excerpt);
    if (costs_row)
      teller_.reject(code, row_, excerpt);
    else
      teller_.tell(code, damage == JsonDamage::comma ? row_ + 1 : 0, {}, excerpt);
    in_row_ = false;
  }

 private:
  void begin_table(const JsonTable& table) {
    table_ = &table;
    rows_ = 0;
    begun_ = true;
    std::string name = table.path.empty() || table.path == "[]" ? std::string() : table.path.substr(0, table.path.size() - 2);
    sink_.table({std::move(name), false, table.headers, std::string(text_.encoding())});
  }

  void place_row() { row_ = shape_.lines ? walk_->line() : ++rows_; }

  void begin_row() {
    place_row();
    in_row_ = true;
    row_bytes_ = 0;
    beyond_ = false;
    cells_.resize(table_->headers.size());
    given_.assign(cells_.size(), false);
    for (std::string& cell : cells_) cell.clear();
  }

  /// A row that is an array: each of its values is a cell, whatever is nested in it.
  void open_within(const std::string& path, bool) {
    if (table_->positional && path.size() == table_->path.size() + 2) add_cell();
  }
  std::size_t add_cell() {
    if (cells_.size() == limits_.columns) return limits_.columns;
    cells_.emplace_back();
    given_.push_back(false);
    return cells_.size() - 1;
  }

  std::size_t column_of(const std::string& path) {
    if (table_->positional)
      return path.size() == table_->path.size() + 2 ? add_cell() : cells_.empty() ? limits_.columns : cells_.size() - 1;
    const auto found = table_->columns.find(path);
    return found == table_->columns.end() ? limits_.columns : found->second;
  }

  std::string header_of(const std::string& path) const {
    if (table_ == nullptr || table_->positional) return {};
    const auto found = table_->columns.find(path);
    return found == table_->columns.end() ? path : table_->headers[found->second];
  }

  void put(const std::string& path, const JsonScalar& scalar) {
    const std::size_t column = column_of(path);
    tell_oddities(path, scalar.text);
    if (column >= cells_.size()) {
      beyond_ = true;
      return;
    }
    const std::string header = table_->positional ? column_name(column) : table_->headers[column];
    tell_about(scalar, header);
    std::string& cell = cells_[column];
    if (row_bytes_ + scalar.text.size() > record_factor * limits_.cell_bytes || cell.size() + scalar.text.size() > 2 * limits_.cell_bytes) {
      if (row_bytes_ != SIZE_MAX / 2) teller_.tell("row-too-long", row_, header, {});
      row_bytes_ = SIZE_MAX / 2;
      return;
    }
    row_bytes_ += scalar.text.size();
    if (given_[column]) cell += '|';
    given_[column] = true;
    cell += scalar.text;
  }

  void tell_about(const JsonScalar& scalar, const std::string& header) {
    if (scalar.size > limits_.cell_bytes)
      teller_.tell("cell-cut", row_, header, scalar.text,
                   {{"size", std::to_string(scalar.size)}, {"limit", std::to_string(limits_.cell_bytes)}});
    if (scalar.replaced) teller_.tell("text-replaced", row_, header, scalar.text);
    if (scalar.reordering) teller_.tell("text-reordering", row_, header, scalar.text);
    if (is_formula(scalar.text)) teller_.tell("cell-formula", row_, header, scalar.text);
  }

  /// Oddities of the bytes walked since the last scalar: one of each kind is enough for it.
  void tell_oddities(const std::string& path, std::string_view cell) {
    std::deque<Oddity>& oddities = text_.oddities();
    int last = -1;
    for (; !oddities.empty() && oddities.front().offset < walk_->offset(); oddities.pop_front()) {
      const Oddity& oddity = oddities.front();
      if (oddity.kind == last) continue;
      last = oddity.kind;
      teller_.tell(code_of(oddity.kind), in_row_ ? row_ : 0, header_of(path), cell, {{"encoding", std::string(oddity.used)}});
    }
  }

  void end_row() {
    in_row_ = false;
    if (beyond_)
      teller_.tell("columns-cut", row_, {}, {}, {{"limit", std::to_string(limits_.columns)}, {"column", column_name(cells_.size())}});
    views_.assign(cells_.begin(), cells_.end());
    sink_.row({views_, row_, false});
  }

  const JsonShape& shape_;
  const Limits& limits_;
  DecodedText& text_;
  RawSink& sink_;
  Teller teller_;
  const JsonWalk* walk_ = nullptr;
  const JsonTable* table_ = nullptr;
  bool in_row_ = false, begun_ = false, beyond_ = false;
  std::uint64_t row_ = 0, rows_ = 0;
  std::size_t row_bytes_ = 0;
  std::vector<std::string> cells_;
  std::vector<bool> given_;
  std::vector<std::string_view> views_;
};

}  // namespace

int read_json_bytes(const OpenBytes& open, const Limits& limits, RawSink& sink) {
  const JsonShape shape = survey_json(open, limits);
  DecodedText text(open());
  Rows rows(shape, limits, text, sink);
  JsonWalk walk(text, shape.lines, limits, rows);
  rows.follow(walk);
  walk.run();
  rows.finish();
  return text.failed();
}

Result<void> read_json(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  if (const auto bytes = file_bytes(path); !bytes) return tl::unexpected(bytes.error());
  int error = 0;
  const OpenBytes open = [&]() -> std::unique_ptr<Bytes> {
    Result<std::unique_ptr<Bytes>> bytes = file_bytes(path);
    if (bytes) return std::move(*bytes);
    error = EIO;
    return memory_bytes({});
  };
  const int failed = read_json_bytes(open, limits, sink);
  if (error == 0) error = failed;
  if (error != 0) return tl::unexpected(unreadable(path, error));
  return {};
}

}  // namespace nostoi::intake
