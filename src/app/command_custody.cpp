// nostoi custody: whom we hold, and what happened to them; nostoi duty: what is owed, by when, and which law says so.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"
#include "nostoi/casework.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  casework::Custody custody;
  casework::CustodyChange change;
  std::string line, number, day, duty, reference, known;
  bool json = false;
};

int tell_done(const Result<Position>& at, std::string_view key) {
  if (!at) return complain(at.error());
  fmt::print("{}\n", say(key, {{"number", std::to_string(*at)}}));
  return complete;
}

int run_begin(Office& office, Snapshot& snapshot, Arguments arguments) {
  const Result<Position> anchor = anchor_named(snapshot, office.actor, arguments.line);
  const Result<PartialDate> since = day_named(arguments.day);
  if (!anchor || !since) return complain(anchor ? since.error() : anchor.error());
  arguments.custody.anchor = *anchor;
  arguments.custody.since = *since;
  return tell_done(casework::begin_custody(office.reg, office.actor, arguments.custody), "custody-begun");
}

int run_change(Office& office, Arguments arguments) {
  const Result<Position> number = number_named(arguments.number);
  const Result<PartialDate> on = day_named(arguments.day);
  if (!number || !on) return complain(number ? on.error() : number.error());
  arguments.change.on = *on;
  return tell_done(casework::change_custody(office.reg, office.actor, *number, arguments.change), "custody-changed");
}

int run_done(Office& office, const Arguments& arguments) {
  const Result<Position> number = number_named(arguments.number);
  const Result<PartialDate> on = day_named(arguments.day);
  if (!number || !on) return complain(number ? on.error() : number.error());
  return tell_done(casework::done(office.reg, office.actor, arguments.duty, *number, *on, arguments.reference), "duty-done");
}

std::vector<ToldCell> row_of(const casework::Custody& one) {
  if (one.withheld) return {std::to_string(one.at), "", told_word("person-", "withheld"), "", "", "", ""};
  const casework::CustodyChange* last = one.changes.empty() ? nullptr : &one.changes.back();
  return {std::to_string(one.at),
          "a" + std::to_string(one.anchor),
          told_word("custody-", one.category),
          day_in_words(one.since),
          one.place,
          last ? ToldCell(say("change-" + last->change) + " " + day_in_words(last->on), last->change) : "",
          told_word("custody-", one.over() ? "over" : "")};
}

int run_custodies(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!known) return complain(known.error());
  const auto all = casework::custodies(office.reg, office.actor, *known);
  if (!all) return complain(all.error());
  Told told({{"number", "casework-number", true},
             {"person", "casework-person"},
             {"category", "custody-category"},
             {"since", "custody-since"},
             {"place", "custody-place"},
             {"last", "custody-last"},
             {"state", "casework-state"}});
  for (const casework::Custody& one : *all) told.row(row_of(one));
  told.print(arguments.json, say("custody-none"));
  return complete;
}

int run_duties(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> known = known_time(snapshot, arguments.known);
  const Result<PartialDate> until = day_named(arguments.day);
  if (!known || !until) return complain(known ? until.error() : known.error());
  const auto all = casework::duties(office.reg, office.actor, *known);
  if (!all) return complain(all.error());
  Told told({{"due", "casework-due"},
             {"state", "casework-state"},
             {"duty", "duty-word"},
             {"what", "duty-what"},
             {"of", "duty-of", true},
             {"person", "casework-person"},
             {"source", "duty-source"}});
  const std::int32_t now = today(office);
  for (const casework::Duty& one : *all)
    if (!until->known() || one.due <= until->to)
      told.row({day_of(one.due), told_word("enquiry-", one.due < now ? "overdue" : ""), one.rule->id, say("duty-" + one.rule->id),
                std::to_string(one.of), "a" + std::to_string(one.about), one.rule->source});
  told.print(arguments.json, say("duty-none"));
  return complete;
}

Command begin_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* begin = declare(group, "begin");
  value(begin, "LINE", arguments->line, "person-line", "LINE");
  value(begin, "--category", arguments->custody.category, "custody-category", "WORD")
      ->description(known_words("custody-category", casework::vocabulary().categories));
  value(begin, "--since", arguments->day, "custody-since", "DAY");
  value(begin, "--place", arguments->custody.place, "custody-place", "TEXT");
  value(begin, "--handling", arguments->custody.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  return {begin, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_begin(office, now, *arguments); });
          }};
}

Command change_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* change = declare(group, "change");
  value(change, "CUSTODY", arguments->number, "custody-number", "NUMBER");
  value(change, "--change", arguments->change.change, "custody-change", "WORD")
      ->description(known_words("custody-change", casework::vocabulary().changes));
  value(change, "--on", arguments->day, "custody-on", "DAY");
  value(change, "--place", arguments->change.place, "custody-place", "TEXT");
  value(change, "--text", arguments->change.text, "note-text", "TEXT");
  return {change, [&where, arguments] { return in_office(where, [&](Office& office) { return run_change(office, *arguments); }); }};
}

Command done_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* done = declare(group, "done");
  value(done, "DUTY", arguments->duty, "duty-word", "DUTY");
  value(done, "OF", arguments->number, "duty-of", "NUMBER");
  value(done, "--on", arguments->day, "duty-on", "DAY");
  value(done, "--reference", arguments->reference, "query-reference", "TEXT");
  return {done, [&where, arguments] { return in_office(where, [&](Office& office) { return run_done(office, *arguments); }); }};
}

using List = int (*)(Office&, Snapshot&, const Arguments&);
Command listing(CLI::App& group, const OfficeOptions& where, bool until, List list) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "list");
  if (until) value(parser, "--until", arguments->day, "duty-until", "DAY");
  value(parser, "--known", arguments->known, "person-known", "TIME");
  flag(parser, "--json", arguments->json, "json");
  return {parser, [&where, arguments, list] {
            return in_office(where, [&](Office& office, Snapshot& now) { return list(office, now, *arguments); });
          }};
}

}  // namespace

std::vector<Command> custody_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App *custody = declare(program, "custody"), *duty = declare(program, "duty");
  return {begin_command(*custody, where), change_command(*custody, where), listing(*custody, where, false, run_custodies),
          done_command(*duty, where), listing(*duty, where, true, run_duties)};
}

}  // namespace nostoi::app
