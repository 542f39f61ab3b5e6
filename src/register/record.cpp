// Records written and found again: by what they are about, and by their kind.
#include "register/record.hpp"

#include <algorithm>
#include <map>

#include "register/rows.hpp"

namespace nostoi {

namespace {

Result<Record> record_of(const Event& event, const access::Actor& actor) {
  Record record;
  record.at = event.header.position;
  record.when = event.header.at;
  record.kind = event.header.kind;
  record.actor = event.header.actor;
  record.erased = event.payload.empty();
  if (record.erased) return record;
  Result<Json> payload = read_canonical(event.payload);
  if (!payload) return tl::unexpected(payload.error());
  try {
    record.about = payload->at("about").get<std::vector<Position>>();
    record.handling = payload->at("handling");
  } catch (const Json::exception&) {
    return fail(Code::not_found, say("log-other-event", {{"position", std::to_string(record.at)}, {"kind", record.kind}}));
  }
  record.withheld = !access::may_read(actor, record.handling);
  if (!record.withheld) record.payload = std::move(*payload);
  return record;
}

/// The records whose positions end the keys under a prefix.
Result<std::vector<Record>> records_under(Snapshot& snapshot, const access::Actor& actor, const std::string& prefix, std::string_view kind,
                                          Position known) {
  std::vector<Position> found;
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    const Position at = rows::read_numbers(key.substr(prefix.size())).front();
    if ((known == 0 || at <= known) && (kind.empty() || value == kind)) found.push_back(at);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  std::vector<Record> all;
  for (const Position at : found) {
    Result<Record> record = record_at(snapshot, actor, at);
    if (!record) return tl::unexpected(record.error());
    all.push_back(std::move(*record));
  }
  return all;
}

}  // namespace

Result<Position> add_record(Log& log, std::string_view kind, std::vector<Position> about, const std::string& handling, Json payload) {
  if (const Result<void> is = access::must_be_handling_class(handling); !is) return tl::unexpected(is.error());
  std::ranges::sort(about);
  about.erase(std::ranges::unique(about).begin(), about.end());
  for (const Position one : about)
    if (const Result<Event> there = event_at(log.transaction(), one); !there) return tl::unexpected(there.error());
  payload["about"] = about;
  payload["handling"] = handling;
  return log.add(kind, payload);
}

Result<Position> add_record_alone(Log& log, std::string_view kind, std::vector<Position> about, const std::string& handling, Json payload) {
  const Result<Position> at = add_record(log, kind, std::move(about), handling, std::move(payload));
  if (!at) return at;
  if (const Result<void> done = log.commit(); !done) return tl::unexpected(done.error());
  return at;
}

Result<Record> record_at(Snapshot& snapshot, const access::Actor& actor, Position at, std::string_view kind) {
  const Result<Event> event = event_at(snapshot, at);
  if (!event) return tl::unexpected(event.error());
  if (!kind.empty() && event->header.kind != kind)
    return fail(Code::not_found, say("log-other-event", {{"position", std::to_string(at)}, {"kind", event->header.kind}}));
  return record_of(*event, actor);
}

Result<std::vector<Record>> records_about(Snapshot& snapshot, const access::Actor& actor, Position about, std::string_view kind,
                                          Position known) {
  return records_under(snapshot, actor, rows::about(about), kind, known);
}

Result<std::vector<Record>> records_of_person(Snapshot& snapshot, const access::Actor& actor, Position person, std::string_view kind,
                                              Position known) {
  const Result<std::vector<Position>> anchors = anchors_of(snapshot, person, known);
  if (!anchors) return tl::unexpected(anchors.error());
  std::map<Position, Record> all;
  for (const Position anchor : *anchors) {
    Result<std::vector<Record>> of = records_about(snapshot, actor, anchor, kind, known);
    if (!of) return tl::unexpected(of.error());
    for (Record& record : *of) all.emplace(record.at, std::move(record));
  }
  std::vector<Record> sorted;
  for (auto& [at, record] : all) sorted.push_back(std::move(record));
  return sorted;
}

Result<std::vector<Record>> records_of(Snapshot& snapshot, const access::Actor& actor, std::string_view kind, Position known) {
  return records_under(snapshot, actor, rows::of_kind(kind), {}, known);
}

}  // namespace nostoi
