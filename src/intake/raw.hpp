// raw: what a format reader gives, before anything is known about meaning: tables of rows of text cells, each with its place.
// A format is one function in formats.cpp's table; it reads a source as a stream and calls the sink in file order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::intake {

/// A table begins: a sheet, a table of a document, or the whole of a text file (name empty).
struct RawTable {
  std::string name;
  bool hidden = false;                 ///< hidden sheet: read all the same, and reported
  std::vector<std::string> headers;    ///< keys that the format itself names (JSON); empty where the header is a row like others
  std::string encoding;                ///< for text formats
};

/// One row as it stands. Cells are valid UTF-8 and valid only during the call; typed cells come as text in ISO form ("1987-03-12").
struct RawRow {
  std::span<const std::string_view> cells;
  std::uint64_t physical_row = 0;  ///< row of the sheet, or line of the file on which the record begins, from 1
  bool hidden = false;
};

/// Receives what a reader finds, in file order: table, its rows and findings, next table.
class RawSink {
 public:
  virtual ~RawSink() = default;
  virtual void table(const RawTable& table) = 0;
  virtual void row(const RawRow& row) = 0;
  /// A row that is there but cannot be given as cells (a damaged record): it becomes a rejected row with this finding.
  virtual void rejected(std::uint64_t physical_row, Finding finding) = 0;
  /// Something odd that cost no row. `finding.row` is left 0; physical_row places it.
  virtual void finding(Finding finding) = 0;
};

/// Limits that keep hostile files harmless; what goes over one is a finding, never a crash.
struct Limits {
  std::size_t cell_bytes = 1u << 20;          ///< longer cells are cut for reading, with a finding that tells the length
  std::size_t columns = 2000;                 ///< further columns of a row are not read, with a finding
  std::uint64_t expanded_bytes = 2ull << 30;  ///< all that a container may unpack to
  std::uint64_t expansion = 200;              ///< unpacked : packed of one member, above 16 MiB
};

/// Reads `path` into `sink`. Fails only when the container cannot be opened or is of no use at all.
using Reader = Result<void> (*)(const std::filesystem::path& path, const Limits& limits, RawSink& sink);

/// One line of the table of formats.
struct Format {
  std::string_view name;                      ///< "csv", "xlsx", …
  std::span<const std::string_view> endings;  ///< lower case, with dot
  bool (*looks_like)(std::string_view first_bytes);  ///< decides before the ending does; nullptr when content says nothing
  Reader read;
};

// Implemented in format_*.cpp, one each.
Result<void> read_delimited(const std::filesystem::path& path, const Limits& limits, RawSink& sink);  ///< CSV, TSV, any delimiter, plain pasted text
Result<void> read_json(const std::filesystem::path& path, const Limits& limits, RawSink& sink);       ///< JSON arrays of objects, JSON Lines
Result<void> read_xlsx(const std::filesystem::path& path, const Limits& limits, RawSink& sink);
Result<void> read_ods(const std::filesystem::path& path, const Limits& limits, RawSink& sink);
Result<void> read_docx(const std::filesystem::path& path, const Limits& limits, RawSink& sink);
Result<void> read_pfif(const std::filesystem::path& path, const Limits& limits, RawSink& sink);
Result<void> read_pdf(const std::filesystem::path& path, const Limits& limits, RawSink& sink);

/// The table, and the format of a file by its first bytes and ending (nullptr: none known).
std::span<const Format> formats();
const Format* format_of(const std::filesystem::path& path, std::string_view first_bytes);

}  // namespace nostoi::intake
