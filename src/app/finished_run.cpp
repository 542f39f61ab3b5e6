// Hashes before anything else: an explanation of other data would be worse than none.
#include "app/finished_run.hpp"

#include <algorithm>
#include <charconv>

#include "app/reading.hpp"
#include "link/table.hpp"

namespace nostoi::app {

namespace {

Result<std::string> part_of(const std::string& folder, const std::string& name) {
  Result<std::string> text = read_text(folder + "/" + name);
  if (!text) return fail(Code::not_found, say("run-file-missing", {{"folder", folder}, {"file", name}}), {folder, 0, ""});
  return text;
}

Result<std::vector<List>> read_again(const RunFile& run) {
  const auto columns = column_choices(run.columns);
  if (!columns) return tl::unexpected(columns.error());
  std::vector<std::string> paths;
  for (const RunFile::File& file : run.files) paths.push_back(file.path);
  Progress progress;
  auto lists = read_lists(paths, *columns, default_threads(), progress);
  if (!lists) return tl::unexpected(lists.error().front());
  for (const List& list : *lists)
    for (const RunFile::File& file : run.files)
      if (file.path == list.source.path && file.sha256 != list.source.sha256)
        return fail(Code::conflict, say("explain-changed", {{"file", file.path}}), {file.path, 0, ""});
  return std::move(*lists);
}

// The same bytes must give the same lists; when they do not, another version reads them otherwise, and rows would mean other people.
bool same_lists(const RunFile& run, const std::vector<List>& lists) {
  return std::ranges::equal(run.lists, lists, [](const RunFile::ListEntry& entry, const List& list) {
    return entry.name == list.name && entry.lines == list.lines;
  });
}

}  // namespace

Result<FinishedRun> open_run(const std::string& folder) {
  const Result<std::string> text = part_of(folder, "run.json"), model_text = part_of(folder, "model.json");
  if (!text) return tl::unexpected(text.error());
  if (!model_text) return tl::unexpected(model_text.error());
  const Result<RunFile> run = run_file_from_json(*text);
  if (!run) return tl::unexpected(run.error());
  const Result<link::Model> model = link::model_from_json(*model_text);
  if (!model) return tl::unexpected(model.error());
  Result<std::vector<List>> lists = read_again(*run);
  if (!lists) return tl::unexpected(lists.error());
  if (!same_lists(*run, *lists)) return fail(Code::conflict, say("run-file-format"), {folder, 0, ""});
  FinishedRun finished{*run, std::move(*lists), {}};
  finished.linking.model = *model;
  finished.linking.first_line = {0};
  for (const List& list : finished.lists) finished.linking.first_line.push_back(finished.linking.first_line.back() + list.lines);
  return finished;
}

Result<At> line_named(const std::vector<List>& lists, const std::string& text) {
  const std::size_t colon = text.rfind(':');
  std::uint64_t row = 0;
  const char* end = text.data() + text.size();
  if (colon == std::string::npos || std::from_chars(text.data() + colon + 1, end, row).ptr != end || colon + 1 == text.size())
    return fail(Code::invalid, say("explain-line-form", {{"text", text}}));
  const std::string name = text.substr(0, colon);
  std::string names;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    names += (i ? ", " : "") + lists[i].name;
    if (lists[i].name != name) continue;
    if (row < 1 || row > lists[i].lines)
      return fail(Code::not_found,
                  say("explain-no-row", {{"list", name}, {"lines", std::to_string(lists[i].lines)}, {"row", std::to_string(row)}}));
    return At{i, static_cast<std::size_t>(row - 1)};
  }
  return fail(Code::not_found, say("explain-no-list", {{"list", name}, {"lists", names}}));
}

namespace {

// Whether the current row names this line in the two columns beginning at `list`.
struct Named {
  std::string list, row;
  bool stands(const link::Table& table, std::size_t list_column, std::size_t row_column) const {
    return table.cell(row_column) == row && table.cell(list_column) == list;
  }
};
Named named(const std::vector<List>& lists, const At& at) { return {lists[at.list].name, std::to_string(at.line + 1)}; }

Result<void> find_people(link::Table& people, const Named& left, const Named& right, Verdict& verdict) {
  const std::size_t person = people.column("person"), list = people.column("list"), row = people.column("row");
  while ((verdict.left_person.empty() || verdict.right_person.empty()) && people.next()) {
    if (left.stands(people, list, row)) verdict.left_person = people.cell(person);
    if (right.stands(people, list, row)) verdict.right_person = people.cell(person);
  }
  return people.failure();
}

Result<void> find_link(link::Table& links, const Named& left, const Named& right, Verdict& verdict) {
  const std::size_t left_list = links.column("left_list"), left_row = links.column("left_row");
  const std::size_t right_list = links.column("right_list"), right_row = links.column("right_row");
  const auto joins = [&](const Named& a, const Named& b) {
    return a.stands(links, left_list, left_row) && b.stands(links, right_list, right_row);
  };
  while (verdict.outcome.empty() && links.next()) {
    if (!joins(left, right) && !joins(right, left)) continue;
    verdict.outcome = links.cell(links.column("outcome"));
    verdict.reason = links.cell(links.column("reason"));
  }
  return links.failure();
}

}  // namespace

Result<Verdict> verdict_of(const std::string& folder, const FinishedRun& run, const At& left, const At& right) {
  const std::vector<List>& lists = run.lists;
  const auto people = link::Table::open(folder + "/people." + run.run.format),
             links = link::Table::open(folder + "/links." + run.run.format);
  if (!people) return tl::unexpected(people.error());
  if (!links) return tl::unexpected(links.error());
  Verdict verdict;
  verdict.links = "links." + run.run.format;
  Result<void> found = find_people(**people, named(lists, left), named(lists, right), verdict);
  if (found) found = find_link(**links, named(lists, left), named(lists, right), verdict);
  if (!found) return tl::unexpected(found.error());
  return verdict;
}

}  // namespace nostoi::app
