// nostoi link: files in, a folder of results out. Reads, links, writes everything at once at the end.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "app/command.hpp"
#include "app/labels.hpp"
#include "app/memory.hpp"
#include "app/outputs.hpp"
#include "app/reading.hpp"
#include "app/run_file.hpp"
#include "app/summary.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::vector<std::string> files, columns;
  bool within = false, between = false, one_to_one = false, show_cells = false, json = false;
  std::string model, threshold, review, out = "nostoi-out", format = "csv", threads, seed;
};

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::optional<std::string> read_probability(std::string_view option, const std::string& text, double& number) {
  if (text.empty() || (read_number(text, number) && number > 0 && number < 1)) return std::nullopt;
  return say("cli-not-probability", {{"option", std::string(option)}, {"value", text}});
}

// What is wrong with the arguments, if anything; otherwise `options` holds them.
std::optional<std::string> read_options(const Arguments& arguments, link::Options& options) {
  if (arguments.files.empty()) return say("cli-no-files");
  if (!format_named(arguments.format)) return say("cli-unknown-format", {{"word", arguments.format}});
  if (arguments.within && arguments.between) return say("cli-excludes", {{"left", "--within"}, {"right", "--between"}});
  if (arguments.within && arguments.one_to_one) return say("cli-excludes", {{"left", "--within"}, {"right", "--one-to-one"}});
  options.scope = arguments.within                            ? link::Scope::within
                  : arguments.between || arguments.one_to_one ? link::Scope::between
                                                              : link::Scope::all;
  options.one_to_one = arguments.one_to_one;
  options.threads = default_threads();
  if (auto wrong = read_probability("--threshold", arguments.threshold, options.threshold)) return wrong;
  if (auto wrong = read_probability("--review", arguments.review, options.review)) return wrong;
  if (arguments.review.empty()) options.review = std::min(options.review, options.threshold);
  if (options.review > options.threshold) return say("cli-review-above");
  if (!arguments.threads.empty() && (!read_number(arguments.threads, options.threads) || options.threads < 1 || options.threads > 1024))
    return say("cli-not-number", {{"option", "--threads"}, {"value", arguments.threads}});
  if (!arguments.seed.empty() && !read_number(arguments.seed, options.seed))
    return say("cli-not-number", {{"option", "--seed"}, {"value", arguments.seed}});
  return std::nullopt;
}

RunFile run_file(const Arguments& arguments, const std::vector<List>& lists, const link::Options& options) {
  RunFile run;
  for (const std::string& path : arguments.files) {  // the same file named twice was read twice
    const auto list = std::ranges::find_if(lists, [&](const List& one) { return one.source.path == path; });
    if (list != lists.end()) run.files.push_back({path, list->source.sha256, list->source.size});
  }
  for (const List& list : lists) run.lists.push_back({list.name, list.lines});
  run.columns = arguments.columns;
  run.format = arguments.format;
  run.scope = options.scope;
  run.one_to_one = options.one_to_one;
  run.threshold = options.threshold;
  run.review = options.review;
  run.seed = options.seed;
  return run;
}

Result<void> write_tables(const ReportInput& input, Outputs& outputs) {
  const auto add = [&](const std::string& table, const std::function<void(const Out&)>& write) {
    for (const Format other : {Format::csv, Format::jsonl})
      if (other != input.format) outputs.take_away(table_name(table, other));
    return outputs.add(table_name(table, input.format), write);
  };
  Result<void> done =
      add("links", [&](const Out& out) { write_links(input.lists, input.linking, out, input.format, input.options.threads); });
  if (done) done = add("people", [&](const Out& out) { write_people(input.lists, input.linking, out, input.format); });
  if (done) done = add("findings", [&](const Out& out) { write_findings(input.lists, out, input.format); });
  return done ? outputs.settle() : done;  // while the page is still being made
}

Result<void> write_all(const Arguments& arguments, const ReportInput& input) {
  Result<Outputs> outputs = Outputs::open(arguments.out);
  if (!outputs) return tl::unexpected(outputs.error());
  Result<std::string> page;
  Result<void> done;
  for_chunks(2, input.options.threads, [&](std::size_t job) {  // the page takes about as long as the tables
    if (job == 0)
      page = report(input);
    else
      done = write_tables(input, *outputs);
  });
  if (!page) return tl::unexpected(page.error());
  if (done) done = outputs->add("model.json", link::to_json(input.linking.model));
  if (done) done = outputs->add("report.html", *page);
  if (done) done = outputs->add("run.json", to_json(run_file(arguments, input.lists, input.options)));
  return done ? outputs->commit() : done;
}

std::string not_found(const std::vector<intake::ColumnChoice>& choices) {
  std::string columns;
  for (const intake::ColumnChoice& choice : choices) columns += (columns.empty() ? "" : ", ") + choice.field + "=" + choice.header;
  return say("cli-columns-not-found", {{"columns", columns}});
}

int run_link(const Arguments& arguments) {
  link::Options options;
  if (const auto wrong = read_options(arguments, options)) return misuse(*wrong, "link");
  const auto columns = column_choices(arguments.columns);
  if (!columns) return misuse(columns.error().sentence, "link");
  if (const Result<void> writable = writable_folder(arguments.out); !writable) return complain(writable.error());
  if (!arguments.model.empty()) {
    const Result<std::string> model = read_text(arguments.model);
    if (!model) return complain(model.error());
    options.model = *model;
  }
  std::optional<Progress> progress(std::in_place);
  const auto& lists = until_the_end(read_lists(arguments.files, *columns, options.threads, *progress));
  if (!lists) {
    progress.reset();
    for (const Error& error : lists.error()) complain(error);
    return failed;
  }
  if (const auto missing = intake::choices_not_found(*lists, *columns); !missing.empty()) return misuse(not_found(missing), "link");
  options.progress = [&](std::string_view stage, double done) { progress->tell(stage_label(stage), done); };
  const Result<link::Linking>& linking = until_the_end(link::link(*lists, options));
  if (!linking) return progress.reset(), complain(linking.error());
  const auto explain = [&](const LinePairs& pairs) { return link::explain(*lists, *linking, pairs, options.threads); };
  const ReportInput input{*lists, *linking, options, arguments.show_cells, explain, *format_named(arguments.format)};
  const Result<void> written = write_all(arguments, input);
  progress.reset();
  if (!written) return complain(written.error());
  fmt::print("{}", arguments.json ? summary_json(input, arguments.out) : summary_text(input, arguments.out));
  return complete;
}

}  // namespace

Command link_command(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(program, "link");
  values(parser, "FILE", arguments->files, "link-files", "FILE");
  flag(parser, "--within", arguments->within, "within");
  flag(parser, "--between", arguments->between, "between");
  flag(parser, "--one-to-one", arguments->one_to_one, "one-to-one");
  values(parser, "--columns", arguments->columns, "columns", "FIELD=HEADER")->allow_extra_args(false);
  value(parser, "--model", arguments->model, "model", "FILE");
  value(parser, "--threshold", arguments->threshold, "threshold", "P");
  value(parser, "--review", arguments->review, "review", "P");
  flag(parser, "--show-cells", arguments->show_cells, "show-cells");
  value(parser, "--out", arguments->out, "out", "DIR");
  value(parser, "--format", arguments->format, "format", "csv|jsonl");
  value(parser, "--threads", arguments->threads, "threads", "N");
  value(parser, "--seed", arguments->seed, "seed", "N");
  flag(parser, "--json", arguments->json, "json");
  return {parser, [arguments] { return run_link(*arguments); }};
}

}  // namespace nostoi::app
