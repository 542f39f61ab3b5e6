// model: the words of the domain as types. A list is read into columns of distinct values; a line is a row of value numbers.
// Values are kept as they were received (decoded to UTF-8, nothing else); what was read from them stands beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi {

// ---------------------------------------------------------------------------------------------------- fields

/// What a field is for in linking: identity is compared, circumstance is compared weakly or not, never is not compared.
enum class Role { identity, circumstance, never };
std::string_view role_name(Role role);

/// How the values of a field are read and compared.
enum class Kind { name, surname, given_name, patronymic, date, age, sex, code, phone, place, category, number, text, year, month, day };
std::string_view kind_name(Kind kind);

/// One entry of data/model/fields.json.
struct Field {
  std::string id;  ///< "surname", "birth_date", …: the name used by --columns, in JSON and in the register
  Kind kind = Kind::text;
  Role role = Role::identity;
  std::vector<std::string> headers;  ///< headings that mean it, in any language, normalised (see intake)
};

/// The field vocabulary, in the order of data/model/fields.json; loaded and checked once.
const std::vector<Field>& fields();
/// nullptr when there is none of that id.
const Field* find_field(std::string_view id);

// ---------------------------------------------------------------------------------------------------- dates

/// A date as far as it is known. Components that are not known are 0. The bounds are inclusive day numbers (1970-01-01 = 0) and always
/// hold the truth as stated: "1987" is 1987-01-01 … 1987-12-31, "c. 1990" is 1988 … 1992, an age of 33 on a day is the year before it.
struct PartialDate {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  bool approximate = false;    ///< stated as "about", or derived from an age: year is then the middle of the bounds
  bool year_probable = false;  ///< 01.01.YYYY: probably only the year was known
  bool impossible = false;     ///< as written it is no day of the calendar (1856-86-18): month and day then hold the digits as written
  std::int32_t from = 0, to = 0;

  bool known() const { return year != 0 || month != 0 || day != 0; }
  bool operator==(const PartialDate&) const = default;
};

/// Day number of a calendar day (proleptic Gregorian), and whether such a day exists.
std::int32_t day_number(int year, unsigned month, unsigned day);
bool is_calendar_day(int year, unsigned month, unsigned day);

/// The day (as above) in which a moment lies; moments are milliseconds since 1970 in UTC.
inline constexpr std::int64_t milliseconds_a_day = 86'400'000;
constexpr std::int32_t day_of_moment(std::int64_t moment) { return static_cast<std::int32_t>(moment / milliseconds_a_day); }

// ---------------------------------------------------------------------------------------------------- findings

/// What could not be read or looks wrong. Codes are stable and listed in docs/formats/findings.md.
struct Finding {
  std::string code;                ///< "date-unreadable", "row-ragged", …
  std::uint64_t row = 0;           ///< line number from 1; 0 when it is not about one line
  std::uint64_t physical_row = 0;  ///< row (or line) of the file from 1; 0 when it is about the whole table
  std::string column;              ///< heading as it stands in the list
  std::string text;                ///< the cell or fragment, verbatim
  std::string message;             ///< a sentence in the user's language
};

// ---------------------------------------------------------------------------------------------------- columns and lists

/// The distinct texts of a column, numbered by first appearance. Number 0 is always the empty text.
class Dictionary {
 public:
  Dictionary();
  /// Number of `text`, adding it when new. Amortised O(length).
  std::uint32_t intern(std::string_view text);
  std::string_view operator[](std::uint32_t number) const {
    return {bytes_.data() + starts_[number], static_cast<std::size_t>(starts_[number + 1] - starts_[number])};
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  /// Gives back the memory that only intern() needs; intern() builds it again when called later.
  void freeze();

 private:
  void grow();
  std::vector<char> bytes_;
  std::vector<std::uint64_t> starts_;
  std::vector<std::uint64_t> slots_;  // upper 32 bits: piece of the hash; lower 32: number + 1; 0: free
};

/// One column of a list: its values, and which of them stands in which line.
struct Column {
  std::string header;      ///< verbatim; empty where the list has no heading for it
  std::string field;       ///< id of data/model/fields.json; empty when not recognised
  Role role = Role::identity;
  std::string chosen_by;   ///< "asked", "header", "content" or "data": how field and role were found
  Dictionary values;
  std::vector<std::uint32_t> cells;     ///< one value number per line; empty when the column was read but not kept (free text)
  std::vector<PartialDate> dates;       ///< for kind date (and year-only columns): one per value number; otherwise empty

  bool kept() const { return !cells.empty(); }
  std::string_view cell(std::size_t line) const { return kept() ? values[cells[line]] : std::string_view(); }
};

/// A row of the file that became no line, with the code of the finding that says why.
struct RejectedRow {
  std::uint64_t physical_row = 0;
  std::string code;
};

/// Where a list came from, byte for byte.
struct Source {
  std::string path;       ///< as the user named it
  std::string sha256;     ///< hex, of the bytes of the file
  std::uint64_t size = 0; ///< bytes
  std::string format;     ///< "csv", "xlsx", …
  std::string encoding;   ///< "UTF-8", "windows-1251", …; empty where the format fixes it
};

/// One list: what a source (or one table of it) says line by line. Lines are numbered from 0 here, from 1 in every output.
struct List {
  std::string name;   ///< base name of the file, with #sheet where it has several tables
  Source source;
  std::string table;  ///< sheet or table inside the source, empty where there is only one
  bool hidden = false;
  std::vector<Column> columns;
  std::size_t lines = 0;
  std::vector<std::uint32_t> physical_rows;  ///< per line; empty when line i stands in physical row first_row + i
  std::uint64_t first_row = 1;
  std::vector<RejectedRow> rejected;
  std::uint64_t passed_over = 0;  ///< rows above and including the header, and empty rows: they are no lines, and are counted
  std::uint64_t rows_in = 0;      ///< physical rows of the table; = lines + rejected.size() + passed_over (law 2)
  std::vector<Finding> findings;

  std::uint64_t physical_row(std::size_t line) const { return physical_rows.empty() ? first_row + line : physical_rows[line]; }
  const Column* id_column() const;                            ///< the column of field "id", if any
  const Column* column(std::string_view field) const;         ///< first column of that field, nullptr if none
  std::string id(std::size_t line) const;                     ///< text of the id column, empty without one
};

}  // namespace nostoi
