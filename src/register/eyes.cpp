// A record is shut where any of the anchors that it is about is, or where it is an anchor itself (an entity) that is shut.
#include "register/eyes.hpp"

namespace nostoi {

namespace {

Result<Record> heed_seals(const Eyes& eyes, Record record) {
  std::vector<Position> anchors = record.about;
  anchors.push_back(record.at);
  for (const Position one : anchors) {
    const Result<bool> shut = is_shut_for(eyes.snapshot, eyes.actor, one, eyes.clock);
    if (!shut) return tl::unexpected(shut.error());
    if (!*shut) continue;
    record.withheld = true;
    record.payload = Json();
    break;
  }
  return record;
}

Result<std::vector<Record>> all_heeding_seals(const Eyes& eyes, const Result<std::vector<Record>>& records) {
  return each_of(records, [&](const Record& record) { return heed_seals(eyes, record); });
}

}  // namespace

Result<Record> record_at(const Eyes& eyes, Position at, std::string_view kind) {
  Result<Record> record = record_at(eyes.snapshot, eyes.actor, at, kind);
  return record ? heed_seals(eyes, std::move(*record)) : record;
}

Result<std::vector<Record>> records_of(const Eyes& eyes, std::string_view kind) {
  return all_heeding_seals(eyes, records_of(eyes.snapshot, eyes.actor, kind, eyes.known));
}

Result<std::vector<Record>> records_about_person(const Eyes& eyes, Position anchor, std::string_view kind) {
  if (anchor == 0) return records_of(eyes, kind);
  const Result<Position> person = person_of(eyes.snapshot, anchor, eyes.known);
  if (!person) return tl::unexpected(person.error());
  return all_heeding_seals(eyes, records_of_person(eyes.snapshot, eyes.actor, *person, kind, eyes.known));
}

}  // namespace nostoi
