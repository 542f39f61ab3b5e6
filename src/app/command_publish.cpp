// nostoi publish: what leaves the house, from the proposal to the copy that comes back; nostoi embargo: what is kept silent meanwhile.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/outputs.hpp"
#include "app/publish_shown.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"
#include "nostoi/intake.hpp"
#include "nostoi/publish/embargo.hpp"
#include "nostoi/publish/waiver.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  publish::Proposal proposal;
  std::vector<std::string> lines, columns, on;
  std::string list, ground, reason, until, rows, corrects, number, why, to, format = "csv", out, file, word, name;
  bool dry = false, leave_out = false, give = false, json = false;
};

int tell_done(const Result<Position>& at, std::string_view key) {
  if (!at) return complain(at.error());
  fmt::print("{}\n", say(key, {{"number", std::to_string(*at)}}));
  return complete;
}

/// All lines of a list, or the lines that were named, each on the same ground.
Result<std::vector<publish::Line>> lines_named(Office& office, Snapshot& now, const Arguments& arguments) {
  std::vector<publish::Line> all;
  if (!arguments.list.empty()) {
    const Result<Position> list = list_named(now, office.actor, arguments.list);
    const auto known = list ? lists(office.reg, office.actor) : Result<std::vector<ListFacts>>(tl::unexpected(list.error()));
    if (!known) return tl::unexpected(known.error());
    for (const ListFacts& facts : *known)
      for (std::uint64_t row = 1; facts.at == *list && row <= facts.lines; ++row)
        all.push_back({facts.line(row), arguments.ground, arguments.reason});
  }
  for (const std::string& line : arguments.lines) {
    const Result<Position> anchor = anchor_named(now, office.actor, line);
    if (!anchor) return tl::unexpected(anchor.error());
    all.push_back({*anchor, arguments.ground, arguments.reason});
  }
  return all;
}

Result<publish::Proposal> proposal_of(Office& office, Snapshot& now, const Arguments& arguments) {
  publish::Proposal proposal = arguments.proposal;
  Result<std::vector<publish::Line>> lines = lines_named(office, now, arguments);
  const Result<PartialDate> until = day_named(arguments.until);
  const Result<Position> corrects = arguments.corrects.empty() ? Result<Position>(0) : number_named(arguments.corrects);
  const Result<Position> rows = arguments.rows.empty() ? Result<Position>(0) : number_named(arguments.rows);
  if (!lines || !until) return tl::unexpected(lines ? until.error() : lines.error());
  if (!corrects || !rows) return tl::unexpected(corrects ? rows.error() : corrects.error());
  proposal.lines = std::move(*lines);
  proposal.until = *until;
  proposal.corrects = *corrects;
  proposal.rows = *rows;
  if (const publish::RecipientKind* kind = publish::find_recipient(proposal.to.kind); kind && proposal.columns.empty())
    proposal.columns = kind->usual;
  return proposal;
}

int run_propose(Office& office, Snapshot& now, const Arguments& arguments) {
  Result<publish::Proposal> proposal = proposal_of(office, now, arguments);
  if (!proposal) return complain(proposal.error());
  const Result<publish::Looked> looked = publish::look(office.reg, office.actor, *proposal);
  if (!looked) return complain(looked.error());
  print_looked(*looked, arguments.json);
  if (arguments.dry) return complete;
  if (arguments.leave_out) {
    const std::size_t all = proposal->lines.size(), declared = proposal->rows;
    *proposal = publish::without_stopped(std::move(*proposal), *looked);
    if (declared != all) proposal->rows = declared;  // what was counted wrongly stays wrong
    fmt::print(stderr, "{}\n", say("publish-left-out", {{"count", std::to_string(all - proposal->lines.size())}}));
  }
  return tell_done(publish::propose(office.reg, office.actor, *proposal), "publish-proposed-now");
}

