// Reading a truth in any of its forms, people.csv and links.csv.
#include "link/evaluation_tables.hpp"

#include <algorithm>

#include "link/quality.hpp"
#include "link/table.hpp"

namespace nostoi::link {

namespace {

constexpr std::uint64_t most_rows = (std::uint64_t{1} << 40) - 1;

tl::unexpected<Error> not_a(std::string_view what, const std::string& path) {
  return fail(Code::invalid, say(what, {{"file", path}}), {path, 1, ""});
}

/// Where the name of a line stands: "list", "row", "id", each with the same prefix ("left_").
struct NameColumns {
  std::size_t list, row, id;
  NameColumns(const Table& table, const std::string& prefix)
      : list(table.column(prefix + "list")), row(table.column(prefix + "row")), id(table.column(prefix + "id")) {}
  bool any() const { return row != Table::none || id != Table::none; }
};

/// The line that this row names. Columns that the names do not use are not looked at.
LineKey line_of(Table& table, const NameColumns& columns, LineNames& names) {
  const std::uint64_t row = names.by_id ? 0 : table.number<std::uint64_t>(columns.row);
  return names.of(names.by_list ? table.cell(columns.list) : "", std::min(row, most_rows), names.by_id ? table.cell(columns.id) : "");
}

/// Sorts by line. A line that stands twice is an error: in two groups it is a contradiction, and without its list it may be two lines.
Result<void> settle(std::vector<Member>& members, const std::string& path, const LineNames& names) {
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.line < b.line; });
  const auto twice = std::adjacent_find(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.line == b.line; });
  if (twice == members.end()) return {};
  const std::uint64_t number = twice->line & most_rows;
  const std::string name = names.by_id ? std::string(names.ids[static_cast<std::uint32_t>(number)]) : std::to_string(number);
  return fail(Code::conflict, say(names.by_list ? "line-twice" : "line-twice-without-list", {{"file", path}, {"line", name}}),
              {path, 0, ""});
}

/// True pairs joined to people: a is b and b is c makes a c.
std::vector<Member> people_of(const std::vector<std::pair<LineKey, LineKey>>& pairs) {
  std::vector<Member> members;
  for (const auto& [left, right] : pairs) members.push_back({left, 0}), members.push_back({right, 0});
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.line < b.line; });
  members.erase(std::unique(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.line == b.line; }),
                members.end());
  const auto number = [&](LineKey line) {
    return static_cast<std::uint32_t>(
        std::lower_bound(members.begin(), members.end(), line, [](const Member& m, LineKey l) { return m.line < l; }) - members.begin());
  };
  Merging people(static_cast<std::uint32_t>(members.size()));
  for (const auto& [left, right] : pairs) people.merge(number(left), number(right));
  for (std::uint32_t i = 0; i < members.size(); ++i) members[i].group = people.root(i);
  return members;
}

Result<Truth> read_true_pairs(Table& table, Truth truth, const NameColumns& left) {
  const NameColumns right(table, "right_");
  if (!right.any() || (left.id == Table::none) != (right.id == Table::none)) return not_a("not-a-truth", table.path());
  std::vector<std::pair<LineKey, LineKey>> pairs;
  while (table.next()) {
    const LineKey a = line_of(table, left, truth.names), b = line_of(table, right, truth.names);
    pairs.emplace_back(a, b);
  }
  if (const Result<void> ended = table.failure(); !ended) return tl::unexpected(ended.error());
  truth.of_pairs = true;
  truth.members = people_of(pairs);
  return truth;
}

/// Members with the group that the column names by a text.
Result<std::vector<Member>> read_members(Table& table, const NameColumns& columns, std::size_t group, LineNames& names) {
  Dictionary groups;
  std::vector<Member> members;
  while (table.next()) {
    const LineKey line = line_of(table, columns, names);
    members.push_back({line, groups.intern(table.cell(group))});
  }
  if (const Result<void> ended = table.failure(); !ended) return tl::unexpected(ended.error());
  if (const Result<void> settled = settle(members, table.path(), names); !settled) return tl::unexpected(settled.error());
  return members;
}

}  // namespace

Result<Truth> read_truth(const std::filesystem::path& path) {
  Result<std::unique_ptr<Table>> table = Table::open(path);
  if (!table) return tl::unexpected(table.error());
  const std::size_t named = (*table)->column("cluster");
  const std::size_t cluster = named != Table::none ? named : (*table)->column("person");
  const NameColumns columns(**table, cluster == Table::none ? "left_" : "");
  if (!columns.any()) return not_a("not-a-truth", path.string());
  Truth truth;
  truth.names.by_id = columns.row == Table::none;
  truth.names.by_list = columns.list != Table::none;
  if (cluster == Table::none) return read_true_pairs(**table, std::move(truth), columns);
  Result<std::vector<Member>> members = read_members(**table, columns, cluster, truth.names);
  if (!members) return tl::unexpected(members.error());
  truth.members = std::move(*members);
  return truth;
}

Result<std::vector<Member>> read_people(const std::filesystem::path& path, LineNames& names) {
  Result<std::unique_ptr<Table>> table = Table::open(path);
  if (!table) return tl::unexpected(table.error());
  const NameColumns columns(**table, "");
  const std::size_t person = (*table)->column("person");
  if (person == Table::none || columns.list == Table::none || columns.row == Table::none || columns.id == Table::none)
    return not_a("not-people", path.string());
  return read_members(**table, columns, person, names);
}

Result<std::vector<Link>> read_links(const std::filesystem::path& path, LineNames& names) {
  Result<std::unique_ptr<Table>> table = Table::open(path);
  if (!table) return tl::unexpected(table.error());
  const NameColumns left(**table, "left_"), right(**table, "right_");
  const std::size_t probability = (*table)->column("probability"), outcome = (*table)->column("outcome");
  if (!left.any() || !right.any() || probability == Table::none || outcome == Table::none) return not_a("not-links", path.string());
  std::vector<Link> links;
  while ((*table)->next()) {
    const LineKey a = line_of(**table, left, names), b = line_of(**table, right, names);
    links.push_back({a, b, (*table)->number<double>(probability), (*table)->cell(outcome) == "match"});
  }
  if (const Result<void> ended = (*table)->failure(); !ended) return tl::unexpected(ended.error());
  return links;
}

}  // namespace nostoi::link
