// nostoi list: lists into the register, and what lists it has.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/matching.hpp"
#include "app/office.hpp"
#include "app/reading.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::vector<std::string> files, columns;
  Received received;
  std::string as_of, version_of;
  bool dry = false, keep_file = false;
};

/// The lists of one file, every cell of them.
Result<std::vector<List>> read_whole(const std::string& file, const std::vector<std::string>& columns, Progress& progress) {
  const auto choices = column_choices(columns);
  if (!choices) return tl::unexpected(choices.error());
  intake::ReadOptions options;
  options.columns = *choices;
  options.threads = default_threads();
  options.keep_free_text = true;
  options.progress = [&](std::uint64_t done, std::uint64_t total) {
    progress.tell(say("progress-read"), total ? static_cast<double>(done) / static_cast<double>(total) : 1);
  };
  return intake::read_file(file, options);
}

std::vector<std::string> row_of(const std::string& file, const Imported& imported) {
  return {file, imported.known_before ? say("list-known-before", {{"position", std::to_string(imported.source)}}) : say("list-taken-up"),
          std::to_string(imported.lines), std::to_string(imported.rejected), std::to_string(imported.findings)};
}

/// What became of the entries of a list, cell by cell; at most `most` of them, and how many there are in all.
void print_changes(const ListChanges& changes) {
  constexpr std::size_t most = 50;
  std::vector<std::vector<std::string>> table{{say("version-row"), say("version-column"), say("version-was"), say("version-is")}};
  for (const CellChange& cell : changes.cells)
    if (table.size() <= most)
      table.push_back(
          {fmt::format("{} → {}", cell.before, cell.after), cell.withheld ? say("version-withheld") : cell.column, cell.was, cell.is});
  fmt::print("\n{}\n", say("version-head", {{"same", std::to_string(changes.continued.size())},
                                            {"cells", std::to_string(changes.cells.size())},
                                            {"added", std::to_string(changes.added.size())},
                                            {"gone", std::to_string(changes.gone.size())}}));
  if (!changes.cells.empty()) fmt::print("{}", text_table(table));
  if (changes.cells.size() > most) fmt::print("{}\n", say("version-more", {{"count", std::to_string(changes.cells.size() - most)}}));
  const auto rows = [most](const std::vector<std::uint64_t>& all) {
    return fmt::format("{}", fmt::join(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most)), " "));
  };
  if (!changes.added.empty()) fmt::print("{}: {}\n", say("version-added"), rows(changes.added));
  if (!changes.gone.empty()) fmt::print("{}: {}\n", say("version-gone"), rows(changes.gone));
}

int run_import(Office& office, const Arguments& arguments) {
  std::vector<std::vector<std::string>> table{
      {say("list-file"), say("list-done"), say("list-lines"), say("list-rejected"), say("list-findings")}};
  bool anything_new = false;
  std::optional<ListChanges> changes;
  {
    Progress progress;
    for (const std::string& file : arguments.files) {
      const Result<std::vector<List>> lists = read_whole(file, arguments.columns, progress);
      if (!lists) return complain(lists.error());
      const Result<Imported> imported = import_lists(office.reg, office.actor, *lists, arguments.received, arguments.dry);
      if (!imported) return complain(imported.error());
      changes = imported->changes;
      anything_new = anything_new || !imported->known_before;
      if (arguments.keep_file && !arguments.dry)
        if (const auto kept = keep_bytes(office.reg, office.actor, imported->source, file); !kept) return complain(kept.error());
      table.push_back(row_of(file, *imported));
    }
  }
  fmt::print("{}", text_table(table, {2, 3, 4}));
  if (changes) print_changes(*changes);
  if (arguments.dry) fmt::print("{}\n", say("list-dry"));
  if (!anything_new || arguments.dry) return complete;
  return match_and_tell(office);
}