/// The cells that were named, or all that are asked about and nobody has decided on.
Result<std::vector<publish::CellNamed>> cells_named(Office& office, Snapshot& now, Position at, const Arguments& arguments) {
  std::vector<publish::CellNamed> cells;
  for (const std::string& line : arguments.lines) {
    const Result<Position> anchor = anchor_named(now, office.actor, line);
    if (!anchor) return tl::unexpected(anchor.error());
    for (const std::string& column : arguments.columns) cells.push_back({*anchor, column});
  }
  if (!arguments.lines.empty()) return cells;
  const Result<publish::Shown> shown = publish::publication(office.reg, office.actor, at);
  if (!shown) return tl::unexpected(shown.error());
  for (const publish::Obstacle& one : shown->looked.obstacles)
    if (one.open() && !one.stops && (arguments.columns.empty() || std::ranges::count(arguments.columns, one.column)))
      cells.push_back({one.anchor, one.column});
  return cells;
}

int run_answer(Office& office, Snapshot& now, const Arguments& arguments) {
  const Result<Position> at = number_named(arguments.number);
  if (!at) return complain(at.error());
  if (arguments.give == arguments.leave_out) return complain({Code::invalid, say("publish-give-or-leave"), {}});
  const Result<std::vector<publish::CellNamed>> cells = cells_named(office, now, *at, arguments);
  if (!cells) return complain(cells.error());
  const std::string count = std::to_string(cells->size());
  const Result<Position> done = publish::answer(office.reg, office.actor, *at, *cells, arguments.give, arguments.why);
  if (!done) return complain(done.error());
  fmt::print("{}\n", say("publish-answered-now", {{"count", count}}));
  return complete;
}

int run_issue(Office& office, const Arguments& arguments) {
  const Result<Position> at = number_named(arguments.number);
  if (!at) return complain(at.error());
  Result<Outputs> outputs = Outputs::open(arguments.out);
  if (!outputs) return complain(outputs.error());
  const Result<publish::Issued> issued = publish::issue(office.reg, office.actor, *at, arguments.to, arguments.format);
  if (!issued) return complain(issued.error());
  Result<void> done = outputs->add(issued->copy.mark + "." + arguments.format, issued->file);
  if (done) done = outputs->add(issued->copy.mark + ".txt", issued->letter);
  if (done) done = outputs->commit();
  if (!done) return complain(done.error());
  fmt::print("{}", issued->letter);
  return complete;
}

int run_trace(Office& office, const Arguments& arguments) {
  intake::ReadOptions options;
  options.keep_free_text = true;
  const Result<std::vector<List>> read = intake::read_file(arguments.file, options);
  if (!read) return complain(read.error());
  const auto all = publish::trace(office.reg, office.actor, *read);
  if (!all) return complain(all.error());
  print_traced(*all, arguments.json);
  return complete;
}

int run_list(Office& office, Snapshot& now, const Arguments& arguments) {
  const Result<Position> about = anchor_or_none(office, now, arguments.list);
  if (!about) return complain(about.error());
  const auto all =
      *about == 0 ? publish::publications(office.reg, office.actor) : publish::publications_about(office.reg, office.actor, *about);
  if (!all) return complain(all.error());
  print_publications(*all, arguments.json);
  return complete;
}

int run_show(Office& office, const Arguments& arguments) {
  const Result<Position> at = number_named(arguments.number);
  if (!at) return complain(at.error());
  const Result<publish::Shown> shown = publish::publication(office.reg, office.actor, *at);
  if (!shown) return complain(shown.error());
  print_publication(*shown, arguments.json);
  return complete;
}

/// As propose, of a count of those whom lists name.
int run_count(Office& office, Snapshot& now, Arguments arguments) {
  for (const std::string& one : arguments.on) {
    const Result<Position> list = list_named(now, office.actor, one);
    if (!list) return complain(list.error());
    arguments.proposal.count.lists.push_back(*list);
  }
  const Result<PartialDate> until = day_named(arguments.until);
  if (!until) return complain(until.error());
  arguments.proposal.until = *until;
  const Result<publish::Looked> looked = publish::look(office.reg, office.actor, arguments.proposal);
  if (!looked) return complain(looked.error());
  print_looked(*looked, arguments.json);
  if (arguments.dry) return complete;
  return tell_done(publish::propose(office.reg, office.actor, arguments.proposal), "publish-proposed-now");
}

int run_waive(Office& office, Snapshot& now, const Arguments& arguments) {
  std::vector<Position> anchors;
  for (const std::string& line : arguments.lines) {
    const Result<Position> anchor = anchor_named(now, office.actor, line);
    if (!anchor) return complain(anchor.error());
    anchors.push_back(*anchor);
  }
  return tell_done(publish::waive_family(office.reg, office.actor, anchors, arguments.why), "publish-waived-now");
}

