// Statements by hand: notes, what they say, and taking a statement back.
#include "register/note.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "intake/dates.hpp"
#include "register/line_text.hpp"
#include "register/rows.hpp"

namespace nostoi {

Result<void> must_be_one_of(const std::vector<std::string>& known, const std::string& word, const std::string& what) {
  if (std::ranges::find(known, word) != known.end()) return {};
  return fail(Code::invalid, say("statement-unknown-word", {{"what", say(what)}, {"word", word}, {"known", joined(known)}}));
}

namespace {

/// What is read of a value now, and recorded, because a later reader may read it differently.
Result<PartialDate> date_read(const Property& property, const std::string& value) {
  if (property.kind != Kind::date && property.kind != Kind::year) return PartialDate{};
  intake::DateContext context;
  context.birth = property.id == "birth_date";
  const PartialDate date = intake::read_date(value, context).date;
  if (!date.known()) return fail(Code::invalid, say("statement-no-date", {{"property", property.id}, {"value", value}}));
  return date;
}

Result<Json> statement_payload(Position anchor, const Said& said) {
  const Property* property = find_property(said.property);
  if (!property) return fail(Code::invalid, say("statement-no-property", {{"property", said.property}}));
  if (said.value.empty()) return fail(Code::invalid, say("statement-no-value", {{"property", said.property}}));
  Result<void> is = must_be_one_of(qualifiers(), said.qualifier, "statement-qualifier");
  if (is) is = must_be_one_of(stances(), said.stance, "statement-stance");
  if (is && !property->values.empty()) is = must_be_one_of(property->values, said.value, "statement-value");
  if (!is) return tl::unexpected(is.error());
  const Result<PartialDate> date = date_read(*property, said.value);
  if (!date) return tl::unexpected(date.error());
  Json payload{{"anchor", anchor},        {"cited", said.cited},   {"property", said.property}, {"qualifier", said.qualifier},
               {"speaker", said.speaker}, {"stance", said.stance}, {"value", said.value}};
  put_date(payload, "read", *date);
  put_date(payload, "valid", said.valid);
  return payload;
}

/// Some properties are said of places, proceedings or remains, most of persons.
Result<void> may_be_said_of(Snapshot& snapshot, Position anchor, const Said& said) {
  const Result<std::string> kind = kind_of_anchor(snapshot, anchor);
  if (!kind) return tl::unexpected(kind.error());
  const Property* property = find_property(said.property);
  if (!property || std::ranges::find(property->of, *kind) != property->of.end()) return {};
  return fail(Code::invalid, say("entity-no-property", {{"property", said.property}, {"kind", say("entity-" + *kind)}}));
}

Result<Position> add_statement(Log& log, Position anchor, const Said& said) {
  if (const Result<void> may = may_be_said_of(log.transaction(), anchor, said); !may) return tl::unexpected(may.error());
  const Result<Json> payload = statement_payload(anchor, said);
  if (!payload) return tl::unexpected(payload.error());
  return log.add(kind::stated, *payload);
}

Json note_payload(const Note& note) {
  Json payload{{"derives_from", note.derives_from},
               {"handling", note.handling},
               {"medium", note.medium},
               {"speaker", note.speaker},
               {"text", note.text}};
  put_date(payload, "said_on", note.said_on);
  return payload;
}

Result<void> must_be_sound(const Note& note) {
  if (note.speaker.empty()) return fail(Code::invalid, say("note-no-speaker"));
  if (const Result<void> is = access::must_be_handling_class(note.handling); !is) return is;
  return must_be_one_of(media(), note.medium, "note-medium");
}

/// Whether the event says something in that column that could be taken back.
Result<bool> says_something(Snapshot& snapshot, Position at, std::size_t column) {
  const Result<Event> event = event_at(snapshot, at);
  if (!event) return tl::unexpected(event.error());
  if (event->header.kind == kind::stated) return column == 0;
  if (event->header.kind != kind::line || event->payload.empty()) return false;
  const Result<Json> line = read_canonical(event->payload);
  if (!line) return tl::unexpected(line.error());
  const Json& cells = line->at("cells");
  return column >= 1 && column <= cells.size() && cells[column - 1] != "";
}

}  // namespace

std::string statement_name(Position at, std::size_t column) {
  return column == 0 ? "s" + std::to_string(at) : "a" + std::to_string(at) + ":" + std::to_string(column);
}

std::optional<StatementNamed> statement_named(std::string_view text) {
  const std::vector<std::uint64_t> numbers = rows::read_numbers(text);
  if (numbers.empty() || numbers.size() > 2) return std::nullopt;
  const StatementNamed named{numbers[0], numbers.size() == 2 ? numbers[1] : 0};
  return statement_name(named.at, named.column) == text ? std::optional(named) : std::nullopt;
}

Result<NoteTaken> add_note(Log& log, const Note& note, const std::vector<Said>& said, Position about) {
  if (const Result<void> is = must_be_sound(note); !is) return tl::unexpected(is.error());
  NoteTaken taken;
  const Result<Position> at = log.add(kind::note, note_payload(note));
  if (!at) return tl::unexpected(at.error());
  taken.note = *at;
  for (const Said& one : said) {
    const Result<Position> statement = add_statement(log, *at, one);
    if (!statement) return tl::unexpected(statement.error());
    taken.statements.push_back(*statement);
  }
  if (about == 0) return taken;
  if (const Result<void> is = must_be_of_person(log.transaction(), about); !is) return tl::unexpected(is.error());
  const Result<Position> decision = log.add(kind::decided, decision_payload(about, *at, Verdict::same, say("note-about"), {}));
  if (!decision) return tl::unexpected(decision.error());
  taken.decision = *decision;
  return taken;
}

Result<NoteTaken> take_note(Register& reg, const access::Actor& actor, const Note& note, const std::vector<Said>& said, Position about) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  Result<NoteTaken> taken = add_note(*log, note, said, about);
  if (!taken) return taken;
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return taken;
}

Result<Position> state(Register& reg, const access::Actor& actor, Position anchor, const Said& said) {
  if (said.speaker.empty()) return fail(Code::invalid, say("statement-no-speaker"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Position> at = add_statement(*log, anchor, said);
  if (!at) return at;
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return at;
}

Result<Position> retract(Register& reg, const access::Actor& actor, Position at, std::size_t column, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const std::string name = statement_name(at, column);
  const Result<bool> there = says_something(log->transaction(), at, column);
  if (!there || !*there) return fail(Code::not_found, say("statement-none", {{"statement", name}}));
  const Result<std::optional<std::string>> before = log->transaction().get(rows::retracted(at, column));
  if (!before) return tl::unexpected(before.error());
  if (*before) return fail(Code::conflict, say("statement-retracted-before", {{"statement", name}}));
  return log->add_alone(kind::retracted, {{"column", column}, {"statement", at}, {"why", why}});
}

}  // namespace nostoi
