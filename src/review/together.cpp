// Between the first and the last of them other decisions may stand: those that name another ground, or none, are left alone.
#include "review/together.hpp"

#include "register/rows.hpp"

namespace nostoi::review {

namespace {

/// Whether a decision names that ground and holds.
Result<bool> follows(Snapshot& snapshot, Position decision, Position ground, std::string_view member) {
  const Result<Json> payload = payload_at(snapshot, decision, nostoi::kind::decided);
  if (!payload) return tl::unexpected(payload.error());
  if (payload->value(std::string(member), Position{0}) != ground) return false;
  const auto held = snapshot.get(rows::decided(payload->at("left"), decision));
  if (!held) return tl::unexpected(held.error());
  return *held && rows::read_numbers(**held)[2] == 0;
}

Result<void> gather(Snapshot& snapshot, const Record& place, Position ground, std::string_view member, std::vector<Position>& all) {
  std::vector<Position> decisions;
  const Result<void> done = snapshot.read(place.payload.at("first"), place.payload.at("last"), [&](const Event& event) {
    if (event.header.kind == nostoi::kind::decided) decisions.push_back(event.header.position);
    return true;
  });
  if (!done) return done;
  for (const Position decision : decisions) {
    const Result<bool> is = follows(snapshot, decision, ground, member);
    if (!is) return tl::unexpected(is.error());
    if (*is) all.push_back(decision);
  }
  return {};
}

}  // namespace

Result<std::vector<Position>> live_decisions(Snapshot& snapshot, Position ground, std::string_view member, std::string_view kind) {
  const Result<std::vector<Record>> places = records_about(snapshot, access::all_seeing({"review", "review", {}}), ground, kind);
  if (!places) return tl::unexpected(places.error());
  std::vector<Position> all;
  for (const Record& place : *places)
    if (!place.erased)
      if (const Result<void> done = gather(snapshot, place, ground, member, all); !done) return tl::unexpected(done.error());
  return all;
}

Result<void> add_place(Log& log, Position ground, std::string_view kind, const std::vector<Position>& decisions, const std::string& why) {
  if (decisions.empty()) return {};
  const Json payload{{"decisions", decisions.size()}, {"first", decisions.front()}, {"last", decisions.back()}, {"why", why}};
  const Result<Position> at = add_record(log, kind, {ground}, access::handling_classes().front(), payload);
  return at ? Result<void>() : tl::unexpected(at.error());
}

Result<void> take_back(Log& log, const std::vector<Position>& decisions, const std::string& why) {
  for (const Position one : decisions)
    if (const Result<Position> done = add_revocation(log, one, why); !done) return tl::unexpected(done.error());
  return {};
}

}  // namespace nostoi::review
