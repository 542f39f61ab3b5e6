// Columns are told by their fields; a column that intake could not recognise is not searched.
#include "search/cells.hpp"

namespace nostoi::search {

Cells::Cells(const List& list) {
  for (const Column& column : list.columns)
    if (const Part part = column.kept() ? part_of(column.field) : Part::none; part != Part::none) columns_.emplace_back(&column, part);
}

Told Cells::of(std::size_t line) const {
  Told told;
  for (const auto& [column, part] : columns_)
    told.add(part, column->cell(line), column->dates.empty() ? PartialDate{} : column->dates[column->cells[line]]);
  return told;
}

std::vector<Query> queries_of(const List& list) {
  const Cells cells(list);
  std::vector<Query> queries;
  for (std::size_t line = 0; line < list.lines; ++line) {
    const Told told = cells.of(line);
    std::vector<std::string> names = told.names();
    queries.push_back({names.empty() ? "" : std::move(names.front()), told.born(), told.place()});
  }
  return queries;
}

}  // namespace nostoi::search
