// Two versions of one list: which entries are the same, and what became of their cells. A pure function of the two lists.
#include "register/versions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/kinds.hpp"
#include "nostoi/names.hpp"

namespace nostoi {

namespace {

using Lines = std::vector<std::size_t>;

/// Columns of both versions that hold the same: by field where one column of each has it, otherwise by heading.
struct Paired {
  const Column *before = nullptr, *after = nullptr;
};

const Column* counterpart(const List& list, const Column& column) {
  const auto same_field = [&](const Column& one) { return !column.field.empty() && one.field == column.field; };
  if (std::ranges::count_if(list.columns, same_field) == 1) return &*std::ranges::find_if(list.columns, same_field);
  const auto found =
      std::ranges::find_if(list.columns, [&](const Column& one) { return one.header == column.header && one.field == column.field; });
  return found == list.columns.end() ? nullptr : &*found;
}

std::vector<Paired> paired_columns(const List& before, const List& after) {
  std::vector<Paired> all;
  for (const Column& column : after.columns) all.push_back({counterpart(before, column), &column});
  for (const Column& column : before.columns)
    if (!counterpart(after, column)) all.push_back({&column, nullptr});
  return all;
}

/// What an entry is known by in one version; empty: by nothing.
using Key = std::function<std::string(const List&, std::size_t line)>;

std::string key_of_columns(const List& list, std::size_t line, const std::vector<std::string>& fields) {
  std::string key;
  bool any = false;
  for (const std::string& field : fields) {
    const Column* column = list.column(field);
    const std::string text = column ? names::normalise(column->cell(line)) : "";
    any = any || !text.empty();
    key += text + '\n';
  }
  return any ? key : "";
}

/// Fields of a role, or of the names alone, that both versions have.
std::vector<std::string> shared_fields(const std::vector<Paired>& columns, bool names_alone) {
  std::vector<std::string> all;
  for (const Paired& pair : columns) {
    if (!pair.before || !pair.after || pair.after->field.empty()) continue;
    const Field* field = find_field(pair.after->field);
    if (!field || field->role != Role::identity) continue;
    if (!names_alone || is_of_names(field->kind)) all.push_back(field->id);
  }
  return all;
}

bool births_speak_against(const List& before, std::size_t one, const List& after, std::size_t other) {
  const Column *left = before.column("birth_date"), *right = after.column("birth_date");
  if (!left || !right || left->dates.empty() || right->dates.empty()) return false;
  const PartialDate &a = left->dates[left->cells[one]], &b = right->dates[right->cells[other]];
  return a.known() && b.known() && (a.to < b.from || b.to < a.from);
}

/// The lines that stand under a key alone.
std::map<std::string, std::size_t> alone(const List& list, const Lines& lines, const Key& key) {
  std::map<std::string, Lines> all;
  for (const std::size_t line : lines)
    if (const std::string text = key(list, line); !text.empty()) all[text].push_back(line);
  std::map<std::string, std::size_t> once;
  for (const auto& [text, of] : all)
    if (of.size() == 1) once.emplace(text, of.front());
  return once;
}

/// What is still to be known again, and what was.
struct Matching {
  const List &before, &after;
  Lines left, right;  // not yet known again
  std::vector<std::pair<std::size_t, std::size_t>> found;

  void by(const Key& key) {
    const auto there = alone(before, left, key);
    for (const auto& [text, line] : alone(after, right, key)) {
      const auto other = there.find(text);
      if (other != there.end() && !births_speak_against(before, other->second, after, line)) found.emplace_back(other->second, line);
    }
    settle();
  }
  /// What was found is not looked for any more.
  void settle() {
    std::set<std::size_t> gone, come;
    for (const auto& [one, other] : found) gone.insert(one), come.insert(other);
    std::erase_if(left, [&](std::size_t line) { return gone.contains(line); });
    std::erase_if(right, [&](std::size_t line) { return come.contains(line); });
  }
};

Lines all_lines(const List& list) {
  Lines lines(list.lines);
  for (std::size_t line = 0; line < lines.size(); ++line) lines[line] = line;
  return lines;
}

void compare_cells(const std::vector<Paired>& columns, std::size_t before, std::size_t after, std::vector<CellChange>& cells) {
  for (const Paired& pair : columns) {
    const std::string was(pair.before ? pair.before->cell(before) : ""), is(pair.after ? pair.after->cell(after) : "");
    if (was != is) cells.push_back({before + 1, after + 1, pair.after ? pair.after->header : pair.before->header, was, is, false});
  }
}

std::string id_of(const List& list, std::size_t line) { return list.id(line); }

}  // namespace

ListChanges changes(const List& before, const List& after) {
  const std::vector<Paired> columns = paired_columns(before, after);
  Matching matching{before, after, all_lines(before), all_lines(after), {}};
  ListChanges changes;
  changes.by_id = before.id_column() && after.id_column();
  if (changes.by_id) {
    // An id is the owner's word that the entry is the same, whatever else changed.
    const auto there = alone(before, matching.left, id_of);
    for (const auto& [id, line] : alone(after, matching.right, id_of))
      if (const auto other = there.find(id); other != there.end()) matching.found.emplace_back(other->second, line);
    matching.settle();
  } else {
    for (const bool names_alone : {false, true})
      matching.by([&, fields = shared_fields(columns, names_alone)](const List& list, std::size_t line) {
        return key_of_columns(list, line, fields);
      });
  }
  std::ranges::sort(matching.found, {}, [](const auto& pair) { return pair.second; });
  for (const auto& [one, other] : matching.found) {
    changes.continued.emplace_back(one + 1, other + 1);
    compare_cells(columns, one, other, changes.cells);
  }
  for (const std::size_t line : matching.right) changes.added.push_back(line + 1);
  for (const std::size_t line : matching.left) changes.gone.push_back(line + 1);
  return changes;
}

List with_lines(const List& list, const std::vector<std::size_t>& lines) {
  List kept = list;
  kept.lines = lines.size();
  kept.physical_rows.clear();
  for (const std::size_t line : lines) kept.physical_rows.push_back(static_cast<std::uint32_t>(list.physical_row(line)));
  for (std::size_t column = 0; column < list.columns.size(); ++column) {
    if (!list.columns[column].kept()) continue;
    std::vector<std::uint32_t>& cells = kept.columns[column].cells;
    cells.clear();
    for (const std::size_t line : lines) cells.push_back(list.columns[column].cells[line]);
  }
  return kept;
}

Result<List> known_corrections(const List& before, const List& corrections) {
  if (!before.id_column() || !corrections.id_column()) return fail(Code::invalid, say("version-no-ids"));
  std::set<std::string> known;
  for (std::size_t line = 0; line < before.lines; ++line) known.insert(before.id(line));
  std::vector<std::size_t> kept, unknown;
  for (std::size_t line = 0; line < corrections.lines; ++line) (known.contains(corrections.id(line)) ? kept : unknown).push_back(line);
  List list = with_lines(corrections, kept);
  for (const std::size_t line : unknown) {
    const std::uint64_t row = corrections.physical_row(line);
    list.rejected.push_back({row, "id-unknown"});
    list.findings.push_back({"id-unknown", 0, row, corrections.id_column()->header, corrections.id(line),
                             say("finding-id-unknown", {{"id", corrections.id(line)}})});
  }
  return list;
}

}  // namespace nostoi
