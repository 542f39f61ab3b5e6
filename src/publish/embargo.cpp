// Embargoes as records: set by one, lifted by another.
#include "nostoi/publish/embargo.hpp"

#include <algorithm>

#include "publish/embargo.hpp"
#include "publish/kinds.hpp"
#include "register/acts.hpp"
#include "register/record.hpp"

namespace nostoi::publish {

namespace {

Result<Embargo> embargo_of(Snapshot& snapshot, const access::Actor& actor, const Record& record, Position known) {
  Embargo embargo{record.at, record.when, record.actor, record.payload.at("name"), record.payload.at("why"), record.payload.at("on"), {}};
  const Result<std::vector<Record>> ends = records_about(snapshot, access::all_seeing(actor), record.at, kind::lifted, known);
  if (!ends) return tl::unexpected(ends.error());
  if (!ends->empty()) {
    const Record& end = ends->front();
    embargo.lifted = {end.at, end.actor, end.payload.at("why"), end.when};
  }
  return embargo;
}

Result<std::vector<Embargo>> all_embargoes(Snapshot& snapshot, const access::Actor& actor, Position known) {
  return each_of(records_of(snapshot, access::all_seeing(actor), kind::embargo, known),
                 [&](const Record& record) { return embargo_of(snapshot, actor, record, known); });
}

Result<void> must_be_there(Snapshot& snapshot, const std::vector<Position>& on) {
  const Result<std::vector<ListFacts>> all = lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  for (const Position one : on) {
    if (std::ranges::find(*all, one, &ListFacts::at) != all->end()) continue;
    if (const Result<void> is = must_be_anchor(snapshot, one); !is) return is;
  }
  return {};
}

}  // namespace

Result<Embargoed> embargoed_now(Snapshot& snapshot, const access::Actor& actor) {
  const Result<std::vector<Embargo>> all = all_embargoes(snapshot, actor, 0);
  if (!all) return tl::unexpected(all.error());
  Embargoed shut;
  for (const Embargo& embargo : *all)
    if (embargo.in_force())
      for (const Position thing : embargo.on) shut.things.emplace_back(thing, embargo.name);
  return shut;
}

Result<Position> set_embargo(Register& reg, const access::Actor& actor, const Embargo& embargo) {
  if (embargo.why.empty()) return fail(Code::invalid, say("register-no-reason"));
  if (embargo.name.empty() || embargo.on.empty()) return fail(Code::invalid, say("embargo-on-nothing"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (const Result<void> are = must_be_there(log->transaction(), embargo.on); !are) return tl::unexpected(are.error());
  return add_record_alone(*log, kind::embargo, {}, "ordinary", {{"name", embargo.name}, {"on", embargo.on}, {"why", embargo.why}});
}

Result<Position> lift_embargo(Register& reg, const access::Actor& actor, Position at, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Record> record = record_at(log->transaction(), access::all_seeing(actor), at, kind::embargo);
  if (!record) return fail(Code::not_found, say("embargo-none", {{"number", std::to_string(at)}}));
  const Result<Embargo> embargo = embargo_of(log->transaction(), actor, *record, 0);
  if (!embargo) return tl::unexpected(embargo.error());
  if (!embargo->in_force()) return fail(Code::conflict, say("embargo-lifted-before", {{"number", std::to_string(at)}}));
  if (is_same_actor(embargo->actor, actor.id)) return fail(Code::denied, say("embargo-same-person", {{"actor", actor.id}}));
  return add_record_alone(*log, kind::lifted, {at}, "ordinary", {{"why", why}});
}

Result<std::vector<Embargo>> embargoes(Register& reg, const access::Actor& actor, Position known) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (const Result<void> heard = reg.will_show(actor, {"embargoes", {}}); !heard) return tl::unexpected(heard.error());
  return all_embargoes(**snapshot, actor, known);
}

}  // namespace nostoi::publish
