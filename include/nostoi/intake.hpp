// intake: bytes in, lists out. A format reader turns bytes into raw rows of text cells with their places; the mapping decides
// which row is the header and what each column means; the assembly keeps every cell verbatim and gives every row one fate.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::intake {

/// One `--columns FIELD=HEADER` choice. `header` is a heading as it stands in the list (compared without case and spaces around),
/// or "@3" for the third column. The same field may be named by several choices: each list takes the one it has.
struct ColumnChoice {
  std::string field;
  std::string header;
};

/// Parses the argument of one `--columns`: `surname=Фамилия,birth_date=г.р.`; a comma separates only before a known `FIELD=`.
Result<std::vector<ColumnChoice>> parse_columns(std::string_view argument);

/// The choices whose heading none of these lists has: a mistake to be told before anything is done with the lists.
std::vector<ColumnChoice> choices_not_found(const std::vector<List>& lists, const std::vector<ColumnChoice>& choices);

struct ReadOptions {
  std::vector<ColumnChoice> columns;
  std::size_t threads = 1;
  std::function<void(std::uint64_t bytes_done, std::uint64_t bytes_total)> progress;  ///< may be empty
  std::string called{};         ///< the name of the file, where it lies under another one for a moment; empty: its own
  bool keep_free_text = false;  ///< long remarks are kept too: linking does not need them, a register keeps every cell
};

/// Reads one file into its lists (a workbook may hold several). Fails only when nothing can be read at all (no such file, a format
/// that is not known, a broken container); everything smaller is a finding of its list. Memory: what the lists themselves keep.
Result<std::vector<List>> read_file(const std::filesystem::path& path, const ReadOptions& options);

/// Whether a cell says in words or signs that nothing is known ("н/д", "невідомо", "unknown", "—"); true for a blank one. Such a value
/// is kept as it stands, and whoever compares values takes it as missing. The words are in data/model/dates.json.
bool says_unknown(std::string_view value);

/// Gives every list its name: the base name of its file, #sheet where that file has several tables, the parent folder before it where
/// two files share a base name. read_file() does it for one file; whoever reads several calls it once more over all their lists.
void name_lists(std::vector<List>& lists);

}  // namespace nostoi::intake
