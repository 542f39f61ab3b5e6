// The row of headings is the one whose cells name most fields; failing that, a first row that is plainly of another kind than the
// rows below it. A row with a date, a number or a value that comes again below is data, whatever else it says.
#include "intake/header_row.hpp"

#include <algorithm>
#include <set>

#include "intake/evidence.hpp"
#include "intake/fates.hpp"
#include "intake/headings.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t search_rows = 40;  // title pages are shorter
constexpr std::size_t heading_bytes = 200;

std::size_t filled(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !is_blank(cell); }));
}

bool any_plain_data(const std::vector<std::string>& cells) {
  return std::any_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return is_plain_data(cell) || (is_plain_name(cell) && !meaning_of(cell).field); });
}

/// Different fields that the cells of a row name.
std::size_t fields_named(const std::vector<std::string>& cells) {
  std::set<const Field*> named;
  for (const std::string& cell : cells)
    if (cell.size() < heading_bytes) named.insert(meaning_of(cell).field);
  named.erase(nullptr);
  return named.size();
}

std::string_view cell_of(const SampleRow& row, std::size_t column) {
  return column < row.cells.size() ? trimmed(row.cells[column]) : std::string_view();
}

/// Whether most cells of a row come again below it in their columns, as values do and headings do not. Rows that share most of them
/// are the row itself, repeated: headings are, on every page.
bool comes_again(const Sample& sample, std::size_t row) {
  const std::size_t columns = sample[row].cells.size();
  std::size_t again = 0, cells = filled(sample[row].cells);
  std::vector<bool> seen(columns);
  for (std::size_t below = row + 1; below < sample.size(); ++below) {
    const auto same = [&](std::size_t column) {
      const std::string_view cell = cell_of(sample[row], column);
      return !cell.empty() && cell == cell_of(sample[below], column);
    };
    std::size_t shared = 0;
    for (std::size_t column = 0; column < columns; ++column) shared += same(column);
    if (2 * shared > cells || (cells > 2 && 2 * shared == cells)) continue;
    for (std::size_t column = 0; column < columns; ++column) seen[column] = seen[column] || same(column);
  }
  for (const bool once : seen) again += once;
  return 2 * again >= cells && again > 0;
}

/// Whether rows above are as full: titles are not.
bool stands_below_rows(const Sample& sample, std::size_t row) {
  const std::size_t cells = filled(sample[row].cells);
  return std::any_of(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(row),
                     [cells](const SampleRow& above) { return filled(above.cells) >= cells; });
}

std::size_t by_headings(const Sample& sample) {
  std::size_t best = Plan::none, most = 0, widest = 0;
  for (const SampleRow& row : sample) widest = std::max(widest, filled(row.cells));
  for (std::size_t i = 0; i < std::min(sample.size(), search_rows); ++i) {
    const std::size_t named = fields_named(sample[i].cells);
    const std::size_t cells = filled(sample[i].cells);
    if (named <= most || (named == 1 && (cells > 2 || 2 * cells < widest))) continue;
    if (named == 1 && stands_below_rows(sample, i)) continue;
    if (any_plain_data(sample[i].cells) || comes_again(sample, i)) continue;
    best = i;
    most = named;
  }
  return best;
}

/// "person_nr", "col2", "RecordID": made by a program for a program.
bool looks_technical(std::string_view cell) {
  bool lower = false, mark = false;
  for (const char c : cell) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) return false;
    lower |= c >= 'a' && c <= 'z';
    mark |= c == '_';
  }
  return lower && mark;
}

/// A first row of words over columns of dates, numbers or codes.
std::size_t by_contrast(const Sample& sample) {
  std::size_t first = 0;
  while (first < sample.size() && filled(sample[first].cells) == 0) ++first;
  if (first + 1 >= sample.size()) return Plan::none;
  const std::vector<std::string>& cells = sample[first].cells;
  if (filled(cells) < cells.size() / 2 || any_plain_data(cells) || comes_again(sample, first)) return Plan::none;
  const std::size_t enough = sample_rows_for(cells.size());
  const Sample head(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(std::min(sample.size(), first + enough)));
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (is_blank(cells[column])) continue;
    if (looks_technical(trimmed(cells[column]))) return first;
    const Profile below = profile_of(head, first + 1, column);
    if (below.filled >= 1 && std::max({below.dates, below.years, below.numbers, below.emails, below.codes}) >= 0.8) return first;
  }
  return Plan::none;
}

/// Cells that a heading over two rows leaves empty in its lower one are named by the upper one.
void fill_from_above(const Sample& sample, HeaderRow& row) {
  if (row.at == 0 || fields_named(sample[row.at - 1].cells) == 0) return;
  const std::vector<std::string>& above = sample[row.at - 1].cells;
  for (std::size_t i = 0; i < std::min(above.size(), row.headers.size()); ++i)
    if (is_blank(row.headers[i])) row.headers[i] = above[i];
}

/// "Дата" above "народження | зникнення": the row below belongs to the headings when together they name more fields than alone.
void join_with_below(const Sample& sample, HeaderRow& row) {
  if (row.first_line >= sample.size()) return;
  const std::vector<std::string>& below = sample[row.first_line].cells;
  if (below.empty() || !is_blank(below.front()) || filled(below) >= filled(row.headers) || any_plain_data(below)) return;
  std::vector<std::string> joined = row.headers;
  std::string_view over;  // a heading stands over the empty cells to its right
  for (std::size_t i = 0; i < std::min(joined.size(), below.size()); ++i) {
    if (!is_blank(row.headers[i])) over = trimmed(row.headers[i]);
    if (!is_blank(below[i])) joined[i] = std::string(over) + " " + std::string(trimmed(below[i]));
  }
  if (fields_named(joined) <= fields_named(row.headers)) return;
  row.headers = std::move(joined);
  ++row.first_line;
}

}  // namespace

HeaderRow find_header_row(const Sample& sample) {
  HeaderRow row;
  row.at = by_headings(sample);
  if (row.at == Plan::none) row.at = by_contrast(sample);
  if (row.at == Plan::none) return row;
  row.headers = sample[row.at].cells;
  fill_from_above(sample, row);
  row.first_line = row.at + 1;
  join_with_below(sample, row);
  if (row.first_line < sample.size()) {
    const std::vector<std::string>& next = sample[row.first_line].cells;
    if (numbers_the_columns(std::vector<std::string_view>(next.begin(), next.end()))) ++row.first_line;
  }
  return row;
}

}  // namespace nostoi::intake
