// Roles of unrecognised columns from their numbers of distinct and filled cells.
#include "intake/interpret.hpp"

#include <algorithm>

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

}  // namespace

void interpret(List& list, std::size_t) {
  for (Column& column : list.columns)
    if (column.field.empty()) column.role = column.kept() ? role_from(spread_of(column)) : Role::never;
}

}  // namespace nostoi::intake
