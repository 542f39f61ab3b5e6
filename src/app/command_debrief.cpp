// nostoi debrief: what people who came back tell of others.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/said.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"
#include "nostoi/debrief.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  debrief::Heard heard;
  debrief::Sighting sighting;
  std::vector<std::string> say;
  std::string line, code, other, why, on, known;
  bool json = false;
};

int run_open(Office& office, Snapshot& snapshot, Arguments arguments) {
  const Result<Position> returnee = anchor_named(snapshot, office.actor, arguments.line);
  const Result<PartialDate> on = day_named(arguments.on);
  if (!returnee || !on) return complain(returnee ? on.error() : returnee.error());
  arguments.heard.returnee = *returnee;
  arguments.heard.on = *on;
  const Result<debrief::Debrief> opened = debrief::open(office.reg, office.actor, arguments.heard);
  if (!opened) return complain(opened.error());
  fmt::print("{}\n", say("debrief-opened", {{"code", opened->code}}));
  return complete;
}

int run_sighting(Office& office, Snapshot& snapshot, Arguments arguments) {
  const Result<Position> about = anchor_or_none(office, snapshot, arguments.line);
  const Result<PartialDate> valid = day_named(arguments.on);
  Result<std::vector<Said>> said = said_of(arguments.say);
  if (!about || !valid) return complain(about ? valid.error() : about.error());
  if (!said) return complain(said.error());
  arguments.sighting.about = *about;
  arguments.sighting.valid = *valid;
  arguments.sighting.said = std::move(*said);
  const Result<Position> note = debrief::sight(office.reg, office.actor, arguments.code, arguments.sighting);
  if (!note) return complain(note.error());
  fmt::print("{}\n", say("debrief-sighted", {{"note", "a" + std::to_string(*note)}}));
  return complete;
}

int tell_recorded(const Result<Position>& at) {
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("debrief-recorded", {{"number", std::to_string(*at)}}));
  return complete;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::vector<ToldCell> row_of(const debrief::Debrief& one, const std::vector<debrief::Debrief>& all) {
  if (one.withheld) return {std::to_string(one.at), told_word("person-", "withheld"), "", "", "", "", "", ""};
  std::vector<std::string> uses, notes, partners;
  for (const std::string& use : one.heard.uses) uses.push_back(say("use-" + use));
  for (const Position note : one.sightings) notes.push_back("a" + std::to_string(note));
  for (const debrief::Debrief& other : all)
    if (!other.withheld && std::ranges::count(one.talked_with, other.at)) partners.push_back(other.code);
  return {std::to_string(one.at),
          one.code,
          "a" + std::to_string(one.heard.returnee),
          day_in_words(one.heard.on),
          one.heard.cleared_by,
          {joined(uses), joined(one.heard.uses)},
          joined(notes),
          joined(partners)};
}

int run_list(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!known) return complain(known.error());
  const auto all = debrief::debriefs(office.reg, office.actor, *known);
  if (!all) return complain(all.error());
  Told told({{"number", "casework-number", true},
             {"code", "debrief-code"},
             {"person", "debrief-who"},
             {"on", "debrief-on"},
             {"cleared_by", "debrief-cleared"},
             {"uses", "debrief-uses"},
             {"sightings", "debrief-sightings"},
             {"talked_with", "debrief-talked"}});
  for (const debrief::Debrief& one : *all) told.row(row_of(one, *all));
  told.print(arguments.json, say("debrief-none"));
  return complete;
}

void uses_option(CLI::App* parser, Arguments& to) {
  values(parser, "--consent", to.heard.uses, "debrief-use", "USE")
      ->allow_extra_args(false)
      ->description(known_words("debrief-use", access::uses()));
}

Command open_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* open = declare(group, "open");
  value(open, "LINE", arguments->line, "debrief-line", "LINE");
  value(open, "--cleared-by", arguments->heard.cleared_by, "debrief-cleared", "NAME");
  value(open, "--on", arguments->on, "debrief-on", "DAY");
  uses_option(open, *arguments);
  return {open, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_open(office, now, *arguments); });
          }};
}

Command sighting_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  std::vector<std::string> ways;
  for (const debrief::Way& way : debrief::ways()) ways.push_back(way.id);
  CLI::App* sighting = declare(group, "sighting");
  value(sighting, "CODE", arguments->code, "debrief-code", "CODE");
  value(sighting, "--way", arguments->sighting.way, "debrief-way", "WORD")->description(known_words("debrief-way", ways));
  values(sighting, "--say", arguments->say, "note-say", "PROPERTY=VALUE")->allow_extra_args(false);
  value(sighting, "--valid", arguments->on, "debrief-valid", "DAY");
  value(sighting, "--about", arguments->line, "debrief-about", "LINE");
  value(sighting, "--text", arguments->sighting.text, "note-text", "TEXT");
  value(sighting, "--handling", arguments->sighting.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  return {sighting, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_sighting(office, now, *arguments); });
          }};
}

Command talked_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* talked = declare(group, "talked");
  value(talked, "CODE", arguments->code, "debrief-code", "CODE");
  value(talked, "OTHER", arguments->other, "debrief-code", "CODE");
  value(talked, "--why", arguments->why, "decide-why", "TEXT");
  return {talked, [&where, arguments] {
            return in_office(where, [&](Office& office) {
              return tell_recorded(debrief::talked(office.reg, office.actor, arguments->code, arguments->other, arguments->why));
            });
          }};
}

Command consent_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* consent = declare(group, "consent");
  value(consent, "CODE", arguments->code, "debrief-code", "CODE");
  uses_option(consent, *arguments);
  return {consent, [&where, arguments] {
            return in_office(where, [&](Office& office) {
              return tell_recorded(debrief::consent(office.reg, office.actor, arguments->code, arguments->heard.uses));
            });
          }};
}

Command list_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* list = declare(group, "list");
  value(list, "--known", arguments->known, "person-known", "TIME");
  flag(list, "--json", arguments->json, "json");
  return {list, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_list(office, now, *arguments); });
          }};
}

}  // namespace

std::vector<Command> debrief_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "debrief");
  return {open_command(*group, where), sighting_command(*group, where), talked_command(*group, where), consent_command(*group, where),
          list_command(*group, where)};
}

}  // namespace nostoi::app
