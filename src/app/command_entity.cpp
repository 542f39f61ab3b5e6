// nostoi entity: places, proceedings, containers, remains; nostoi relate: what holds between things, and taking it back.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "app/file_shown.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "app/told.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  entities::Entity entity;
  entities::Related related;
  std::string which, from, to, since, until, on, known, valid, why;
  bool json = false, retracted = false;
};
using Shared = std::shared_ptr<Arguments>;

int run_open(Office& office, const Arguments& arguments) {
  const Result<Position> at = entities::open(office.reg, office.actor, arguments.entity);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("entity-opened", {{"kind", say("entity-" + arguments.entity.kind)},
                                           {"name", arguments.entity.name},
                                           {"anchor", "a" + std::to_string(*at)}}));
  return complete;
}

int run_list(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!known) return complain(known.error());
  const std::string& kind = arguments.entity.kind;
  if (!kind.empty() && std::ranges::find(entity_kinds(), kind) == entity_kinds().end())
    return misuse(say("statement-unknown-word",
                      {{"what", say("entity-kind")}, {"word", kind}, {"known", fmt::format("{}", fmt::join(entity_kinds(), ", "))}}),
                  "entity list");
  const auto all = entities::all(office.reg, office.actor, kind, *known);
  if (!all) return complain(all.error());
  Told told({{"anchor", "entity-anchor"}, {"thing", "entity-thing"}, {"kind", "entity-kind"}, {"name", "entity-name"}});
  for (const entities::Entity& one : *all)
    told.row({"a" + std::to_string(one.at), "p" + std::to_string(one.thing), told_word("entity-", one.kind),
              one.withheld ? told_word("person-", "withheld") : ToldCell(one.name)});
  told.print(arguments.json, say("entity-none"));
  return complete;
}

Result<AsOf> as_of(Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> known = known_time(snapshot, arguments.known);
  const Result<PartialDate> valid = day_named(arguments.valid);
  if (!known || !valid) return tl::unexpected(known ? valid.error() : known.error());
  return AsOf{*known, *valid};
}

int run_show(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> anchor = entities::named(snapshot, office.actor, arguments.which);
  const Result<AsOf> moments = as_of(snapshot, arguments);
  if (!anchor || !moments) return complain(anchor ? moments.error() : anchor.error());
  return show_file(office, *anchor, *moments, arguments.retracted);
}

int run_relations(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> anchor = entities::named(snapshot, office.actor, arguments.which);
  const Result<AsOf> moments = as_of(snapshot, arguments);
  if (!anchor || !moments) return complain(anchor ? moments.error() : anchor.error());
  return show_relations(office, *anchor, *moments, arguments.retracted, arguments.json, say("relation-nothing"));
}

/// Since when and until when; on one day is both.
Result<void> take_days(Arguments& arguments) {
  if (!arguments.on.empty() && !(arguments.since + arguments.until).empty()) return fail(Code::invalid, say("relate-on-or-since"));
  const Result<PartialDate> since = day_named(arguments.on.empty() ? arguments.since : arguments.on);
  const Result<PartialDate> until = day_named(arguments.on.empty() ? arguments.until : arguments.on);
  if (!since || !until) return tl::unexpected(since ? until.error() : since.error());
  arguments.related.since = *since;
  arguments.related.until = *until;
  return {};
}

int run_add(Office& office, Snapshot& snapshot, Arguments arguments) {
  if (const Result<void> done = take_days(arguments); !done) return complain(done.error());
  const Result<Position> from = entities::named(snapshot, office.actor, arguments.from);
  const Result<Position> to = entities::named(snapshot, office.actor, arguments.to);
  if (!from || !to) return complain(from ? to.error() : from.error());
  arguments.related.from = *from;
  arguments.related.to = *to;
  const Result<Position> at = entities::relate(office.reg, office.actor, arguments.related);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("relate-done", {{"number", std::to_string(*at)}}));
  return complete;
}

int run_retract(Office& office, const Arguments& arguments) {
  const Result<Position> number = number_named(arguments.which);
  if (!number) return complain(number.error());
  const Result<Position> at = entities::take_back(office.reg, office.actor, *number, arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("relate-undone", {{"number", arguments.which}}));
  return complete;
}

