// A person's file, as of any two moments, and what is added to it by hand.
#include <algorithm>
#include <set>

#include "intake/day_named.hpp"
#include "nostoi/acts.hpp"
#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/said.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

/// The moments at which anything in the file became known: where the slider of the page may stop.
std::set<Position> moments_of(const PersonFile& file) {
  std::set<Position> moments;
  for (const FileEntry& entry : file.entries) {
    moments.insert(entry.anchor);
    for (const Statement& one : entry.statements) {
      moments.insert(one.at);
      if (one.retracted) moments.insert(one.retracted);
    }
  }
  for (const Decision& one : file.decisions) {
    moments.insert(one.at);
    if (one.revoked) moments.insert(one.revoked);
  }
  return moments;
}

/// Alarms about the entries of a file: the door knows of everybody's, and these alone are shown, with the file.
Result<Json> alarms_of(Call& call, const PersonFile& file) {
  OneReading unsaid(call.office.reg());
  const Result<std::vector<acts::Alarm>> all = acts::alarms(unsaid.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  Json json = Json::array();
  for (const acts::Alarm& one : *all)
    if (std::ranges::any_of(file.entries, [&](const FileEntry& entry) { return entry.anchor == one.anchor && !entry.withheld; }))
      json.push_back(told(one));
  return json;
}

Result<Reply> show(Call& call) {
  AsOf as_of;
  as_of.known = call.number("known");
  const auto valid = call.query.find("valid");
  const Result<PartialDate> day = day_named(valid == call.query.end() ? "" : valid->second);
  if (!day) return fail(day.error().code, day.error().sentence, {"", 0, "valid"});
  as_of.valid = *day;
  const Result<PersonFile> file = person_file(call.office.reg(), call.actor, call.number("anchor"), as_of);
  if (!file) return tl::unexpected(file.error());
  Json body = told(*file, day_of_moment(call.office.now()));
  const Result<std::unique_ptr<Snapshot>> snapshot = call.office.reg().read(call.actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<Json> alarms = alarms_of(call, *file);
  if (!alarms) return tl::unexpected(alarms.error());
  body["alarms"] = std::move(*alarms);
  body["moments"] = Json::array();
  for (const Position at : moments_of(*file))
    if (const Result<std::int64_t> when = clock_of(**snapshot, at)) body["moments"].push_back({{"at", at}, {"when", *when}});
  if (as_of.known == 0) body.erase("known");  // the register went on; this file did not: its ETag holds
  return Reply{body};
}

/// Whoever has written hears at once what his words contradict.
Result<Reply> with_alarms(Call& call, Json body) {
  const Result<std::vector<acts::Alarm>> raised = acts::watch(call.office.reg(), call.actor);
  if (!raised) return tl::unexpected(raised.error());
  body["alarms"] = Json::array();
  for (const acts::Alarm& one : *raised) body["alarms"].push_back({{"at", one.at}, {"anchor", one.anchor}});
  return Reply{body, 201};
}

Result<Reply> add_note(Call& call) {
  Note note;
  note.speaker = call.word("speaker");
  note.medium = call.body.value("medium", "other");
  note.handling = call.body.value("handling", access::handling_classes().front());
  note.text = call.word("text");
  const Result<PartialDate> said_on = day_named(call.word("said_on"));
  if (!said_on) return fail(said_on.error().code, said_on.error().sentence, {"", 0, "said_on"});
  note.said_on = *said_on;
  const Result<std::vector<Said>> said = all_said(call.body.value("says", Json::array()), "says");
  if (!said) return tl::unexpected(said.error());
  const Result<NoteTaken> taken = take_note(call.office.reg(), call.actor, note, *said, call.number("anchor"));
  if (!taken) return tl::unexpected(taken.error());
  return with_alarms(call, {{"note", taken->note}, {"decision", taken->decision}});
}

Result<Reply> take_back(Call& call) {
  const std::optional<StatementNamed> named = statement_named(call.path.at("statement"));
  if (!named) return fail(Code::not_found, say("api-no-route"));
  const Result<Position> at = retract(call.office.reg(), call.actor, named->at, named->column, call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> person_routes() {
  const Shape note =
      object({needed("speaker", text()), maybe("medium", one_of(media())), maybe("handling", one_of(access::handling_classes())),
              maybe("text", text(20'000)), maybe("said_on", text(40)), maybe("says", list_of(shape_of_said(), 100))});
  return {
      {"GET", "/api/people/{anchor}", reads("person-read"), show, {}, {maybe("known", position()), maybe("valid", text(40))}},
      {"POST", "/api/people/{anchor}/notes", reads("note-write"), add_note, note},
      {"POST", "/api/statements/{statement}/retract", reads("note-write"), take_back, object({needed("why", text(2000))})},
  };
}

}  // namespace nostoi::workbench
