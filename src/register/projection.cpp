// One function for each kind of event that the index follows. A line changes nothing: it stands behind the head of its list. Whatever kind
// says what it is about is a record, and is found by that.
#include "register/projection.hpp"

#include "register/log.hpp"
#include "register/luggage.hpp"
#include "register/membership.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

Result<void> source_received(Transaction& transaction, Position at, const Json& payload) {
  return transaction.put(rows::source(payload.at("sha256").get<std::string>()), rows::numbers({at}));
}

Result<void> list_read(Transaction& transaction, Position at, const Json& payload) {
  // Corrections have only what changed: the next version still follows the whole list.
  const Position before = payload.value("corrections", false) ? 0 : payload.value("version_of", Position{0});
  const Result<void> done = transaction.put(rows::list(at), rows::numbers({payload.at("lines"), payload.at("source")}));
  return done && before != 0 ? transaction.put(rows::version(before), rows::numbers({at})) : done;
}

/// The decision as it stands under both anchors, and as its own row.
Result<void> write_decision(Transaction& transaction, Position decision, Position left, Position right, std::uint64_t verdict,
                            Position revoked) {
  return transaction.put(rows::decided(left, decision), rows::numbers({right, verdict, revoked}))
      .and_then([&] { return transaction.put(rows::decided(right, decision), rows::numbers({left, verdict, revoked})); })
      .and_then([&] { return transaction.put(rows::decision(decision), rows::numbers({left, right, verdict})); })
      .and_then([&] { return reshape(transaction, {left, right}, revoked ? revoked : decision); });
}

Result<void> decided(Transaction& transaction, Position at, const Json& payload) {
  const auto verdict = verdict_named(payload.at("verdict").get<std::string>());
  if (!verdict) return fail(Code::invalid, say("log-payload"));
  return write_decision(transaction, at, payload.at("left"), payload.at("right"), static_cast<std::uint64_t>(*verdict), 0);
}

Result<void> revoked(Transaction& transaction, Position at, const Json& payload) {
  const Position decision = payload.at("decision");
  const Result<std::optional<std::string>> row = transaction.get(rows::decision(decision));
  if (!row) return tl::unexpected(row.error());
  const std::vector<std::uint64_t> of = rows::read_numbers(row->value_or(""));
  if (of.size() != 3) return fail(Code::invalid, say("log-payload"));
  return write_decision(transaction, decision, of[0], of[1], of[2], at);
}

Result<void> note_taken(Transaction& transaction, Position at, const Json&) { return transaction.put(rows::note(at), ""); }

Result<void> stated(Transaction& transaction, Position at, const Json& payload) {
  return transaction.put(rows::stated(payload.at("anchor"), at), "");
}

Result<void> retracted(Transaction& transaction, Position at, const Json& payload) {
  return transaction.put(rows::retracted(payload.at("statement"), payload.at("column")), rows::numbers({at}));
}

Result<void> recorded(Transaction& transaction, const Event& event, const Json& about) {
  const Position at = event.header.position;
  Result<void> done = transaction.put(rows::of_kind(event.header.kind, at), "");
  for (const Json& one : about)
    if (done) done = transaction.put(rows::about(one, at), event.header.kind);
  return done;
}

/// What an erasure left of events that it emptied. Who meets the erasure first and these only now follows them here; who follows the log
/// again, knowing what was left, followed each of them in its place.
Result<void> left_over(Transaction& transaction, const Json& remains) {
  for (const Json& one : remains) {
    Event event;
    event.header.position = one.at(0);
    event.header.kind = one.at(1);
    event.payload = canonical(one.at(2));
    const Result<std::optional<std::string>> known = transaction.get(rows::remains(event.header.position));
    if (!known) return tl::unexpected(known.error());
    if (*known == event.payload) continue;
    Result<void> done = transaction.put(rows::remains(event.header.position), event.payload);
    if (done) done = project(transaction, event);
    if (!done) return done;
  }
  return {};
}

using Follow = Result<void> (*)(Transaction&, Position, const Json&);
Follow follower_of(std::string_view kind) {
  if (kind == kind::source) return source_received;
  if (kind == kind::list) return list_read;
  if (kind == kind::decided) return decided;
  if (kind == kind::revoked) return revoked;
  if (kind == kind::note) return note_taken;
  if (kind == kind::stated) return stated;
  if (kind == kind::retracted) return retracted;
  return nullptr;
}

/// The payload, or what an erasure left of it.
Result<std::string> said_by(Snapshot& snapshot, const Event& event) {
  if (!event.payload.empty()) return event.payload;
  const Result<std::optional<std::string>> left = snapshot.get(rows::remains(event.header.position));
  return left ? Result<std::string>(left->value_or("")) : tl::unexpected(left.error());
}

/// Kinds that change nothing and are many: their payloads are not even read.
bool is_passed_over(std::string_view kind) {
  return kind == kind::line || kind == kind::finding || kind == kind::matched || kind == kind::opened;
}

}  // namespace

Result<void> project(Transaction& transaction, const Event& event) {
  if (is_passed_over(event.header.kind)) return {};
  const Result<std::string> said = said_by(transaction, event);
  if (!said) return tl::unexpected(said.error());
  if (said->empty()) return {};
  const Result<Json> payload = read_canonical(*said);
  if (!payload) return tl::unexpected(payload.error());
  try {
    if (const Follow follow = follower_of(event.header.kind)) return follow(transaction, event.header.position, *payload);
    const auto about = payload->find("about");
    Result<void> done = about == payload->end() ? Result<void>() : recorded(transaction, event, *about);
    if (done && (event.header.kind == kind::erased || event.header.kind == kind::travel_copy))
      done = left_over(transaction, payload->value("remains", Json::array()));
    return done;
  } catch (const Json::exception&) {  // a member is missing or of another type
    return fail(Code::invalid, say("log-payload"));
  }
}

}  // namespace nostoi
