// nostoi person: the file of one person, as of now or of an earlier time.
#include <memory>

#include "app/command.hpp"
#include "app/file_shown.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string line, known, valid;
  bool retracted = false;
};

int run_show(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> line = anchor_named(snapshot, office.actor, arguments.line);
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!line || !known) return complain(line ? known.error() : line.error());
  const Result<PartialDate> valid = day_named(arguments.valid);
  if (!valid) return complain(valid.error());
  return show_file(office, *line, {*known, *valid}, arguments.retracted);
}

int show(const OfficeOptions& where, const Arguments& arguments) {
  if (arguments.line.empty()) return misuse(say("cli-missing-argument", {{"argument", "LINE"}}), "person show");
  return in_office(where, [&](Office& office, Snapshot& snapshot) { return run_show(office, snapshot, arguments); });
}

}  // namespace

std::vector<Command> person_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* person = declare(program, "person");
  CLI::App* shows = declare(*person, "show");
  const auto asked = std::make_shared<Arguments>();
  value(shows, "LINE", asked->line, "person-line", "LINE");
  value(shows, "--known", asked->known, "person-known", "TIME");
  value(shows, "--valid", asked->valid, "person-valid", "DAY");
  flag(shows, "--retracted", asked->retracted, "person-retracted");
  return {{shows, [&where, asked] { return show(where, *asked); }}};
}

}  // namespace nostoi::app
