// Roles of unrecognised columns from their numbers of distinct and filled cells; dates by columns.
#include "intake/interpret.hpp"

#include <algorithm>

#include "intake/dates.hpp"
#include "intake/interpret_dates.hpp"
#include "intake/split_cells.hpp"

namespace nostoi::intake {

namespace {

/// What a column of unknown meaning is good for, from how its values are spread.
struct Spread {
  std::size_t filled = 0, distinct = 0, bytes = 0;
};

Spread spread_of(const Column& column) {
  Spread spread;
  spread.filled = column.cells.size() - static_cast<std::size_t>(std::count(column.cells.begin(), column.cells.end(), 0u));
  spread.distinct = column.values.size() - 1;
  for (std::uint32_t i = 1; i < column.values.size(); ++i) spread.bytes += column.values[i].size();
  return spread;
}

Role role_from(const Spread& spread) {
  constexpr std::size_t long_text = 48, few = 30;
  if (spread.distinct <= 1) return Role::never;
  const bool nearly_unique = spread.distinct * 10 >= spread.filled * 9;
  if (nearly_unique && spread.bytes > long_text * spread.distinct) return Role::never;
  if (spread.distinct <= few && spread.distinct * 10 <= spread.filled) return Role::circumstance;
  return Role::identity;
}

/// "Список … станом на 01.05.2025" above the table: the day at which its ages were true.
PartialDate stated_in_titles(const List& list) {
  for (const Finding& finding : list.findings)
    if (finding.code == "title-row")
      if (const PartialDate date = date_inside(finding.text); date.known()) return date;
  return {};
}

}  // namespace

void interpret(List& list, const std::vector<bool>& role_known) {
  const PartialDate as_of = stated_in_titles(list);
  for (std::size_t i = 0; i < list.columns.size(); ++i)
    if (!role_known[i]) list.columns[i].role = list.columns[i].kept() ? role_from(spread_of(list.columns[i])) : Role::never;
  split_cells(list);
  for (Column& column : list.columns)
    if (holds_dates(column)) interpret_dates(list, column, as_of);
}

}  // namespace nostoi::intake