using Decide = Result<Position> (*)(Register&, const access::Actor&, Position, const std::string&);
int run_decide(Office& office, const Arguments& arguments, Decide decide, std::string_view key) {
  const Result<Position> at = number_named(arguments.number);
  return at ? tell_done(decide(office.reg, office.actor, *at, arguments.why), key) : complain(at.error());
}

int run_copy(Office& office, const Arguments& arguments) {
  const Result<Position> at = number_named(arguments.number);
  if (!at) return complain(at.error());
  return tell_done(publish::tell_of_copy(office.reg, office.actor, *at, arguments.word, arguments.why), "publish-copy-told");
}

int run_embargo(Office& office, Snapshot& now, const Arguments& arguments) {
  publish::Embargo embargo;
  embargo.name = arguments.name;
  embargo.why = arguments.why;
  for (const std::string& one : arguments.on) {
    Result<Position> thing = list_named(now, office.actor, one);
    if (!thing) thing = anchor_named(now, office.actor, one);
    if (!thing) return complain(thing.error());
    embargo.on.push_back(*thing);
  }
  return tell_done(publish::set_embargo(office.reg, office.actor, embargo), "embargo-set-now");
}

int run_embargoes(Office& office, const Arguments& arguments) {
  const auto all = publish::embargoes(office.reg, office.actor);
  if (!all) return complain(all.error());
  Told told({{"number", "casework-number", true},
             {"state", "casework-state"},
             {"name", "embargo-name"},
             {"who", "person-who"},
             {"why", "person-why"}});
  for (const publish::Embargo& one : *all)
    told.row({std::to_string(one.at), told_word("embargo-", one.in_force() ? "in-force" : "lifted"), one.name, one.actor, one.why});
  told.print(arguments.json, say("embargo-nothing"));
  return complete;
}

// ----------------------------------------------------------------------------------------------------- declared

using Shared = std::shared_ptr<Arguments>;

void declare_number(CLI::App* parser, Arguments& arguments, const char* of) {
  value(parser, of, arguments.number, "casework-number", "NUMBER")->required();
}
void declare_why(CLI::App* parser, Arguments& arguments) { value(parser, "--why", arguments.why, "decide-why", "TEXT"); }

/// What lists and counts have in common.
void declare_proposal(CLI::App* parser, Arguments& arguments) {
  std::vector<std::string> kinds;
  for (const publish::RecipientKind& kind : publish::recipient_kinds()) kinds.push_back(kind.id);
  publish::Proposal& proposal = arguments.proposal;
  value(parser, "--to", proposal.to.name, "publish-to", "NAME")->required();
  value(parser, "--kind", proposal.to.kind, "publish-kind", "WORD")->description(known_words("publish-kind", kinds))->required();
  value(parser, "--until", arguments.until, "publish-until", "DAY");
  values(parser, "--onward", proposal.onward, "publish-onward", "NAME");
  value(parser, "--why", proposal.why, "decide-why", "TEXT");
  flag(parser, "--dry-run", arguments.dry, "publish-dry");
  flag(parser, "--json", arguments.json, "json");
}

Command count_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "count");
  declare_proposal(parser, *arguments);
  values(parser, "--list", arguments->on, "publish-list", "LIST");
  values(parser, "--by", arguments->proposal.count.by, "publish-by", "PROPERTY");
  value(parser, "--caption", arguments->proposal.count.caption, "publish-caption", "TEXT");
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_count(office, now, *arguments); });
          }};
}

Command waive_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "waive");
  values(parser, "LINES", arguments->lines, "publish-line", "LINE");
  declare_why(parser, *arguments);
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_waive(office, now, *arguments); });
          }};
}

