// A document is read as a stream of tables, rows, cells and paragraphs. What stands in a table within a cell is text of that cell;
// what tracked changes deleted is no text; a vertical merge is a cell that says "as above".
#include <charconv>

#include "intake/docx.hpp"

namespace nostoi::intake {

namespace {

std::size_t count_of(std::string_view text) {
  std::uint16_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

class DocumentReader : public XmlHandler {
 public:
  DocumentReader(DocumentPart what, const Limits& limits, TableWriter& out)
      : what_(what), out_(out), limits_(limits), text_(limits.cell_bytes) {}
  std::size_t tables = 0;

  void start(const Tag& tag, const Attributes& attributes) override {
    if (skipped_ > 0 || starts_skipping(tag)) {
      ++skipped_;
    } else if (tag.space == Space::word) {
      start_word(tag.name, attributes);
    }
  }

  void end(const Tag& tag) override {
    in_text_ = false;
    if (skipped_ > 0)
      --skipped_;
    else if (tag.space == Space::word)
      end_word(tag.name);
  }

  void text(std::string_view piece) override {
    if (in_text_ && skipped_ == 0) text_.append(piece);
  }

  /// What is left when the document breaks off, and what is told at its end.
  void finish() {
    if (in_cell_) end_cell();
    if (in_row_) end_row();
    while (table_depth_ > 0) end_table();
    if (what_ == DocumentPart::paragraphs || tables > 0) tell_rest();
    if (what_ == DocumentPart::paragraphs) out_.end_table();
  }

 private:
  /// A column in which a vertical merge is open.
  struct Above {
    bool open = false;
    std::uint64_t from = 0, to = 0;
    std::string text;
  };

  bool starts_skipping(const Tag& tag) {
    if (tag.is(Space::markup, "Fallback")) return true;  // the same again, for old programs
    if (tag.is(Space::word, "moveFrom")) return true;
    if (!tag.is(Space::word, "del")) return false;
    ++deleted_;
    row_deleted_ |= in_row_properties_;
    return true;
  }

  void start_word(std::string_view name, const Attributes& attributes) {
    const std::string_view value = attributes.get(Space::word, "val");
    if (name == "t") {
      in_text_ = runs_ > 0;
    } else if (name == "r") {
      ++runs_;
    } else if (name == "p") {
      start_paragraph();
    } else if (name == "tab" || name == "ptab") {
      if (runs_ > 0) text_.append("\t");
    } else if (name == "br" || name == "cr") {
      if (runs_ > 0) text_.append("\n");
    } else if (name == "noBreakHyphen") {
      text_.append("-");
    } else if (name == "tbl") {
      start_table();
    } else if (name == "ins" || name == "moveTo") {
      ++inserted_;
    } else if (name == "commentReference" || name == "footnoteReference" || name == "endnoteReference") {
      ++notes_;
    } else if (table_depth_ == 1) {
      start_row_part(name, value);
    }
  }

  void start_row_part(std::string_view name, std::string_view value) {
    if (name == "tr") {
      out_.begin_row(++row_, false);
      in_row_ = true;
      row_deleted_ = false;
      column_ = 0;
    } else if (name == "trPr") {
      in_row_properties_ = true;
    } else if (name == "gridBefore" && in_row_properties_) {
      column_ += count_of(value);
    } else if (name == "tc" && in_row_) {
      in_cell_ = true;
      span_ = 1;
      continues_ = restarts_ = covered_ = false;
      clear_text();
    } else if (in_cell_ && name == "gridSpan") {
      span_ = std::max<std::size_t>(1, count_of(value));
    } else if (in_cell_ && name == "vMerge") {
      restarts_ = value == "restart";
      continues_ = !restarts_;
    } else if (in_cell_ && name == "hMerge") {
      covered_ = value != "restart";
    }
  }

  void end_word(std::string_view name) {
    if (name == "r") runs_ -= runs_ > 0;
    if (name == "p") end_paragraph();
    if (name == "tbl" && table_depth_ > 0) end_table();
    if (table_depth_ != 1) return;
    if (name == "trPr") in_row_properties_ = false;
    if (name == "tc" && in_cell_) end_cell();
    if (name == "tr" && in_row_) end_row();
  }

  void clear_text() {
    text_.clear();
    paragraphs_ = 0;
  }

  void start_paragraph() {
    if (table_depth_ == 0 && paragraph_depth_ == 0) clear_text();
    ++paragraph_depth_;
    if (paragraphs_++ > 0 && !text_.empty()) text_.append("\n");
  }

  void end_paragraph() {
    paragraph_depth_ -= paragraph_depth_ > 0;
    if (table_depth_ > 0 || paragraph_depth_ > 0) return;
    ++paragraph_;
    if (what_ == DocumentPart::paragraphs) {
      out_.begin_row(paragraph_, false);
      out_.put(0, text_.view(), text_.length());
      out_.end_row();
      enough = out_.full();
    } else if (!text_.empty() && outside_++ == 0) {
      first_outside_ = text_.view().substr(0, 1000);
      while (!first_outside_.empty() && text_.view().size() > 1000 && (first_outside_.back() & 0x80)) first_outside_.pop_back();
    }
    clear_text();
  }

  void start_table() {
    if (table_depth_++ > 0) {
      nested_ += table_depth_ == 2;
      return;
    }
    ++tables;
    row_ = 0;
    nested_ = 0;
    above_.clear();
    out_.begin_table({std::to_string(tables), false, {}, ""});
  }

  void end_table() {
    if (--table_depth_ > 0) return;
    for (std::size_t i = 0; i < above_.size(); ++i) close_merge(i);
    if (nested_ > 0) out_.aside("tables-nested", "", {{"count", std::to_string(nested_)}});
    out_.end_table();
    clear_text();
  }

  void end_cell() {
    in_cell_ = false;
    const std::size_t column = column_;
    column_ += span_;
    std::string_view text = text_.view();
    while (text.ends_with('\n')) text.remove_suffix(1);
    if (row_deleted_ || covered_ || column >= limits_.columns) return;
    if (continues_ && column < above_.size() && above_[column].open) {
      above_[column].to = row_;
      return out_.repeat(column, above_[column].text);
    }
    close_merge(column);
    out_.put(column, text, text_.length() > text_.view().size() ? text_.length() : 0);
    if (!restarts_ || text.empty()) return;
    if (above_.size() <= column) above_.resize(column + 1);
    above_[column] = {true, row_, row_, std::string(text.substr(0, limits_.cell_bytes))};
  }

  void close_merge(std::size_t column) {
    if (column >= above_.size() || !above_[column].open) return;
    Above& above = above_[column];
    above.open = false;
    if (above.to == above.from) return;
    const std::string letters = column_letters(column);
    const std::string range = letters + std::to_string(above.from) + ":" + letters + std::to_string(above.to);
    out_.note("cells-merged", above.text.substr(0, 1000), {{"range", range}}, above.from);
  }

  void tell_rest() {
    if (deleted_ + inserted_ > 0)
      out_.note("changes-tracked", "", {{"deleted", std::to_string(deleted_)}, {"inserted", std::to_string(inserted_)}});
    if (outside_ > 0) out_.note("paragraphs-passed-over", first_outside_, {{"count", std::to_string(outside_)}});
    if (notes_ > 0) out_.note("notes-ignored", "", {{"count", std::to_string(notes_)}});
  }

  void end_row() {
    in_row_ = in_row_properties_ = false;
    out_.end_row();
    enough = out_.full();
  }

  const DocumentPart what_;
  TableWriter& out_;
  const Limits& limits_;
  BoundedText text_;
  std::vector<Above> above_;  // by column
  std::string first_outside_;
  std::uint64_t row_ = 0, paragraph_ = 0, outside_ = 0, deleted_ = 0, inserted_ = 0, notes_ = 0, nested_ = 0;
  std::size_t column_ = 0, span_ = 1, paragraphs_ = 0;
  int table_depth_ = 0, paragraph_depth_ = 0, runs_ = 0, skipped_ = 0;
  bool in_row_ = false, in_cell_ = false, in_text_ = false, in_row_properties_ = false, row_deleted_ = false;
  bool continues_ = false, restarts_ = false, covered_ = false;
};

}  // namespace

DocumentSeen read_document(const ByteSource& part, DocumentPart what, const Limits& limits, TableWriter& out) {
  DocumentReader reader(what, limits, out);
  if (what == DocumentPart::paragraphs) out.begin_table({});
  const XmlEnding ending = parse_xml(part, reader);
  reader.finish();
  return {ending, reader.tables};
}

XmlEnding read_document(const ByteSource& part, const Limits& limits, TableWriter& out) {
  const DocumentSeen seen = read_document(part, DocumentPart::tables, limits, out);
  return seen.tables > 0 || seen.ending == XmlEnding::missing ? seen.ending
                                                              : read_document(part, DocumentPart::paragraphs, limits, out).ending;
}

}  // namespace nostoi::intake
