// The order of a copy: rows by the hash of mark and anchor.
#include "publish/copy.hpp"

#include <algorithm>
#include <map>

#include "base/readable.hpp"

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

Sheet sheet_of(const Table& table, const std::string& mark) {
  Sheet sheet{{say("publish-number")}, {}};
  for (const std::string& column : table.columns) sheet.headings.push_back(has_words("field-" + column) ? say("field-" + column) : column);
  sheet.headings.push_back(say("publish-mark"));
  for (const Row* row : in_order_of(mark, table)) {
    std::vector<std::string> cells{std::to_string(sheet.rows.size() + 1)};
    for (const Cell& cell : row->cells) cells.push_back(cell.value);
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
