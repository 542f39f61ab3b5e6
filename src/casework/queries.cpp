// Queries to those who may know. That nobody replies is seen from the records, and says nothing about the person.
#include <algorithm>

#include "casework/seen.hpp"
#include "register/line_text.hpp"
#include "register/note.hpp"

namespace nostoi::casework {

namespace {

QueryKnown sent_of(const Record& record) {
  QueryKnown known;
  known.at = record.at;
  known.when = record.when;
  known.actor = record.actor;
  known.query.handling = record.handling;
  known.withheld = record.withheld || record.erased;
  if (known.withheld) return known;
  known.query.about = record.about;
  const Json& said = record.payload;
  known.query.body = said.at("body");
  known.query.to = said.at("to");
  known.query.reference = said.at("reference");
  known.query.text = said.at("text");
  known.query.sent = date_in(said, "sent");
  return known;
}

Replied reply_of(const Record& record) {
  Replied replied;
  replied.at = record.at;
  replied.reply = record.payload.at("reply");
  replied.reference = record.payload.at("reference");
  replied.text = record.payload.at("text");
  replied.received = date_in(record.payload, "received");
  replied.note = record.payload.at("note");
  return replied;
}

Result<QueryKnown> query_seen(const Eyes& eyes, const Record& record) {
  QueryKnown query = sent_of(record);
  if (query.withheld) return query;
  const Result<std::vector<Record>> since = records_about(eyes.snapshot, eyes.actor, record.at, kind::replied, eyes.known);
  if (!since) return tl::unexpected(since.error());
  for (const Record& one : *since)
    if (!one.withheld && !one.erased) query.replies.push_back(reply_of(one));
  return query;
}

/// What a reply says of the person, in the voice of the body that gave it.
Result<Position> add_reply_note(Log& log, const Query& query, const Replied& replied, const std::vector<Said>& said) {
  if (said.empty()) return Position{0};
  const Note note{query.to, "letter", query.handling, replied.text, replied.received, {}};
  const Result<NoteTaken> taken = add_note(log, note, said, query.about.front());
  if (!taken) return tl::unexpected(taken.error());
  return taken->note;
}

}  // namespace

Result<Position> send(Register& reg, const access::Actor& actor, const Query& query) {
  if (const Result<void> is = must_be_one_of(vocabulary().bodies, query.body, "query-body"); !is) return tl::unexpected(is.error());
  if (query.to.empty()) return fail(Code::invalid, say("query-to-nobody"));
  if (query.about.empty()) return fail(Code::invalid, say("query-about-nobody"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  for (const Position anchor : query.about)
    if (const Result<void> is = must_be_of_person(log->transaction(), anchor); !is) return tl::unexpected(is.error());
  Json said{{"body", query.body}, {"reference", query.reference}, {"text", query.text}, {"to", query.to}};
  put_date(said, "sent", query.sent);
  return add_record_alone(*log, kind::query, query.about, query.handling, std::move(said));
}

Result<Position> reply(Register& reg, const access::Actor& actor, Position at, Replied replied, const std::vector<Said>& said) {
  if (const Result<void> is = must_be_one_of(vocabulary().replies, replied.reply, "query-reply"); !is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Record> record = record_at(Eyes{log->transaction(), actor, reg.surroundings().clock()}, at, kind::query);
  if (!record) return tl::unexpected(record.error());
  const QueryKnown of = sent_of(*record);
  if (const Result<void> told = must_be_told(of.withheld, at); !told) return tl::unexpected(told.error());
  if (!said.empty() && of.query.about.size() != 1) return fail(Code::invalid, say("query-about-several"));
  const Result<Position> note = add_reply_note(*log, of.query, replied, said);
  if (!note) return note;
  Json payload{{"note", *note}, {"reference", replied.reference}, {"reply", replied.reply}, {"text", replied.text}};
  put_date(payload, "received", replied.received);
  return add_record_alone(*log, kind::replied, {at}, of.query.handling, std::move(payload));
}

Result<std::vector<QueryKnown>> queries(Register& reg, const access::Actor& actor, Position about, Position known) {
  const auto all = [&](const Eyes& eyes) {
    return each_of(records_about_person(eyes, about, kind::query), [&](const Record& record) { return query_seen(eyes, record); });
  };
  return show(reg, actor, known, "queries", all, [](const QueryKnown& one) { return none_or(one.withheld, one.query.about); });
}

}  // namespace nostoi::casework
