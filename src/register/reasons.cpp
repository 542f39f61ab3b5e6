// Found by the index: what is decided about an anchor, and what is about it.
#include "register/reasons.hpp"

#include "register/rows.hpp"

namespace nostoi {

namespace {

Result<void> add_decisions(Snapshot& snapshot, Position anchor, std::set<Position>& all) {
  const std::string prefix = rows::decided(anchor);
  return snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    all.insert(rows::read_numbers(key.substr(prefix.size())).front());
    all.insert(rows::read_numbers(value)[2]);  // other verdict revoked: 0 where it holds
    return true;
  });
}

bool keeps_its_reasons(std::string_view kind) { return kind.starts_with("act-") || kind.starts_with("alarm-") || kind == kind::erased; }

/// The records about an event, but acts and alarms.
Result<std::set<Position>> records_on(Snapshot& snapshot, Position about) {
  std::set<Position> all;
  const std::string prefix = rows::about(about);
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view kind) {
    if (!keeps_its_reasons(kind)) all.insert(rows::read_numbers(key.substr(prefix.size())).front());
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

/// What is left of an event without its reason; nothing where it gives none, or has lost it already.
Result<std::optional<Remains>> remains_of(Snapshot& snapshot, Position at) {
  const Result<Event> event = event_at(snapshot, at);
  if (!event) return tl::unexpected(event.error());
  if (event->payload.empty()) return std::optional<Remains>();
  Result<Json> said = read_canonical(event->payload);
  if (!said) return tl::unexpected(said.error());
  const auto why = said->find("why");
  if (why == said->end() || *why == "") return std::optional<Remains>();
  *why = "";
  return std::optional<Remains>({at, event->header.kind, std::move(*said)});
}

}  // namespace

Result<std::vector<Remains>> without_reasons(Snapshot& snapshot, Position anchor, const std::set<Position>& gone) {
  std::set<Position> all;
  if (const Result<void> done = add_decisions(snapshot, anchor, all); !done) return tl::unexpected(done.error());
  const Result<std::set<Position>> records = records_on(snapshot, anchor);
  if (!records) return tl::unexpected(records.error());
  for (const Position record : *records) {
    const Result<std::set<Position>> followed = records_on(snapshot, record);
    if (!followed) return tl::unexpected(followed.error());
    all.insert(followed->begin(), followed->end());
  }
  all.insert(records->begin(), records->end());
  all.erase(0);
  std::vector<Remains> left;
  for (const Position at : all) {
    if (gone.contains(at)) continue;
    Result<std::optional<Remains>> one = remains_of(snapshot, at);
    if (!one) return tl::unexpected(one.error());
    if (*one) left.push_back(std::move(**one));
  }
  return left;
}

}  // namespace nostoi
