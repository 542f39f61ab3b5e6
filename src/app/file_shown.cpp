// A file on the terminal: what is known of captivity and death, what parties and speakers say, its relations, notes and decisions.
#include "app/file_shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/act_words.hpp"
#include "app/attachments_shown.hpp"
#include "app/entry_words.hpp"
#include "app/labels.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/captivity.hpp"

namespace nostoi::app {

namespace {

/// The value, and how it is said where that is not plainly.
std::string value_of(const Statement& statement) {
  std::string text = value_label(statement.property, statement.value);
  if (statement.qualifier != qualifiers().front()) text += " (" + say("qualifier-" + statement.qualifier) + ")";
  if (statement.stance != stances().front()) text += " (" + say("stance-" + statement.stance) + ")";
  if (statement.retracted) text += " (" + say("person-retracted", {{"event", std::to_string(statement.retracted)}}) + ")";
  return text;
}

std::string speaker_of(const Statement& statement) {
  return statement.cited.empty() ? statement.speaker : say("person-citing", {{"speaker", statement.speaker}, {"cited", statement.cited}});
}

using Table = std::vector<std::vector<std::string>>;

bool is_per_party(const std::string& id) {
  const Property* property = find_property(id);
  return property && property->per_party;
}

/// What each party says in its own name, side by side, the latest of each property first.
void print_parties(const PersonFile& file, bool retracted) {
  std::map<std::string, std::multimap<std::int32_t, std::vector<std::string>, std::greater<>>> by_property;
  for (const FileEntry& entry : file.entries)
    for (const Statement& statement : entry.statements)
      if (is_per_party(statement.property) && (retracted || statement.retracted == 0))
        by_property[statement.property].emplace(
            statement.valid.to,
            std::vector<std::string>{"", field_label(statement.property), value_of(statement), speaker_of(statement),
                                     day_in_words(statement.valid), place_of(entry), statement_name(statement.at, statement.column)});
  if (by_property.empty()) return;
  Table table;
  for (const auto& [property, told] : by_property)
    for (const auto& [day, row] : told) table.push_back(row);
  fmt::print("{}\n{}\n", say("person-per-party"), text_table(table));
}

void print_statements(const PersonFile& file, bool retracted) {
  Table table{{"", say("person-property"), say("person-value"), say("person-true-on"), say("person-who"), say("person-where"),
               say("person-statement")}};
  const std::vector<Shown> best = shown(file);
  std::map<std::string, Table> by_property;
  for (const FileEntry& entry : file.entries)
    for (const Statement& statement : entry.statements) {
      if ((statement.retracted && !retracted) || is_per_party(statement.property)) continue;
      const bool first = std::ranges::any_of(best, [&](const Shown& one) { return one.statement == &statement && one.others > 0; });
      by_property[statement.property].push_back(
          {first ? "*" : "", field_label(statement.property), value_of(statement), day_in_words(statement.valid), speaker_of(statement),
           fmt::format("{} ({})", place_of(entry), moment(entry.at)), statement_name(statement.at, statement.column)});
    }
  for (const Property& property : properties())
    if (auto told = by_property.extract(property.id); !told.empty()) table.insert(table.end(), told.mapped().begin(), told.mapped().end());
  for (const auto& [property, rows] : by_property) table.insert(table.end(), rows.begin(), rows.end());
  fmt::print("{}", text_table(table));
  if (std::ranges::any_of(best, [](const Shown& one) { return one.others > 0; })) fmt::print("* {}\n", say("rule-" + best.front().rule));
}

std::string in_words(const std::vector<captivity::Evidence>& evidence, bool denied) {
  std::string text;
  for (const captivity::Evidence& one : evidence)
    if (one.denied == denied)
      text += (text.empty() ? "" : ", ") + value_label("evidence", one.kind) + (one.speaker.empty() ? "" : " (" + one.speaker + ")");
  return text;
}

/// What is known of captivity, life and death, and how old it is.
void print_captivity(const PersonFile& file, std::int64_t today) {
  for (const captivity::Answer& answer : captivity::answers(file)) {
    const std::string question = say("captivity-" + answer.question), denied = in_words(answer.evidence, true);
    if (answer.origins > 0)
      fmt::print("{}\n",
                 say(answer.latest.known() ? "captivity-line" : "captivity-undated", {{"question", question},
                                                                                      {"origins", std::to_string(answer.origins)},
                                                                                      {"day", day_in_words(answer.latest)},
                                                                                      {"age", std::to_string(today - answer.latest.to)},
                                                                                      {"kinds", in_words(answer.evidence, false)}}));
    if (!denied.empty()) fmt::print("{}\n", say("captivity-denied", {{"question", question}, {"kinds", denied}}));
  }
  const captivity::DeathKnown death = captivity::death(file);
  if (death.state != captivity::Death::not_stated) fmt::print("{}\n", say("death-" + std::string(captivity::death_name(death.state))));
}

std::string medium_and_day(const Note& note) {
  const std::string medium = say("medium-" + note.medium), day = day_in_words(note.said_on);
  return day.empty() ? medium : medium + " " + day;
}

void print_notes(const PersonFile& file) {
  for (const FileEntry& entry : file.entries)
    if (entry.is_note() && !entry.withheld && !entry.erased)
      fmt::print("\n{}: {}\n{}", anchor_name(entry.anchor),
                 say("person-note-head", {{"speaker", entry.note.speaker}, {"medium", medium_and_day(entry.note)}, {"actor", entry.actor}}),
                 entry.note.text.empty() ? "" : "  " + entry.note.text + "\n");
}

void print_decisions(const PersonFile& file) {
  if (file.decisions.empty()) return;
  std::vector<std::vector<std::string>> table{
      {say("person-decision"), say("person-verdict"), say("person-lines"), say("person-who"), say("person-why"), say("person-taken-back")}};
  for (const Decision& decision : file.decisions)
    table.push_back({std::to_string(decision.at), say("verdict-" + std::string(verdict_name(decision.verdict))),
                     anchor_name(decision.left) + " " + anchor_name(decision.right), decision.actor, why_of(decision),
                     decision.revoked ? std::to_string(decision.revoked) : ""});
  fmt::print("\n{}", text_table(table, {0, 5}));
}

void print_acts(const PersonFile& file) {
  for (const Act& act : file.acts) fmt::print("\n{}\n", act_in_words(act));
}

void print_withheld(const PersonFile& file) {
  for (const FileEntry& one : file.entries)
    if (one.erased)
      fmt::print("{}: {}\n", place_of(one), say("person-erased"));
    else if (one.withheld)
      fmt::print("{}: {}\n", place_of(one), say(one.note.handling == "sealed" ? "person-sealed" : "person-withheld"));
    else if (one.withheld_statements > 0)
      fmt::print("{}\n", say("person-withheld-statements", {{"where", place_of(one)}, {"count", std::to_string(one.withheld_statements)}}));
}

/// Who or what it is the file of.
Result<void> print_head(Office& office, const PersonFile& file, const AsOf& as_of) {
  const std::string lines = std::to_string(file.entries.size()), known = std::to_string(file.known);
  if (file.entries.front().entity.empty()) {
    fmt::print("{}\n\n", say("person-head", {{"person", "p" + std::to_string(file.person)}, {"lines", lines}, {"known", known}}));
    print_captivity(file, today(office));
    return {};
  }
  const Result<std::string> name = called(office, file.person, as_of);
  if (!name) return tl::unexpected(name.error());
  fmt::print("{}\n\n", say("entity-head", {{"kind", say("entity-" + file.entries.front().entity)}, {"name", *name}, {"known", known}}));
  return {};
}

}  // namespace

int show_file(Office& office, Position at, const AsOf& as_of, bool retracted) {
  const Result<PersonFile> file = person_file(office.reg, office.actor, at, as_of);
  if (!file) return complain(file.error());
  if (const Result<void> done = print_head(office, *file, as_of); !done) return complain(done.error());
  print_parties(*file, retracted);
  print_statements(*file, retracted);
  print_withheld(*file);
  if (const int done = show_relations(office, at, as_of, retracted, false, ""); done != complete) return done;
  if (const int done = show_attachments(office, at, as_of.known); done != complete) return done;
  print_notes(*file);
  print_decisions(*file);
  print_acts(*file);
  if (!file->conflicts.empty()) fmt::print("\n{}\n", say("person-conflict"));
  return complete;
}

}  // namespace nostoi::app
