// Columns meet by field, and by heading where they have none; each is used once.
#include "app/side_by_side.hpp"

#include "app/labels.hpp"

namespace nostoi::app {

namespace {

bool same_meaning(const Column& a, const Column& b) {
  return a.field.empty() ? b.field.empty() && a.header == b.header : a.field == b.field;
}

std::string label_of(const Column& column) { return column.field.empty() ? heading_label(column.header) : field_label(column.field); }

void add(std::vector<CellPair>& pairs, CellPair pair) {
  if (!pair.left.empty() || !pair.right.empty()) pairs.push_back(std::move(pair));
}

}  // namespace

std::vector<CellPair> side_by_side(const List& left, std::size_t left_line, const List& right, std::size_t right_line) {
  std::vector<CellPair> pairs;
  std::vector<bool> used(right.columns.size());
  for (const Column& column : left.columns) {
    std::string partner;
    for (std::size_t i = 0; i < right.columns.size(); ++i) {
      if (used[i] || !same_meaning(column, right.columns[i])) continue;
      used[i] = true;
      partner = right.columns[i].cell(right_line);
      break;
    }
    add(pairs, {label_of(column), std::string(column.cell(left_line)), std::move(partner)});
  }
  for (std::size_t i = 0; i < right.columns.size(); ++i)
    if (!used[i]) add(pairs, {label_of(right.columns[i]), "", std::string(right.columns[i].cell(right_line))});
  return pairs;
}

}  // namespace nostoi::app
