// One anchor through the eyes of an actor: what a line or a note says, and what of it was taken back.
#include "register/entry.hpp"

#include <algorithm>
#include <map>

#include "register/consent.hpp"
#include "register/line_text.hpp"
#include "register/origin.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

bool overlap(const PartialDate& one, const PartialDate& other) { return one.from <= other.to && other.from <= one.to; }

bool is_of_the_time(const Reading& reading, const Statement& statement) {
  return !reading.as_of.valid.known() || !statement.valid.known() || overlap(reading.as_of.valid, statement.valid);
}

/// By column, when the statements of an event were taken back, as far as that was known.
Result<std::map<std::size_t, Position>> retractions(const Reading& reading, Position event) {
  std::map<std::size_t, Position> all;
  const std::string prefix = rows::retracted(event);
  const Result<void> done = reading.snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    const Position at = rows::read_numbers(value).front();
    if (reading.as_of.known == 0 || at <= reading.as_of.known) all[rows::read_numbers(key.substr(prefix.size())).front()] = at;
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

/// The statements of a line: one for each cell that says something.
std::vector<Statement> statements_of(const FileEntry& entry, const Json& line, const Json& columns) {
  std::vector<Statement> all;
  const Json& read = line.at("read");
  for (std::size_t column = 0; column < columns.size(); ++column) {
    Statement statement;
    statement.value = line.at("cells").at(column);
    if (statement.value.empty()) continue;
    statement.anchor = statement.at = entry.anchor;
    statement.column = column + 1;
    statement.property = spoken_of(columns[column].at("field"), columns[column].at("heading"));
    if (const auto date = read.find(std::to_string(column + 1)); date != read.end()) statement.date = date_of(*date);
    statement.speaker = entry.list.owner.empty() ? entry.list.name : entry.list.owner;
    statement.valid = entry.list.as_of;
    all.push_back(std::move(statement));
  }
  return all;
}

Statement statement_of(const FileEntry& entry, Position at, const Json& payload) {
  Statement statement;
  statement.anchor = entry.anchor;
  statement.at = at;
  statement.property = payload.at("property");
  statement.value = payload.at("value");
  statement.date = date_in(payload, "read");
  statement.qualifier = payload.at("qualifier");
  statement.stance = payload.at("stance");
  statement.speaker = payload.at("speaker");
  if (statement.speaker.empty()) statement.speaker = entry.note.speaker;
  statement.cited = payload.at("cited");
  statement.valid = date_in(payload, "valid");
  return statement;
}

/// What was said by hand about an anchor.
Result<std::vector<Statement>> said_of(const Reading& reading, const FileEntry& entry) {
  std::vector<Position> at;
  const std::string prefix = rows::stated(entry.anchor);
  const Result<void> done = reading.snapshot.scan(prefix, [&](std::string_view key, std::string_view) {
    const Position one = rows::read_numbers(key.substr(prefix.size())).front();
    if (reading.as_of.known == 0 || one <= reading.as_of.known) at.push_back(one);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  std::vector<Statement> all;
  for (const Position one : at) {
    const Result<Json> payload = payload_at(reading.snapshot, one, kind::stated);
    if (!payload) return tl::unexpected(payload.error());
    all.push_back(statement_of(entry, one, *payload));
  }
  return all;
}

/// Whether the actor is not cleared for the list: then not even its name is told.
bool withheld_with_list(const Reading& reading, FileEntry& entry) {
  if (access::may_read(reading.actor, entry.list.handling)) return false;
  withhold(entry.list);
  return true;
}

/// What is left of an erased anchor: where it stood.
Result<void> read_erased(const Reading& reading, const Event& event, FileEntry& entry) {
  entry.erased = true;
  if (event.header.kind != kind::line) return {};
  const Result<Position> list = list_of(reading.snapshot, entry.anchor);
  const Result<const ListHead*> head = list ? reading.heads.of(*list) : Result<const ListHead*>(tl::unexpected(list.error()));
  if (!head) return tl::unexpected(head.error());
  entry.list = (*head)->facts;
  entry.row = entry.anchor - entry.list.at;
  entry.withheld = withheld_with_list(reading, entry);
  return {};
}

/// Fills in what speaks: a line of a list. Nothing but where it stands is told to those who are not cleared for it.
Result<void> read_line(const Reading& reading, const Event& event, FileEntry& entry) {
  const Result<Json> payload = read_canonical(event.payload);
  if (!payload) return tl::unexpected(payload.error());
  const Result<const ListHead*> head = reading.heads.of(payload->at("list"));
  if (!head) return tl::unexpected(head.error());
  entry.list = (*head)->facts;
  entry.row = entry.anchor - entry.list.at;
  entry.withheld = withheld_with_list(reading, entry);
  if (entry.withheld) return {};
  entry.physical_row = payload->at("physical_row");
  entry.statements = statements_of(entry, *payload, (*head)->columns);
  return {};
}

/// Or a note.
Result<void> read_note(const Reading& reading, const Event& event, FileEntry& entry) {
  const Result<Json> payload = read_canonical(event.payload);
  if (!payload) return tl::unexpected(payload.error());
  entry.note.handling = payload->at("handling");
  entry.note.derives_from = payload->at("derives_from");
  const Result<bool> lets = consent_lets(reading.snapshot, reading.actor, entry.anchor);
  if (!lets) return tl::unexpected(lets.error());
  entry.withheld = !*lets || !access::may_read(reading.actor, entry.note.handling);
  if (entry.withheld) return {};
  entry.note.speaker = payload->at("speaker");
  entry.note.medium = payload->at("medium");
  entry.note.text = payload->at("text");
  entry.note.said_on = date_in(*payload, "said_on");
  return {};
}

/// Or an entity.
Result<void> read_entity(const Reading& reading, const Event& event, FileEntry& entry) {
  const Result<Json> payload = read_canonical(event.payload);
  if (!payload) return tl::unexpected(payload.error());
  entry.entity = payload->at("entity");
  entry.withheld = !access::may_read(reading.actor, payload->at("handling").get<std::string>());
  if (!entry.withheld) entry.name = payload->at("name");
  return {};
}

/// What is of a property for whose class the actor is not cleared is gone, down to its name: that somebody says such a thing tells enough.
void withhold(const Reading& reading, FileEntry& entry) {
  entry.withheld_statements = std::erase_if(entry.statements, [&](const Statement& statement) {
    return !access::may_read(reading.actor, class_of_property(statement.property));
  });
}

/// Marks what was taken back, and puts it behind what holds.
Result<void> mark_retracted(const Reading& reading, std::vector<Statement>& statements) {
  std::map<Position, std::map<std::size_t, Position>> of;
  for (Statement& statement : statements) {
    if (!of.contains(statement.at)) {
      const auto all = retractions(reading, statement.at);
      if (!all) return tl::unexpected(all.error());
      of[statement.at] = *all;
    }
    const auto taken_back = of[statement.at].find(statement.column);
    if (taken_back != of[statement.at].end()) statement.retracted = taken_back->second;
  }
  std::ranges::stable_partition(statements, [](const Statement& statement) { return statement.retracted == 0; });
  return {};
}

}  // namespace

void withhold(ListFacts& list) {
  ListFacts kept;
  kept.at = list.at;
  kept.source = list.source;
  kept.handling = list.handling;
  kept.lines = list.lines;
  list = std::move(kept);
}

std::vector<std::string> rows_of_entry(Position anchor) { return {rows::about(anchor), rows::stated(anchor), rows::retracted(anchor)}; }

Result<FileEntry> file_entry(const Reading& reading, Position anchor) {
  const Result<Event> event = event_at(reading.snapshot, anchor);
  if (!event) return tl::unexpected(event.error());
  if (!is_anchor(*event)) return fail(Code::not_found, say("register-no-anchor", {{"text", "a" + std::to_string(anchor)}}));
  FileEntry entry;
  entry.anchor = anchor;
  entry.at = event->header.at;
  entry.actor = event->header.actor;
  const auto reader = event->payload.empty()               ? read_erased
                      : event->header.kind == kind::note   ? read_note
                      : event->header.kind == kind::entity ? read_entity
                                                           : read_line;
  const Result<void> read = reader(reading, *event, entry);
  if (!read) return tl::unexpected(read.error());
  if (entry.withheld || entry.erased) return entry;
  Result<std::vector<Position>> with = one_origin_with(reading.snapshot, reading.actor, anchor, reading.as_of.known);
  if (!with) return tl::unexpected(with.error());
  entry.one_origin_with = std::move(*with);
  Result<std::vector<Statement>> said = said_of(reading, entry);
  if (!said) return tl::unexpected(said.error());
  std::ranges::move(*said, std::back_inserter(entry.statements));
  std::erase_if(entry.statements, [&](const Statement& statement) { return !is_of_the_time(reading, statement); });
  withhold(reading, entry);
  if (const Result<void> done = mark_retracted(reading, entry.statements); !done) return tl::unexpected(done.error());
  return entry;
}

}  // namespace nostoi