Result<void> name_version(Office& office, Arguments& arguments) {
  if (arguments.version_of.empty()) return {};
  const Result<std::unique_ptr<Snapshot>> snapshot = office.reg.read(office.actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Position> list = list_named(**snapshot, office.actor, arguments.version_of);
  if (!list) return tl::unexpected(list.error());
  arguments.received.version_of = *list;
  return {};
}

int run_show(Office& office) {
  const Result<std::vector<ListFacts>> all = lists(office.reg, office.actor);
  if (!all) return complain(all.error());
  std::vector<std::vector<std::string>> table{
      {say("list-list"), say("list-at"), say("list-lines"), say("list-owner"), say("list-purpose"), say("list-handling")}};
  for (const ListFacts& list : *all)
    table.push_back({list.name.empty() ? say("list-withheld") : list.name, std::to_string(list.at), std::to_string(list.lines), list.owner,
                     list.purpose, list.handling});
  fmt::print("{}", text_table(table, {1, 2}));
  return complete;
}

int run_source(Office& office, Snapshot& snapshot, const std::string& name, const std::string& path) {
  const Result<Position> list = list_named(snapshot, office.actor, name);
  if (!list) return complain(list.error());
  Result<SafeFile> out = SafeFile::create(path);
  if (!out) return complain(out.error());
  const Result<void> given = source_bytes(office.reg, office.actor, *list, [&](std::string_view bytes) { out->write(bytes); });
  if (!given) return complain(given.error());
  const Result<void> done = out->commit();
  return done ? static_cast<int>(complete) : complain(done.error());
}

Command source_command(CLI::App& list, const OfficeOptions& where) {
  const auto name = std::make_shared<std::string>(), out = std::make_shared<std::string>();
  CLI::App* source = declare(list, "source");
  value(source, "LIST", *name, "list-source", "LIST");
  value(source, "--out", *out, "list-source-out", "FILE");
  return {source, [&where, name, out] {
            if (name->empty() || out->empty()) return misuse(say("list-source-what"), "list source");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_source(office, now, *name, *out); });
          }};
}

}  // namespace

std::vector<Command> list_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* list = declare(program, "list");
  CLI::App* import = declare(*list, "import");
  const auto arguments = std::make_shared<Arguments>();
  values(import, "FILE", arguments->files, "list-files", "FILE");
  values(import, "--columns", arguments->columns, "columns", "FIELD=HEADER")->allow_extra_args(false);
  value(import, "--from", arguments->received.from, "list-from", "NAME");
  value(import, "--medium", arguments->received.medium, "list-medium", "WORD");
  value(import, "--handling", arguments->received.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  value(import, "--owner", arguments->received.owner, "list-owner", "NAME");
  value(import, "--side", arguments->received.side, "list-side", "NAME");
  value(import, "--evidence", arguments->received.evidence, "list-evidence", "KIND")
      ->description(known_words("list-evidence", find_property("evidence")->values));
  value(import, "--version-of", arguments->version_of, "list-version-of", "LIST");
  flag(import, "--corrections", arguments->received.corrections, "list-corrections");
  flag(import, "--keep-file", arguments->keep_file, "list-keep-file");
  flag(import, "--dry-run", arguments->dry, "list-dry-run");
  value(import, "--as-of", arguments->as_of, "list-as-of", "DAY");
  values(import, "--derives-from", arguments->received.derives_from, "note-derives-from", "SOURCE")->allow_extra_args(false);
  value(import, "--for", arguments->received.purpose, "list-for", "WORD");
  CLI::App* show = declare(*list, "show");
  const auto run = [&where, arguments] {
    if (arguments->files.empty()) return misuse(say("cli-no-files"), "list import");
    const Result<PartialDate> as_of = day_named(arguments->as_of);
    if (!as_of) return complain(as_of.error());
    arguments->received.as_of = *as_of;
    if (arguments->received.corrections && arguments->version_of.empty()) return misuse(say("version-of-what"), "list import");
    return in_office(where, [&](Office& office) {
      const Result<void> named = name_version(office, *arguments);
      return named ? run_import(office, *arguments) : complain(named.error());
    });
  };
  return {{import, run}, source_command(*list, where), {show, [&where] { return in_office(where, run_show); }}};
}

}  // namespace nostoi::app