Command propose_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "propose");
  declare_proposal(parser, *arguments);
  publish::Proposal& proposal = arguments->proposal;
  values(parser, "--speaks-as", proposal.to.speaks_as, "publish-speaks-as", "NAME");
  values(parser, "--column", proposal.columns, "publish-column", "PROPERTY");
  value(parser, "--list", arguments->list, "publish-list", "LIST");
  values(parser, "--line", arguments->lines, "publish-line", "LINE");
  value(parser, "--ground", arguments->ground, "publish-ground", "WORD");
  value(parser, "--reason", arguments->reason, "publish-reason", "TEXT");
  value(parser, "--rows", arguments->rows, "publish-rows", "N");
  value(parser, "--corrects", arguments->corrects, "publish-corrects", "NUMBER");
  flag(parser, "--leave-out", arguments->leave_out, "publish-leave-out");
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_propose(office, now, *arguments); });
          }};
}

Command answer_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "answer");
  declare_number(parser, *arguments, "PUBLICATION");
  values(parser, "--line", arguments->lines, "publish-line", "LINE");
  values(parser, "--column", arguments->columns, "publish-column", "PROPERTY");
  flag(parser, "--give", arguments->give, "publish-give");
  flag(parser, "--leave-out", arguments->leave_out, "publish-leave-empty");
  declare_why(parser, *arguments);
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_answer(office, now, *arguments); });
          }};
}

Command decide_command(CLI::App& group, const OfficeOptions& where, const std::string& name, Decide decide, std::string_view key) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, name);
  declare_number(parser, *arguments, name == "lift" ? "EMBARGO" : "PUBLICATION");
  declare_why(parser, *arguments);
  return {parser, [&where, arguments, decide, key] {
            return in_office(where, [&](Office& office) { return run_decide(office, *arguments, decide, key); });
          }};
}

Command issue_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "issue");
  declare_number(parser, *arguments, "PUBLICATION");
  value(parser, "--to", arguments->to, "publish-to", "NAME")->required();
  value(parser, "--format", arguments->format, "publish-format", "WORD")->description(known_words("publish-format", publish::formats()));
  value(parser, "--out", arguments->out, "publish-out", "DIR")->required();
  return {parser, [&where, arguments] { return in_office(where, [&](Office& office) { return run_issue(office, *arguments); }); }};
}

Command copy_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "copy");
  declare_number(parser, *arguments, "COPY");
  value(parser, "WORD", arguments->word, "publish-copy-word", "WORD")
      ->description(known_words("publish-copy-word", publish::copy_words()))
      ->required();
  declare_why(parser, *arguments);
  return {parser, [&where, arguments] { return in_office(where, [&](Office& office) { return run_copy(office, *arguments); }); }};
}

using Read = int (*)(Office&, const Arguments&);
Command reading_command(CLI::App& group, const OfficeOptions& where, const std::string& name, Read read) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, name);
  if (name == "show") declare_number(parser, *arguments, "PUBLICATION");
  if (name == "trace") value(parser, "FILE", arguments->file, "publish-file", "FILE")->required();
  flag(parser, "--json", arguments->json, "json");
  return {parser, [&where, arguments, read] { return in_office(where, [&](Office& office) { return read(office, *arguments); }); }};
}

Command list_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "list");
  value(parser, "--about", arguments->list, "publish-about", "LINE");
  flag(parser, "--json", arguments->json, "json");
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_list(office, now, *arguments); });
          }};
}

Command embargo_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "set");
  value(parser, "NAME", arguments->name, "embargo-name", "NAME")->required();
  values(parser, "--on", arguments->on, "embargo-on", "LINE");
  declare_why(parser, *arguments);
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_embargo(office, now, *arguments); });
          }};
}

}  // namespace

std::vector<Command> publish_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "publish");
  CLI::App* embargo = declare(program, "embargo");
  return {propose_command(*group, where),
          count_command(*group, where),
          waive_command(*group, where),
          list_command(*group, where),
          reading_command(*group, where, "show", run_show),
          answer_command(*group, where),
          decide_command(*group, where, "approve", publish::approve, "publish-approved-now"),
          decide_command(*group, where, "refuse", publish::refuse, "publish-refused-now"),
          issue_command(*group, where),
          decide_command(*group, where, "recall", publish::recall, "publish-recalled-now"),
          copy_command(*group, where),
          reading_command(*group, where, "trace", run_trace),
          embargo_command(*embargo, where),
          decide_command(*embargo, where, "lift", publish::lift_embargo, "embargo-lifted-now"),
          reading_command(*embargo, where, "list", run_embargoes)};
}

}  // namespace nostoi::app
