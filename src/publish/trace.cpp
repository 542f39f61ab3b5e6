// Whose copy came to light? The mark says so; where it was cut out, the rows do: which of them stand in a copy, and in whose order.
#include <algorithm>
#include <map>
#include <set>

#include "nostoi/names.hpp"
#include "publish/copy.hpp"
#include "publish/looking.hpp"

namespace nostoi::publish {

namespace {

/// The cells of a row that say something, in one way of writing.
using Cells = std::set<std::string>;

std::string written(std::string_view cell) {
  std::string text = seen_alone(cell);
  if (text.starts_with('\'')) text.erase(0, 1);
  return names::normalise(text);
}

std::vector<Cells> rows_of(const std::vector<List>& lists) {
  std::vector<Cells> all;
  for (const List& list : lists)
    for (std::size_t line = 0; line < list.lines; ++line) {
      Cells cells;
      for (const Column& column : list.columns)
        if (std::string text = written(column.cell(line)); !text.empty()) cells.insert(std::move(text));
      all.push_back(std::move(cells));
    }
  return all;
}

/// A row is of a copy where it has all that the copy's row says.
std::vector<std::size_t> places_in(const std::vector<const Row*>& copy, const std::vector<Cells>& found) {
  std::map<std::string, std::vector<std::size_t>> by_cell;  // copy's rows by the first cell that says something
  std::vector<Cells> wanted;
  for (const Row* row : copy) {
    Cells cells;
    for (const Cell& cell : row->cells)
      if (std::string text = written(cell.value); !text.empty()) cells.insert(std::move(text));
    if (!cells.empty()) by_cell[*cells.begin()].push_back(wanted.size());
    wanted.push_back(std::move(cells));
  }
  std::vector<std::size_t> places;
  for (const Cells& row : found)
    for (const std::string& cell : row) {
      const auto candidates = by_cell.find(cell);
      if (candidates == by_cell.end()) continue;
      const auto fits = [&](std::size_t place) { return std::ranges::includes(row, wanted[place]); };
      const auto place = std::ranges::find_if(candidates->second, fits);
      if (place == candidates->second.end()) continue;
      places.push_back(*place);
      break;
    }
  return places;
}

double part(std::size_t of, std::size_t all) { return all == 0 ? 0 : static_cast<double>(of) / static_cast<double>(all); }

Traced traced(const Publication& publication, const Copy& copy, const Table& table, const std::vector<Cells>& found) {
  Traced one{publication.at, copy.at, copy.to, copy.mark, false, 0, 0};
  const std::string mark = written(copy.mark);
  one.by_mark = std::ranges::any_of(found, [&](const Cells& row) { return row.contains(mark); });
  const std::vector<std::size_t> places = places_in(in_order_of(copy.mark, table), found);
  std::size_t following = 0;
  for (std::size_t at = 1; at < places.size(); ++at) following += places[at] > places[at - 1];
  one.rows = part(places.size(), found.size());
  one.order = places.empty() ? 0 : part(following, places.size() - 1);
  return one;
}

bool is_likelier(const Traced& one, const Traced& other) {
  return std::tuple(other.by_mark, other.rows, other.order, one.copy) < std::tuple(one.by_mark, one.rows, one.order, other.copy);
}

}  // namespace

Result<std::vector<Traced>> trace(Register& reg, const access::Actor& actor, const std::vector<List>& lists) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (const Result<void> heard = reg.will_show(actor, {"publications", {}}); !heard) return tl::unexpected(heard.error());
  const Result<std::vector<Publication>> all = all_publications(**snapshot, actor, reg.surroundings().clock());
  if (!all) return tl::unexpected(all.error());
  const std::vector<Cells> found = rows_of(lists);
  std::vector<Traced> likely;
  for (const Publication& publication : *all) {
    if (publication.copies.empty()) continue;
    const Result<Table> table = table_as_approved(**snapshot, publication);
    if (!table) return tl::unexpected(table.error());
    for (const Copy& copy : publication.copies)
      if (Traced one = traced(publication, copy, *table, found); one.by_mark || one.rows > 0) likely.push_back(std::move(one));
  }
  std::ranges::sort(likely, is_likelier);
  return likely;
}

}  // namespace nostoi::publish
