// Debriefs and sightings as records. What two who talked both say is marked as one origin when either becomes known.
#include "nostoi/debrief.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/readable.hpp"
#include "base/shipped_json.hpp"
#include "register/consent.hpp"
#include "register/eyes.hpp"
#include "register/line_text.hpp"
#include "register/note.hpp"
#include "register/origin.hpp"

namespace nostoi::debrief {

namespace {

constexpr std::string_view opened = "debrief-opened", sighted = "sighting-told", talk = "witnesses-talked", witness = "witness";

std::vector<Way> load() {
  std::vector<Way> all;
  const Property* evidence = find_property("evidence");
  const nlohmann::json file = shipped_json("model/debrief.json");
  for (const auto& entry : file.at("ways")) {
    all.push_back({entry.at("id"), entry.at("evidence")});
    if (!evidence || !std::ranges::count(evidence->values, all.back().evidence))
      throw std::logic_error("data/model/debrief.json: '" + all.back().evidence + "' is no kind of evidence");
  }
  return all;
}

/// Five signs: 25 bits.
std::string new_code(const Surroundings& surroundings) { return "W-" + readable(surroundings.entropy(5)); }

Debrief begun(const Record& record) {
  Debrief debrief;
  debrief.at = record.at;
  debrief.when = record.when;
  debrief.actor = record.actor;
  debrief.withheld = record.withheld || record.erased;
  if (debrief.withheld) return debrief;
  debrief.code = record.payload.at("code");
  debrief.heard = {record.about.front(), record.payload.at("cleared_by"), date_in(record.payload, "on"), {}};
  return debrief;
}

void follow(Debrief& debrief, const Record& record) {
  if (record.withheld || record.erased) return;
  if (record.kind == kind_of_consent) debrief.heard.uses = record.payload.at("uses").get<std::vector<std::string>>();
  if (record.kind == sighted) debrief.sightings.push_back(record.payload.at("note"));
  if (record.kind == talk)
    for (const Position other : record.about)
      if (other != debrief.at) debrief.talked_with.push_back(other);
}

Result<Debrief> debrief_seen(const Eyes& eyes, const Record& record) {
  Debrief debrief = begun(record);
  if (debrief.withheld) return debrief;
  const Result<std::vector<Record>> since = records_about(eyes.snapshot, eyes.actor, record.at, {}, eyes.known);
  if (!since) return tl::unexpected(since.error());
  for (const Record& one : *since) follow(debrief, one);
  return debrief;
}

Result<std::vector<Debrief>> debriefs_seen(const Eyes& eyes) {
  return each_of(records_of(eyes, opened), [&](const Record& record) { return debrief_seen(eyes, record); });
}

Result<void> must_be_cleared(const access::Actor& actor) {
  return access::may_read(actor, witness) ? Result<void>() : fail(Code::denied, say("debrief-not-cleared"));
}

Result<Debrief> debrief_named(const Eyes& eyes, const std::string& code) {
  const Result<std::vector<Debrief>> all = debriefs_seen(eyes);
  if (!all) return tl::unexpected(all.error());
  const auto found = std::ranges::find(*all, code, &Debrief::code);
  if (found == all->end() || code.empty()) return fail(Code::not_found, say("debrief-no-code", {{"code", code}}));
  return *found;
}

/// What the new sighting shares its origin with: all that was told by those the witness talked with, whoever may see it.
Result<std::vector<Position>> told_by_partners(Snapshot& snapshot, const access::Actor& actor, const Debrief& debrief) {
  const Result<std::vector<Debrief>> all = debriefs_seen({snapshot, actor, eyes_of_the_register});
  if (!all) return tl::unexpected(all.error());
  std::vector<Position> told;
  for (const Debrief& other : *all)
    if (std::ranges::count(debrief.talked_with, other.at)) told.insert(told.end(), other.sightings.begin(), other.sightings.end());
  return told;
}

Result<Position> add_sighting(Log& log, const access::Actor& actor, const Debrief& debrief, const Way& way, const Sighting& sighting) {
  std::vector<Said> said = sighting.said;
  said.push_back({"evidence", way.evidence});
  for (Said& one : said) one.valid = sighting.valid;
  const Note note{debrief.code, "debrief", sighting.handling, sighting.text, debrief.heard.on, {}};
  const Result<NoteTaken> taken = add_note(log, note, said, sighting.about);
  if (!taken) return tl::unexpected(taken.error());
  Result<Position> done =
      add_record(log, sighted, {debrief.at, taken->note}, std::string(witness), {{"note", taken->note}, {"way", way.id}});
  if (done) done = add_consent(log, {taken->note}, std::string(witness), debrief.heard.uses);
  const Result<std::vector<Position>> others = told_by_partners(log.transaction(), actor, debrief);
  if (!others) return tl::unexpected(others.error());
  if (done && !others->empty()) done = add_same_origin(log, taken->note, *others, std::string(witness));
  return done ? Result<Position>(taken->note) : done;
}

template <typename Work>
Result<Position> with_debrief(Register& reg, const access::Actor& actor, const std::string& code, const Work& work) {
  if (const Result<void> is = must_be_cleared(actor); !is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Eyes eyes{log->transaction(), actor, reg.surroundings().clock()};
  const Result<Debrief> debrief = debrief_named(eyes, code);
  if (!debrief) return tl::unexpected(debrief.error());
  const Result<Position> at = work(*log, eyes, *debrief);
  if (!at) return at;
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return at;
}

}  // namespace

const std::vector<Way>& ways() {
  static const std::vector<Way> loaded = load();
  return loaded;
}

Result<Debrief> open(Register& reg, const access::Actor& actor, const Heard& heard) {
  if (const Result<void> is = must_be_cleared(actor); !is) return tl::unexpected(is.error());
  if (heard.cleared_by.empty()) return fail(Code::invalid, say("debrief-no-physician"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (const Result<void> is = must_be_of_person(log->transaction(), heard.returnee); !is) return tl::unexpected(is.error());
  std::string code = new_code(reg.surroundings());
  while (debrief_named({log->transaction(), actor, eyes_of_the_register}, code)) code = new_code(reg.surroundings());
  Json said{{"cleared_by", heard.cleared_by}, {"code", code}};
  put_date(said, "on", heard.on);
  const Result<Position> at = add_record(*log, opened, {heard.returnee}, std::string(witness), std::move(said));
  const Result<Position> given = at ? add_consent(*log, {*at}, std::string(witness), heard.uses) : at;
  if (!given) return tl::unexpected(given.error());
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  Debrief debrief;
  debrief.at = *at;
  debrief.actor = actor.id;
  debrief.code = code;
  debrief.heard = heard;
  return debrief;
}

Result<Position> sight(Register& reg, const access::Actor& actor, const std::string& code, const Sighting& sighting) {
  const auto way = std::ranges::find(ways(), sighting.way, &Way::id);
  if (way == ways().end()) {
    std::vector<std::string> known;
    for (const Way& one : ways()) known.push_back(one.id);
    return tl::unexpected(must_be_one_of(known, sighting.way, "debrief-way").error());
  }
  if (sighting.said.empty()) return fail(Code::invalid, say("debrief-says-nothing"));
  return with_debrief(reg, actor, code,
                      [&](Log& log, const Eyes&, const Debrief& debrief) { return add_sighting(log, actor, debrief, *way, sighting); });
}

Result<Position> talked(Register& reg, const access::Actor& actor, const std::string& one, const std::string& other,
                        const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  if (one == other) return fail(Code::invalid, say("debrief-with-himself"));
  return with_debrief(reg, actor, one, [&](Log& log, const Eyes& eyes, const Debrief& debrief) -> Result<Position> {
    const Result<Debrief> with = debrief_named(eyes, other);
    if (!with) return tl::unexpected(with.error());
    const Result<Position> at = add_record(log, talk, {debrief.at, with->at}, std::string(witness), {{"why", why}});
    for (const Position note : debrief.sightings) {
      if (!at || with->sightings.empty()) break;
      if (const Result<Position> done = add_same_origin(log, note, with->sightings, std::string(witness)); !done) return done;
    }
    return at;
  });
}

Result<Position> consent(Register& reg, const access::Actor& actor, const std::string& code, const std::vector<std::string>& uses) {
  return with_debrief(reg, actor, code, [&](Log& log, const Eyes&, const Debrief& debrief) {
    std::vector<Position> all = debrief.sightings;
    all.push_back(debrief.at);
    return add_consent(log, std::move(all), std::string(witness), uses);
  });
}

Result<std::vector<Debrief>> debriefs(Register& reg, const access::Actor& actor, Position known) {
  return show(reg, actor, known, "debriefs", debriefs_seen, [](const Debrief& one) { return none_or(one.withheld, {one.heard.returnee}); });
}

}  // namespace nostoi::debrief
