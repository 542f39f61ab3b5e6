// Payloads and nonces go, headers and commitments stay: docs/formats/log.md says what that does and does not reach.
#include "register/erase.hpp"

#include "register/heads.hpp"
#include "register/kept_bytes.hpp"
#include "register/reasons.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

/// Why anything that the event says was taken back.
Result<void> add_retractions(Snapshot& snapshot, Position event, std::set<Position>& all) {
  return snapshot.scan(rows::retracted(event), [&](std::string_view, std::string_view value) {
    all.insert(rows::read_numbers(value).front());
    return true;
  });
}

/// What was found in the row of a line: it quotes the cell. Findings follow the lines of their list.
Result<void> add_findings(Snapshot& snapshot, Position line, std::set<Position>& all) {
  const Result<Position> at = list_of(snapshot, line);
  if (!at) return tl::unexpected(at.error());
  const Result<Json> head = payload_at(snapshot, *at, kind::list);
  if (!head) return tl::unexpected(head.error());
  const Position first = *at + head->at("lines").get<Position>() + 1, count = head->at("findings");
  if (count == 0) return {};
  Result<void> well;
  const Result<void> done = snapshot.read(first, first + count - 1, [&](const Event& event) {
    if (event.header.kind != kind::finding || event.payload.empty()) return true;
    const Result<Json> payload = read_canonical(event.payload);
    if (!payload) return well = tl::unexpected(payload.error()), false;
    if (payload->at("row") == line - *at) all.insert(event.header.position);
    return true;
  });
  return done ? well : done;
}

/// The bytes of the file that the line was read from: it stands in them too.
Result<void> add_file(Snapshot& snapshot, Position line, std::set<Position>& all) {
  const Result<Position> at = list_of(snapshot, line);
  const Result<ListHead> head = at ? list_head(snapshot, *at) : tl::unexpected(at.error());
  if (!head) return tl::unexpected(head.error());
  const Result<std::vector<Position>> parts = parts_of(snapshot, head->facts.source);
  if (!parts) return tl::unexpected(parts.error());
  all.insert(parts->begin(), parts->end());
  return {};
}

/// The files that hang on the anchor: the records that keep bytes, those bytes, and what was said of them.
Result<void> add_attachments(Snapshot& snapshot, Position anchor, std::set<Position>& all) {
  const Result<std::vector<Position>> records = rows::ends_of(snapshot, rows::about(anchor));
  if (!records) return tl::unexpected(records.error());
  for (const Position record : *records) {
    const Result<std::vector<Position>> parts = parts_of(snapshot, record);
    if (!parts) return tl::unexpected(parts.error());
    if (parts->empty()) continue;
    const Result<std::vector<Position>> about = rows::ends_of(snapshot, rows::about(record));
    if (!about) return tl::unexpected(about.error());
    all.insert(record);
    all.insert(about->begin(), about->end());
  }
  return {};
}

}  // namespace

Result<std::vector<Position>> said_by(Snapshot& snapshot, Position anchor) {
  const Result<Event> event = event_at(snapshot, anchor);
  const Result<std::vector<Position>> stated = rows::ends_of(snapshot, rows::stated(anchor));
  if (!event || !stated) return tl::unexpected(event ? stated.error() : event.error());
  std::set<Position> all(stated->begin(), stated->end());
  all.insert(anchor);
  for (const Position one : std::set<Position>(all))
    if (const Result<void> done = add_retractions(snapshot, one, all); !done) return tl::unexpected(done.error());
  if (const Result<void> done = add_attachments(snapshot, anchor, all); !done) return tl::unexpected(done.error());
  if (event->header.kind == kind::line) {
    Result<void> done = add_findings(snapshot, anchor, all);
    if (done) done = add_file(snapshot, anchor, all);
    if (!done) return tl::unexpected(done.error());
  }
  return std::vector<Position>(all.begin(), all.end());
}

Result<std::vector<Position>> erase(Log& log, Position anchor, Position act, const std::string& ground) {
  const Result<std::vector<Position>> said = said_by(log.transaction(), anchor);
  if (!said) return said;
  std::set<Position> events(said->begin(), said->end());
  const Result<std::vector<Remains>> left = without_reasons(log.transaction(), anchor, events);
  if (!left) return tl::unexpected(left.error());
  Json payload{{"ground", ground}};
  for (const Remains& one : *left) {
    events.insert(one.at);
    payload["remains"].push_back({one.at, one.kind, one.said});
  }
  payload["events"] = events;
  for (const Position one : events)
    if (const Result<void> done = log.transaction().erase(one); !done) return tl::unexpected(done.error());
  const Result<Position> at = add_record(log, kind::erased, {anchor, act}, "ordinary", std::move(payload));
  if (!at) return tl::unexpected(at.error());
  if (const Result<void> done = reindex(log.transaction()); !done) return tl::unexpected(done.error());
  return std::vector<Position>(events.begin(), events.end());
}

}  // namespace nostoi
