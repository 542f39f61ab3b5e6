// nostoi audit: who has read what of the register; nostoi audit check: whether that trail still holds.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string who, line, since;
};

/// "a12 a40", at most a handful; the first event is the register itself.
std::string about_in_words(const std::vector<Position>& about) {
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, about.size()); ++i)
    text += (i ? " " : "") + (about[i] == 1 ? say("audit-everything") : "a" + std::to_string(about[i]));
  return about.size() > most ? text + " " + say("audit-more", {{"count", std::to_string(about.size() - most)}}) : text;
}

Result<audit::Query> query_of(const Office& office, Snapshot& snapshot, const Arguments& arguments) {
  audit::Query query;
  query.who = arguments.who;
  const Result<PartialDate> since = day_named(arguments.since);
  if (!since) return tl::unexpected(since.error());
  if (since->known()) query.since = since->from * milliseconds_a_day;
  if (arguments.line.empty()) return query;
  const Result<Position> line = anchor_named(snapshot, office.actor, arguments.line);
  if (!line) return tl::unexpected(line.error());
  query.person = *line;
  return query;
}

int run_audit(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<audit::Query> query = query_of(office, snapshot, arguments);
  if (!query) return complain(query.error());
  const Result<std::vector<audit::Entry>> entries = audit::entries(office.reg, *office.trail, office.actor, *query);
  if (!entries) return complain(entries.error());
  std::vector<std::vector<std::string>> table{
      {say("audit-when"), say("audit-who"), say("audit-purpose"), say("audit-what"), say("audit-about")}};
  for (const audit::Entry& entry : *entries)
    table.push_back({moment(entry.when), entry.actor, say("purpose-" + entry.purpose),
                     has_words("audit-what-" + entry.reading.what) ? say("audit-what-" + entry.reading.what) : entry.reading.what,
                     about_in_words(entry.reading.about)});
  fmt::print("{}{}\n", text_table(table), say("audit-since", {{"events", std::to_string(office.trail->begun_at())}}));
  return complete;
}

int run_check(Office& office) {
  const Result<Checked> checked = audit::check(*office.trail);
  if (!checked) return complain(checked.error());
  for (const std::string& wrong : checked->wrong) fmt::print("{}\n", wrong);
  fmt::print("{}\n", say("audit-checked", {{"entries", std::to_string(checked->events)}, {"head", evidence::hex(checked->head)}}));
  return checked->wrong.empty() ? complete : answer_is_no;
}

}  // namespace

std::vector<Command> audit_commands(CLI::App& program, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(program, "audit");
  value(parser, "--who", arguments->who, "audit-who", "NAME");
  value(parser, "--person", arguments->line, "audit-person", "LINE");
  value(parser, "--since", arguments->since, "audit-since", "DAY");
  CLI::App* checks = declare(*parser, "check");
  std::vector<Command> all = unusual_commands(*parser, where);
  all.push_back({checks, [&where] { return in_office(where, run_check); }});
  all.push_back({parser, [&where, arguments] {
                   return in_office(where, [&](Office& office, Snapshot& now) { return run_audit(office, now, *arguments); });
                 }});
  return all;
}

}  // namespace nostoi::app
