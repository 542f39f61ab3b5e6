// nostoi note: something recorded by hand, and what it says; nostoi statement: a statement more, or one taken back.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/said.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  Note note;
  Said common;  ///< how all statements of the command are said
  std::vector<std::string> say;
  std::string line, said_on, valid, which, why;
};

int run_take(Office& office, Snapshot& snapshot, Arguments arguments) {
  const Result<Position> about = anchor_or_none(office, snapshot, arguments.line);
  const Result<PartialDate> said_on = day_named(arguments.said_on);
  const Result<std::vector<Said>> said = said_of(arguments.say, arguments.common, arguments.valid);
  if (!about) return complain(about.error());
  if (!said_on) return complain(said_on.error());
  if (!said) return complain(said.error());
  arguments.note.said_on = *said_on;
  const Result<NoteTaken> taken = take_note(office.reg, office.actor, arguments.note, *said, *about);
  if (!taken) return complain(taken.error());
  fmt::print("{}\n", say("note-taken", {{"note", "a" + std::to_string(taken->note)}, {"statements", std::to_string(said->size())}}));
  return complete;
}

int run_add(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> line = anchor_named(snapshot, office.actor, arguments.line);
  if (!line) return complain(line.error());
  const Result<std::vector<Said>> said = said_of(arguments.say, arguments.common, arguments.valid);
  if (!said) return complain(said.error());
  const Result<Position> at = state(office.reg, office.actor, *line, said->front());
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("statement-added", {{"statement", statement_name(*at, 0)}}));
  return complete;
}

int run_retract(Office& office, const Arguments& arguments) {
  const std::optional<StatementNamed> which = statement_named(arguments.which);
  if (!which) return complain(Error{Code::not_found, say("statement-none", {{"statement", arguments.which}}), {}});
  const Result<Position> at = retract(office.reg, office.actor, which->at, which->column, arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("statement-retracted", {{"statement", arguments.which}}));
  return complete;
}

void declare_said(CLI::App* parser, Arguments& arguments) {
  value(parser, "--cited", arguments.common.cited, "statement-cited", "NAME");
  value(parser, "--qualifier", arguments.common.qualifier, "statement-qualifier", "WORD")
      ->description(known_words("statement-qualifier", qualifiers()));
  value(parser, "--stance", arguments.common.stance, "statement-stance", "WORD")->description(known_words("statement-stance", stances()));
  value(parser, "--valid", arguments.valid, "statement-valid", "DAY");
}

Command take_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* take = declare(group, "take");
  value(take, "--about", arguments->line, "note-about", "LINE");
  value(take, "--speaker", arguments->note.speaker, "note-speaker", "NAME");
  value(take, "--medium", arguments->note.medium, "note-medium", "WORD")->description(known_words("note-medium", media()));
  value(take, "--on", arguments->said_on, "note-on", "DAY");
  value(take, "--text", arguments->note.text, "note-text", "TEXT");
  value(take, "--handling", arguments->note.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  values(take, "--derives-from", arguments->note.derives_from, "note-derives-from", "SOURCE")->allow_extra_args(false);
  values(take, "--say", arguments->say, "note-say", "PROPERTY=VALUE")->allow_extra_args(false);
  declare_said(take, *arguments);
  return {take, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_take(office, now, *arguments); });
          }};
}

Command add_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* add = declare(group, "add");
  value(add, "LINE", arguments->line, "statement-line", "LINE");
  values(add, "SAID", arguments->say, "note-say", "PROPERTY=VALUE")->expected(1);
  value(add, "--speaker", arguments->common.speaker, "note-speaker", "NAME");
  declare_said(add, *arguments);
  return {add, [&where, arguments] {
            if (arguments->line.empty() || arguments->say.empty()) return misuse(say("statement-which-line"), "statement add");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_add(office, now, *arguments); });
          }};
}

Command retract_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* retracts = declare(group, "retract");
  value(retracts, "STATEMENT", arguments->which, "statement-which", "STATEMENT");
  value(retracts, "--why", arguments->why, "decide-why", "TEXT");
  return {retracts, [&where, arguments] { return in_office(where, [&](Office& office) { return run_retract(office, *arguments); }); }};
}

}  // namespace

std::vector<Command> note_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* notes = declare(program, "note");
  CLI::App* statements = declare(program, "statement");
  return {take_command(*notes, where), add_command(*statements, where), retract_command(*statements, where),
          properties_command(*statements)};
}

}  // namespace nostoi::app
