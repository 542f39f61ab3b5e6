// Alarms are events: what raised one may be taken back, the alarm stays. They are looked for where something changed since the last look.
#include <algorithm>
#include <set>

#include "nostoi/acts.hpp"
#include "register/acts.hpp"
#include "register/entry.hpp"
#include "register/eyes.hpp"
#include "register/rows.hpp"

namespace nostoi::acts {

namespace {

constexpr std::string_view raised = "alarm-raised", answered = "alarm-answered";
constexpr std::string_view looked_up_to = "watch/alarms";  // a row that is disposable: without it everything is looked at again

/// The anchors whose person an event may have changed.
Result<std::vector<Position>> touched_by(Snapshot& snapshot, const Event& event) {
  const std::string& kind = event.header.kind;
  if (kind == kind::note) return std::vector<Position>{event.header.position};
  if (event.payload.empty() || (kind != kind::stated && kind != kind::decided && kind != kind::revoked && kind != kind::retracted))
    return std::vector<Position>{};
  const Result<Json> payload = read_canonical(event.payload);
  if (!payload) return tl::unexpected(payload.error());
  if (kind == kind::stated) return std::vector<Position>{payload->at("anchor")};
  if (kind == kind::decided) return std::vector<Position>{payload->at("left"), payload->at("right")};
  const Position of = payload->at(kind == kind::revoked ? "decision" : "statement");
  const Result<Event> before = event_at(snapshot, of);
  if (!before) return tl::unexpected(before.error());
  return is_anchor(*before) ? std::vector<Position>{of} : touched_by(snapshot, *before);
}

/// The persons whom anything since `from` may have changed.
Result<std::set<Position>> touched_since(Snapshot& snapshot, Position from) {
  std::set<Position> persons;
  Result<void> well;
  const Result<void> done = snapshot.read(from, ~Position{0} >> 1, [&](const Event& event) {
    const Result<std::vector<Position>> anchors = touched_by(snapshot, event);
    if (!anchors) return well = tl::unexpected(anchors.error()), false;
    for (const Position anchor : *anchors) {
      const Result<Position> person = person_of(snapshot, anchor);
      if (!person) return well = tl::unexpected(person.error()), false;
      persons.insert(*person);
    }
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  if (!well) return tl::unexpected(well.error());
  return persons;
}

/// What says that the person lives, in the order of the log.
std::vector<Position> against(const captivity::DeathKnown& death) {
  std::set<Position> all;
  for (const Statement* one : death.against) all.insert(one->at);
  for (const captivity::Evidence& one : death.life_after) all.insert(one.at);
  return {all.begin(), all.end()};
}

Alarm alarm_of(const Record& record) {
  return {record.at, record.when, record.payload.at("anchor"), record.payload.at("act"), record.payload.at("evidence"), {}};
}

/// Whether somebody was alarmed by all of this before.
Result<bool> is_told(Snapshot& snapshot, const access::Actor& actor, Position act, const std::vector<Position>& evidence) {
  const Result<std::vector<Record>> before = records_about(snapshot, actor, act, raised);
  if (!before) return tl::unexpected(before.error());
  return std::ranges::any_of(*before, [&](const Record& one) {
    const std::vector<Position> told = one.payload.at("evidence");
    return std::ranges::includes(told, evidence);
  });
}

/// The alarm that a person's file asks for, if any.
Result<std::optional<Alarm>> alarm_for(Snapshot& snapshot, const access::Actor& actor, Position person) {
  const Result<PersonFile> file = file_of(snapshot, access::all_seeing(actor), person, {}, eyes_of_the_register);
  if (!file) return tl::unexpected(file.error());
  const captivity::DeathKnown death = captivity::death(*file);
  if (!death.act || death.state != captivity::Death::contradicted) return std::optional<Alarm>();
  const Alarm alarm{0, 0, death.act->about, death.act->proposed.at, against(death), {}};
  const Result<bool> told = is_told(snapshot, actor, alarm.act, alarm.evidence);
  if (!told) return tl::unexpected(told.error());
  return *told ? std::optional<Alarm>() : std::optional<Alarm>(alarm);
}

Result<void> raise(Log& log, Alarm& alarm) {
  // Who is not cleared for what shows life has to hear that something does: the alarm itself says no more than that.
  const Result<Position> at = add_record(log, raised, {alarm.anchor, alarm.act}, "ordinary",
                                         {{"act", alarm.act}, {"anchor", alarm.anchor}, {"evidence", alarm.evidence}});
  if (!at) return tl::unexpected(at.error());
  alarm.at = *at;
  return {};
}

}  // namespace

Result<std::vector<Alarm>> watch(Register& reg, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> before = reg.read(actor);
  if (!before) return tl::unexpected(before.error());
  const Result<bool> anything = rows::any_under(**before, rows::of_kind(kind::act_confirmed));  // that could be contradicted
  if (!anything) return tl::unexpected(anything.error());
  if (!*anything) return std::vector<Alarm>{};
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  Transaction& now = log->transaction();
  const Result<std::uint64_t> last = now.last();
  const Result<std::optional<std::string>> looked = now.get(looked_up_to);
  if (!last || !looked) return tl::unexpected(last ? looked.error() : last.error());
  const Position from = *looked ? rows::read_numbers(**looked).front() + 1 : 1;
  if (from > *last) return std::vector<Alarm>{};
  const Result<std::set<Position>> persons = touched_since(now, from);
  if (!persons) return tl::unexpected(persons.error());
  std::vector<Alarm> all;
  for (const Position person : *persons) {
    Result<std::optional<Alarm>> alarm = alarm_for(now, actor, person);
    if (!alarm) return tl::unexpected(alarm.error());
    if (!*alarm) continue;
    if (const Result<void> done = raise(*log, **alarm); !done) return tl::unexpected(done.error());
    all.push_back(std::move(**alarm));
  }
  Result<void> done = now.put(looked_up_to, rows::numbers({*last + all.size()}));
  if (done) done = log->commit();
  if (!done) return tl::unexpected(done.error());
  return all;
}

namespace {

Result<Alarm> alarm_seen(const Eyes& eyes, const Record& record) {
  Alarm alarm = alarm_of(record);
  const Result<std::vector<Record>> answers = records_about(eyes.snapshot, eyes.actor, record.at, answered);
  if (!answers) return tl::unexpected(answers.error());
  if (answers->empty()) return alarm;
  const Record& first = answers->front();
  alarm.answered = {first.at, first.actor, first.payload.value("why", ""), first.when};
  return alarm;
}

}  // namespace

Result<std::vector<Alarm>> alarms(Register& reg, const access::Actor& actor) {
  const auto all = [](const Eyes& eyes) {
    Result<std::vector<Record>> records = records_of(eyes.snapshot, eyes.actor, raised);
    if (records) std::erase_if(*records, &Record::erased);
    return each_of(records, [&](const Record& record) { return alarm_seen(eyes, record); });
  };
  return show(reg, actor, 0, "alarms", all, [](const Alarm& alarm) { return std::vector<Position>{alarm.anchor}; });
}

Result<Position> answer(Register& reg, const access::Actor& actor, Position alarm, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (!record_at(log->transaction(), actor, alarm, raised))
    return fail(Code::not_found, say("alarm-none", {{"alarm", std::to_string(alarm)}}));
  const Result<std::vector<Record>> before = records_about(log->transaction(), actor, alarm, answered);
  if (!before) return tl::unexpected(before.error());
  if (!before->empty())
    return fail(Code::conflict, say("alarm-answered-before", {{"alarm", std::to_string(alarm)}, {"actor", before->front().actor}}));
  return add_record_alone(*log, answered, {alarm}, "ordinary", {{"why", why}});
}

}  // namespace nostoi::acts
