// xlsx: the parts of a workbook as values, and one sheet as rows. format_xlsx.cpp joins them.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "intake/sheet_values.hpp"
#include "intake/table_writer.hpp"
#include "intake/xml.hpp"

namespace nostoi::intake {

struct SheetEntry {
  std::string name, relation;
  bool hidden = false;
};
struct Workbook {
  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};
XmlEnding read_workbook(const ByteSource& part, Workbook& workbook);

/// Number formats by cell style (`s` of a cell).
XmlEnding read_styles(const ByteSource& part, std::vector<NumberFormat>& formats);

/// The shared strings, in one block of bytes.
class SharedStrings {
 public:
  explicit SharedStrings(const Limits& limits) : limits_(limits) {}
  struct Text {
    std::string_view text;
    std::uint64_t length = 0;  ///< of the whole, where `text` is only its beginning
  };
  XmlEnding read(const ByteSource& part);
  std::optional<Text> operator[](std::size_t number) const;
  bool full() const { return full_; }  ///< there were more than can be kept
  std::size_t size() const { return ends_.size(); }
  void add(const BoundedText& raw);

 private:
  const Limits& limits_;
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
  std::unordered_map<std::size_t, std::uint64_t> long_;  // true lengths of those that were cut
  bool full_ = false;
};

struct SheetContext {
  const SharedStrings& strings;
  const std::vector<NumberFormat>& formats;
  bool from_1904 = false;
  const Limits& limits;
};
/// The rows of one sheet into the table that `out` has begun.
XmlEnding read_sheet(const ByteSource& part, const SheetContext& context, TableWriter& out);

/// A reference like "B12", columns from 0 and rows from 1; nothing when it is none.
struct CellPlace {
  std::uint64_t row = 0;
  std::size_t column = 0;
};
std::optional<CellPlace> cell_place(std::string_view reference);

/// "_x000D_" → CR, as strings in sheets escape what XML cannot hold.
std::string unescaped(std::string_view text);

}  // namespace nostoi::intake
