// Hashes before anything else: an explanation of other data would be worse than none.
#include "app/finished_run.hpp"

#include <algorithm>
#include <charconv>

#include "app/csv_reader.hpp"
#include "app/reading.hpp"

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

struct LineKey {
  std::string list, row;
  bool is(const Record& record, std::size_t at) const { return record[at + 1] == row && record[at] == list; }
};
LineKey key_of(const std::vector<List>& lists, const At& at) { return {lists[at.list].name, std::to_string(at.line + 1)}; }

}  // namespace

Result<Verdict> verdict_of(const std::string& folder, const std::vector<List>& lists, const At& left, const At& right) {
  const Result<std::string> people = part_of(folder, "people.csv"), links = part_of(folder, "links.csv");
  if (!people) return tl::unexpected(people.error());
  if (!links) return tl::unexpected(links.error());
  const LineKey a = key_of(lists, left), b = key_of(lists, right);
  Verdict verdict;
  read_csv(*people, [&](const Record& record) {
    if (record.size() != 4) return true;
    if (a.is(record, 1)) verdict.left_person = record[0];
    if (b.is(record, 1)) verdict.right_person = record[0];
    return verdict.left_person.empty() || verdict.right_person.empty();
  });
  read_csv(*links, [&](const Record& record) {
    const bool found = record.size() == 10 && ((a.is(record, 0) && b.is(record, 3)) || (b.is(record, 0) && a.is(record, 3)));
    if (found) verdict.outcome = record[8], verdict.reason = record[9];
    return !found;
  });
  return verdict;
}

}  // namespace nostoi::app
