// The order of a copy: rows by the hash of mark and anchor.
#include "publish/copy.hpp"

#include <algorithm>
#include <map>

#include "base/readable.hpp"
#include "publish/vocabulary.hpp"

namespace nostoi::publish {

std::string new_mark(const Surroundings& surroundings) {
  const std::string signs = readable(surroundings.entropy(10));
  return signs.substr(0, 5) + "-" + signs.substr(5);
}

std::vector<const Row*> in_order_of(const std::string& mark, const Table& table) {
  std::vector<std::pair<std::uint64_t, const Row*>> all;
  const std::uint64_t seed = hash_bytes(mark);
  for (const Row& row : table.rows) all.emplace_back(mix(seed, row.anchor), &row);
  std::ranges::sort(all);
  std::vector<const Row*> rows;
  for (const auto& [place, row] : all) rows.push_back(row);
  return rows;
}

namespace {

Sheet headed(const Table& table) {
  Sheet sheet{{say("publish-number")}, {}};
  for (const std::string& column : table.columns) sheet.headings.push_back(column_words(column));
  sheet.headings.push_back(say("publish-mark"));
  return sheet;
}

std::string value_words(const std::string& property, const std::string& value) {
  if (value == all_of_them) return say("count-all");
  if (value.empty()) return say("count-unknown");
  const Property* of = find_property(property);
  const std::string key = "value-" + (of && !of->values.empty() ? of->vocabulary : property) + "-" + value;
  return has_words(key) ? say(key) : value;
}

}  // namespace

std::string column_words(const std::string& column) {
  if (column == "people") return say("count-people");
  return has_words("field-" + column) ? say("field-" + column) : column;
}

Sheet sheet_of(const Table& table, const std::string& mark) {
  Sheet sheet = headed(table);
  for (const Row* row : in_order_of(mark, table)) {
    std::vector<std::string> cells{std::to_string(sheet.rows.size() + 1)};
    for (const Cell& cell : row->cells) cells.push_back(cell.value);
    cells.push_back(mark);
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

Sheet sheet_of_count(const Table& table, const std::string& mark) {
  Sheet sheet = headed(table);
  const std::size_t numbers = table.columns.size() - 1;
  for (const Row& row : table.rows) {
    std::vector<std::string> cells{std::to_string(sheet.rows.size() + 1)};
    for (std::size_t at = 0; at < numbers; ++at) cells.push_back(value_words(table.columns[at], row.cells[at].value));
    cells.push_back(row.cells[numbers].value.empty() ? say("count-untold") : row.cells[numbers].value);
    cells.push_back(mark);
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

Difference difference(const Table& before, const Table& after) {
  std::map<Position, const Row*> there;
  for (const Row& row : before.rows) there[row.anchor] = &row;
  const auto says_the_same = [](const Row& one, const Row& other) {
    return std::ranges::equal(one.cells, other.cells, {}, &Cell::value, &Cell::value);
  };
  Difference all;
  for (const Row& row : after.rows) {
    const auto found = there.find(row.anchor);
    if (found == there.end()) {
      all.added.push_back(&row);
      continue;
    }
    if (!says_the_same(*found->second, row) || before.columns != after.columns) all.changed.emplace_back(found->second, &row);
    there.erase(found);
  }
  for (const Row& row : before.rows)
    if (there.contains(row.anchor)) all.gone.push_back(&row);
  return all;
}

}  // namespace nostoi::publish