int run_kinds() {
  const auto kinds = [](const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : ", ") + say("entity-" + one);
    return text;
  };
  std::vector<std::vector<std::string>> table{
      {"", say("relation-from"), say("relation-what"), say("relation-to"), say("relation-back"), say("list-handling")}};
  for (const entities::RelationKind& one : entities::relation_kinds())
    table.push_back({one.id, kinds(one.from), say("relation-" + one.id), kinds(one.to),
                     one.symmetric ? "" : say("relation-" + one.id + "-back"),
                     one.handling == access::handling_classes().front() ? "" : say("handling-" + one.handling)});
  fmt::print("{}", text_table(table));
  return complete;
}

void declare_moments(CLI::App* parser, Arguments& arguments) {
  value(parser, "--known", arguments.known, "person-known", "TIME");
  value(parser, "--valid", arguments.valid, "person-valid", "DAY");
  flag(parser, "--retracted", arguments.retracted, "person-retracted");
}

void declare_handling(CLI::App* parser, std::string& handling) {
  value(parser, "--handling", handling, "list-handling", "CLASS")->description(known_words("list-handling", access::handling_classes()));
}

using Work = int (*)(Office&, Snapshot&, const Arguments&);
Command command(CLI::App* parser, const OfficeOptions& where, const Shared& arguments, Work work) {
  return {parser, [&where, arguments, work] {
            return in_office(where, [&](Office& office, Snapshot& now) { return work(office, now, *arguments); });
          }};
}

std::vector<Command> of_entities(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "entity");
  const Shared opened = std::make_shared<Arguments>(), listed = std::make_shared<Arguments>(), shown = std::make_shared<Arguments>();
  CLI::App* open = declare(*group, "open");
  value(open, "KIND", opened->entity.kind, "entity-kind", "WORD")->description(known_words("entity-kind", entity_kinds()));
  value(open, "NAME", opened->entity.name, "entity-name", "NAME");
  declare_handling(open, opened->entity.handling);
  CLI::App* list = declare(*group, "list");
  value(list, "KIND", listed->entity.kind, "entity-kind", "WORD")->description(known_words("entity-kind", entity_kinds()));
  value(list, "--known", listed->known, "person-known", "TIME");
  flag(list, "--json", listed->json, "json");
  CLI::App* show = declare(*group, "show");
  value(show, "WHICH", shown->which, "entity-which", "WHICH");
  declare_moments(show, *shown);
  return {{open, [&where, opened] { return in_office(where, [&](Office& office) { return run_open(office, *opened); }); }},
          command(list, where, listed, run_list),
          command(show, where, shown, run_show)};
}

Command add_command(CLI::App& group, const OfficeOptions& where) {
  const Shared arguments = std::make_shared<Arguments>();
  CLI::App* add = declare(group, "add");
  value(add, "FROM", arguments->from, "entity-which", "WHICH");
  value(add, "RELATION", arguments->related.kind, "relate-kind", "WORD");
  value(add, "TO", arguments->to, "entity-which", "WHICH");
  value(add, "--speaker", arguments->related.speaker, "note-speaker", "NAME");
  value(add, "--cited", arguments->related.cited, "statement-cited", "NAME");
  value(add, "--since", arguments->since, "relate-since", "DAY");
  value(add, "--until", arguments->until, "relate-until", "DAY");
  value(add, "--on", arguments->on, "relate-on", "DAY");
  value(add, "--stance", arguments->related.stance, "statement-stance", "WORD")->description(known_words("statement-stance", stances()));
  value(add, "--why", arguments->related.why, "relate-why", "TEXT");
  declare_handling(add, arguments->related.handling);
  return {add, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_add(office, now, *arguments); });
          }};
}

}  // namespace

std::vector<Command> entity_commands(CLI::App& program, const OfficeOptions& where) {
  std::vector<Command> commands = of_entities(program, where);
  CLI::App* group = declare(program, "relate");
  commands.push_back(add_command(*group, where));
  const Shared retracted = std::make_shared<Arguments>(), listed = std::make_shared<Arguments>();
  CLI::App* retracts = declare(*group, "retract");
  value(retracts, "NUMBER", retracted->which, "relate-number", "NUMBER");
  value(retracts, "--why", retracted->why, "decide-why", "TEXT");
  commands.push_back(
      {retracts, [&where, retracted] { return in_office(where, [&](Office& office) { return run_retract(office, *retracted); }); }});
  CLI::App* list = declare(*group, "list");
  value(list, "WHICH", listed->which, "entity-which", "WHICH");
  declare_moments(list, *listed);
  flag(list, "--json", listed->json, "json");
  commands.push_back(command(list, where, listed, run_relations));
  commands.push_back({declare(*group, "kinds"), run_kinds});
  return commands;
}

}  // namespace nostoi::app
