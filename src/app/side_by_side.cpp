// Columns meet by field, and by heading where they have none; each is used once.
#include "app/side_by_side.hpp"

#include <algorithm>
#include <set>

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

// Columns that a comparison draws on, by the names that a model gives them ("list: heading").
std::set<std::string> compared(const link::Model& model) {
  std::set<std::string> names;
  for (const link::Comparison& comparison : model.comparisons) names.insert(comparison.columns.begin(), comparison.columns.end());
  return names;
}

std::vector<const Column*> others(const List& list, const std::set<std::string>& compared) {
  std::vector<const Column*> columns;
  for (const Column& column : list.columns)
    if (!compared.contains(list.name + ": " + (column.header.empty() ? column.field : column.header))) columns.push_back(&column);
  return columns;
}

}  // namespace

std::vector<CellPair> cells_not_compared(const link::Model& model, const List& left, std::size_t left_line, const List& right,
                                         std::size_t right_line) {
  const std::set<std::string> names = compared(model);
  std::vector<const Column*> of_right = others(right, names);
  std::vector<CellPair> pairs;
  for (const Column* column : others(left, names)) {
    CellPair pair{label_of(*column), std::string(column->cell(left_line)), ""};
    const auto partner = std::ranges::find_if(of_right, [&](const Column* other) { return same_meaning(*column, *other); });
    if (partner != of_right.end()) {
      pair.right = (*partner)->cell(right_line);
      of_right.erase(partner);
    }
    add(pairs, std::move(pair));
  }
  for (const Column* column : of_right) add(pairs, {label_of(*column), "", std::string(column->cell(right_line))});
  return pairs;
}

}  // namespace nostoi::app
