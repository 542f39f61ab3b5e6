// nostoi act: what only two people may do; nostoi alarms: what nobody has answered for yet.
#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "app/act_words.hpp"
#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/acts.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  acts::Proposal proposal;
  std::string line, number, why, hours;
  bool alone = false;
};

/// A position that a person typed; 0 where it is none.
Position position_in(const std::string& text) {
  Position value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

int run_propose(Office& office, Snapshot& now, Arguments arguments) {
  const Result<Position> about = anchor_named(now, office.actor, arguments.line);
  if (!about) return complain(about.error());
  arguments.proposal.about = *about;
  arguments.proposal.why = arguments.why;
  arguments.proposal.hours = position_in(arguments.hours);
  const Result<Position> at = acts::propose(office.reg, office.actor, arguments.proposal);
  if (!at) return complain(at.error());
  return fmt::print("{}\n", say("act-proposed-done", {{"act", std::to_string(*at)}})), complete;
}

int run_confirm(Office& office, const Arguments& arguments) {
  const Result<acts::Confirmed> done = acts::confirm(office.reg, office.actor, position_in(arguments.number), arguments.why);
  if (!done) return complain(done.error());
  fmt::print("{}\n", say("act-confirmed-done", {{"number", arguments.number}}));
  if (done->erased.empty()) return complete;
  fmt::print("{}\n", say("act-erased", {{"count", std::to_string(done->erased.size())}}));
  return done->still_on_disk ? complain(*done->still_on_disk) : static_cast<int>(complete);
}

using Answer = Result<Position> (*)(Register&, const access::Actor&, Position, const std::string&);

int run_answer(Office& office, const Arguments& arguments, Answer answer, std::string_view done) {
  const Result<Position> at = answer(office.reg, office.actor, position_in(arguments.number), arguments.why);
  if (!at) return complain(at.error());
  return fmt::print("{}\n", say(done, {{"number", arguments.number}})), complete;
}

int run_waiting(Office& office) {
  const Result<std::vector<Act>> waiting = acts::waiting(office.reg, office.actor);
  if (!waiting) return complain(waiting.error());
  for (const Act& act : *waiting) fmt::print("{}\n", act_in_words(act));
  return fmt::print("{}\n", say(waiting->empty() ? "act-none-waits" : "act-how")), complete;
}

int run_alarms(Office& office, bool all) {
  if (const auto raised = acts::watch(office.reg, office.actor); !raised) return complain(raised.error());
  const Result<std::vector<acts::Alarm>> alarms = acts::alarms(office.reg, office.actor);
  if (!alarms) return complain(alarms.error());
  std::vector<std::vector<std::string>> table{
      {say("alarm-number"), say("alarm-since"), say("alarm-line"), say("alarm-evidence"), say("alarm-answer")}};
  for (const acts::Alarm& alarm : *alarms) {
    if (!alarm.open() && !all) continue;
    std::string evidence;
    for (const Position one : alarm.evidence) evidence += (evidence.empty() ? "" : " ") + std::to_string(one);
    table.push_back({std::to_string(alarm.at), moment(alarm.when), "a" + std::to_string(alarm.anchor), evidence,
                     alarm.open() ? "" : alarm.answered.actor + ": " + alarm.answered.why});
  }
  if (table.size() == 1) return fmt::print("{}\n", say("alarm-quiet")), complete;
  return fmt::print("{}{}\n", text_table(table, {0}), say("alarm-how")), complete;
}

Command propose_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* propose = declare(group, "propose");
  value(propose, "WHAT", arguments->proposal.what, "act-what", "WHAT")->description(known_words("act-what", acts::kinds()));
  value(propose, "--about", arguments->line, "note-about", "LINE");
  value(propose, "--why", arguments->why, "decide-why", "TEXT");
  value(propose, "--hours", arguments->hours, "act-hours", "N");
  value(propose, "--handling", arguments->proposal.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  return {propose, [&where, arguments] {
            if (arguments->proposal.what.empty() || arguments->line.empty()) return misuse(say("act-about-whom"), "act propose");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_propose(office, now, *arguments); });
          }};
}

int run_seal(Office& office, Snapshot& now, const Arguments& arguments) {
  const Result<Position> anchor = anchor_named(now, office.actor, arguments.line);
  if (!anchor) return complain(anchor.error());
  const Result<Position> at = acts::seal(office.reg, office.actor, *anchor, !arguments.alone, arguments.why);
  if (!at) return complain(at.error());
  return fmt::print("{}\n", say("act-sealed")), complete;
}

Command seal_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, "seal");
  value(parser, "LINE", arguments->line, "person-line", "LINE");
  flag(parser, "--alone", arguments->alone, "act-alone");
  value(parser, "--why", arguments->why, "decide-why", "TEXT");
  return {parser, [&where, arguments] {
            if (arguments->line.empty()) return misuse(say("cli-missing-argument", {{"argument", "LINE"}}), "act seal");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_seal(office, now, *arguments); });
          }};
}

Command answer_command(CLI::App& group, const OfficeOptions& where, const std::string& name,
                       const std::function<int(Office&, const Arguments&)>& run) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, name);
  value(parser, "NUMBER", arguments->number, "act-number", "NUMBER");
  value(parser, "--why", arguments->why, "decide-why", "TEXT");
  return {parser, [&where, arguments, run, name] {
            if (position_in(arguments->number) == 0) return misuse(say("act-which"), "act " + name);
            return in_office(where, [&](Office& office) { return run(office, *arguments); });
          }};
}

Command alarms_command(CLI::App& program, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  const auto all = std::make_shared<bool>(false);
  CLI::App* parser = declare(program, "alarms");
  flag(parser, "--all", *all, "alarm-all");
  value(parser, "--answer", arguments->number, "alarm-answer", "NUMBER");
  value(parser, "--why", arguments->why, "decide-why", "TEXT");
  return {parser, [&where, arguments, all] {
            return in_office(where, [&](Office& office) {
              return arguments->number.empty() ? run_alarms(office, *all)
                                               : run_answer(office, *arguments, acts::answer, "alarm-answered-done");
            });
          }};
}

}  // namespace

std::vector<Command> act_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "act");
  CLI::App* list = declare(*group, "list");
  return {propose_command(*group, where),
          seal_command(*group, where),
          answer_command(*group, where, "confirm", run_confirm),
          answer_command(*group, where, "refuse",
                         [](Office& office, const Arguments& of) { return run_answer(office, of, acts::refuse, "act-refused-done"); }),
          Command{list, [&where] { return in_office(where, run_waiting); }},
          alarms_command(program, where)};
}

}  // namespace nostoi::app
