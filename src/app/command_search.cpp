// nostoi search: one person, or everyone of a second list, sought in a list of many. The list is read as link reads it. With --register,
// one person sought in a register (command_seek).
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/command.hpp"
#include "app/command_seek.hpp"
#include "app/office.hpp"
#include "app/reading.hpp"
#include "app/row_writer.hpp"
#include "app/rows_out.hpp"
#include "nostoi/search.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string file, query, queries, top = "10", out, format = "csv", threads;
  std::vector<std::string> columns;
  bool json = false;
};

constexpr const char* called = "search";

struct Options {
  std::size_t top = 10, threads = 1;
  Format format = Format::csv;
  std::vector<intake::ColumnChoice> columns;
};

bool read_number(const std::string& text, std::size_t most, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= most;
}

// What is wrong with the arguments, if anything; otherwise `options` holds them.
std::optional<std::string> read_options(const Arguments& arguments, Options& options) {
  if (arguments.file.empty()) return say("cli-no-files");
  if (arguments.query.empty() == arguments.queries.empty()) return say("search-one-or-many");
  if (!read_number(arguments.top, 1'000'000'000, options.top))
    return say("cli-not-number", {{"option", "--top"}, {"value", arguments.top}});
  if (const auto format = format_named(arguments.format))
    options.format = *format;
  else
    return say("cli-unknown-format", {{"word", arguments.format}});
  options.threads = default_threads();
  if (!arguments.threads.empty() && !read_number(arguments.threads, 1024, options.threads))
    return say("cli-not-number", {{"option", "--threads"}, {"value", arguments.threads}});
  const auto columns = column_choices(arguments.columns);
  if (!columns) return columns.error().sentence;
  options.columns = *columns;
  return std::nullopt;
}

/// The one table with lines that the file holds.
Result<List> read_one(const std::string& path, const Options& options, Progress& progress) {
  auto lists = read_lists({path}, options.columns, options.threads, progress);
  if (!lists) return tl::unexpected(lists.error().front());
  std::erase_if(*lists, [](const List& list) { return list.lines == 0; });
  if (lists->size() == 1) return std::move(lists->front());
  std::string names;
  for (const List& list : *lists) names += (names.empty() ? "" : ", ") + list.name;
  return fail(Code::invalid,
              lists->empty() ? say("search-no-lines", {{"file", path}}) : say("search-many-tables", {{"file", path}, {"tables", names}}));
}

/// Rows go to `out`; the heading of the table goes before the first part of them.
RowWriter table_of_found(const Out& out, Format format, bool heading) {
  return RowWriter(out, format, {"query", "rank", "row", "id", "weight", "probability"}, heading);
}

void write_rows(RowWriter& rows, std::size_t query, const std::vector<search::Found>& found, const Column* id) {
  for (std::size_t rank = 0; rank < found.size(); ++rank) {
    rows.number(query + 1).number(rank + 1).number(found[rank].line + 1).text(id ? id->cell(found[rank].line) : "");
    rows.weight(found[rank].weight).probability(found[rank].probability).end();
  }
}

/// Answers queries side by side, a batch at a time, and writes them in order.
void answer(const List& list, const search::People& people, const std::vector<search::Query>& queries, const Options& options,
            Progress& progress, RowsOut& out) {
  constexpr std::size_t a_chunk = 16;
  const std::size_t a_batch = a_chunk * options.threads;
  for (std::size_t batch = 0; batch < queries.size(); batch += a_batch) {
    const std::size_t end = std::min(queries.size(), batch + a_batch);
    std::vector<std::string> rows((end - batch + a_chunk - 1) / a_chunk);
    for_chunks(rows.size(), options.threads, [&](std::size_t chunk) {
      const std::size_t from = batch + chunk * a_chunk;
      const Out part = [&](std::string_view piece) { rows[chunk] += piece; };
      RowWriter writer = table_of_found(part, options.format, from == 0);
      for (std::size_t query = from; query < std::min(end, from + a_chunk); ++query)
        write_rows(writer, query, people.find(queries[query], options.top), list.id_column());
    });
    for (const std::string& row : rows) out.write(row);
    progress.tell(say("search-progress"), static_cast<double>(end) / static_cast<double>(queries.size()));
  }
}

int run_search(const Arguments& arguments) {
  Options options;
  if (const auto wrong = read_options(arguments, options)) return misuse(*wrong, called);
  Result<RowsOut> out = RowsOut::open(arguments.out);
  if (!out) return complain(out.error());
  std::optional<Progress> progress(std::in_place);
  const Result<List> list = read_one(arguments.file, options, *progress);
  if (!list) return progress.reset(), complain(list.error());
  const search::People people = search::People::of(*list, options.threads);
  std::vector<search::Query> queries;
  if (arguments.queries.empty()) {
    queries.push_back(people.read_query(arguments.query));
  } else {
    const Result<List> asked = read_one(arguments.queries, options, *progress);
    if (!asked) return progress.reset(), complain(asked.error());
    queries = search::queries_of(*asked);
  }
  if (queries.empty()) table_of_found([&](std::string_view heading) { out->write(heading); }, options.format, true);
  answer(*list, people, queries, options, *progress, *out);
  progress.reset();
  const Result<void> done = out->commit();
  return done ? static_cast<int>(complete) : complain(done.error());
}

int run_search_of_register(const OfficeOptions& where, const Arguments& arguments) {
  std::size_t top = 0;
  if (arguments.file.empty() || !arguments.query.empty() || !arguments.queries.empty()) return misuse(say("seek-whom"), called);
  if (!read_number(arguments.top, 1000, top)) return misuse(say("cli-not-number", {{"option", "--top"}, {"value", arguments.top}}), called);
  return seek_in_register(where, arguments.file, top, arguments.json);
}

}  // namespace

Command search_command(CLI::App& program, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(program, "search");
  value(parser, "FILE", arguments->file, "search-file", "FILE");
  value(parser, "--query", arguments->query, "search-query", "TEXT");
  value(parser, "--queries", arguments->queries, "search-queries", "FILE");
  value(parser, "--top", arguments->top, "search-top", "K");
  values(parser, "--columns", arguments->columns, "columns", "FIELD=HEADER")->allow_extra_args(false);
  value(parser, "--out", arguments->out, "search-out", "FILE");
  value(parser, "--format", arguments->format, "format", "csv|jsonl");
  value(parser, "--threads", arguments->threads, "threads", "N");
  flag(parser, "--json", arguments->json, "search-json");
  return {parser, [arguments, &where] { return where.path.empty() ? run_search(*arguments) : run_search_of_register(where, *arguments); }};
}

}  // namespace nostoi::app
