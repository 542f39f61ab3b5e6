// What takes two people, and alarms that somebody has to answer; sealing, which one person is enough for; taking a decision back from a
// file.
#include "nostoi/acts.hpp"

#include <algorithm>

#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

/// What those are called whom these things are about, as far as the actor may know it.
Result<std::map<Position, std::string>> names_of(Register& reg, const access::Actor& actor, const std::vector<Position>& anchors) {
  const Result<std::vector<PersonFile>> files = person_files(reg, actor, anchors, "acts");
  if (!files) return tl::unexpected(files.error());
  std::map<Position, std::string> names;
  for (std::size_t i = 0; i < anchors.size(); ++i) names[anchors[i]] = called(entry_of((*files)[i], anchors[i]));
  return names;
}

Result<Reply> waiting(Call& call) {
  OneReading reading(call.office.reg());
  const Result<std::vector<Act>> acts = acts::waiting(reading.reg(), call.actor);
  if (!acts) return tl::unexpected(acts.error());
  std::vector<Position> anchors;
  for (const Act& one : *acts) anchors.push_back(one.about);
  const auto names = names_of(reading.reg(), call.actor, anchors);
  if (!names) return tl::unexpected(names.error());
  Json items = Json::array();
  for (const Act& one : *acts) {
    items.push_back(told(one));
    items.back()["called"] = names->at(one.about);
  }
  if (const Result<void> heard = reading.told(call.actor, "acts"); !heard) return tl::unexpected(heard.error());
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> alarms(Call& call) {
  if (!call.office.ground.read_only)
    if (const auto raised = acts::watch(call.office.reg(), call.actor); !raised) return tl::unexpected(raised.error());
  OneReading reading(call.office.reg());
  const Result<std::vector<acts::Alarm>> all = acts::alarms(reading.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  std::vector<Position> anchors;
  for (const acts::Alarm& one : *all) anchors.push_back(one.anchor);
  const auto names = names_of(reading.reg(), call.actor, anchors);
  if (!names) return tl::unexpected(names.error());
  Json items = Json::array();
  for (auto one = all->rbegin(); one != all->rend(); ++one) {  // the latest first
    items.push_back(told(*one));
    items.back()["called"] = names->at(one->anchor);
  }
  if (const Result<void> heard = reading.told(call.actor, "alarms"); !heard) return tl::unexpected(heard.error());
  return Reply{{{"items", items}, {"next", nullptr}}};
}

/// About the entry that was asked for, or another of the same file.
Result<Reply> propose(Call& call) {
  acts::Proposal proposal;
  proposal.what = call.word("what");
  proposal.about = call.body.value("about", call.number("anchor"));
  const Result<std::unique_ptr<Snapshot>> snapshot = call.office.reg().read(call.actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Position> of_path = person_of(**snapshot, call.number("anchor")), of_entry = person_of(**snapshot, proposal.about);
  if (!of_path || !of_entry) return tl::unexpected(of_path ? of_entry.error() : of_path.error());
  if (*of_path != *of_entry) return fail(Code::invalid, say("api-not-one-of"), {"", 0, "about"});
  proposal.why = call.word("why");
  proposal.handling = call.body.value("handling", proposal.handling);
  proposal.hours = call.position("hours");
  const Result<Position> at = acts::propose(call.office.reg(), call.actor, proposal);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> confirm(Call& call) {
  const Result<acts::Confirmed> done = acts::confirm(call.office.reg(), call.actor, call.number("act"), call.word("why"));
  if (!done) return tl::unexpected(done.error());
  if (const auto raised = acts::watch(call.office.reg(), call.actor); !raised) return tl::unexpected(raised.error());
  Json body{{"at", done->at}, {"erased", done->erased.size()}};
  if (done->still_on_disk) body["still_on_disk"] = done->still_on_disk->sentence;
  return Reply{body, 201};
}

Result<Reply> reply_of(const Result<Position>& at) { return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error()); }

Result<Reply> refuse(Call& call) { return reply_of(acts::refuse(call.office.reg(), call.actor, call.number("act"), call.word("why"))); }
Result<Reply> answer(Call& call) { return reply_of(acts::answer(call.office.reg(), call.actor, call.number("alarm"), call.word("why"))); }

Result<Reply> seal(Call& call) {
  return reply_of(acts::seal(call.office.reg(), call.actor, call.number("anchor"), call.body.at("whole"), call.word("why")));
}

/// A decision inside a file: its path goes on from the file's, so that whoever takes it back has seen the file as it is.
Result<Reply> take_back(Call& call) {
  const Position decision = call.number("decision");
  const Result<PersonFile> file = person_file(call.office.reg(), call.actor, call.number("anchor"));
  if (!file) return tl::unexpected(file.error());
  if (std::ranges::find(file->decisions, decision, &Decision::at) == file->decisions.end())
    return fail(Code::not_found, say("api-no-decision", {{"decision", std::to_string(decision)}}));
  return reply_of(revoke(call.office.reg(), call.actor, decision, call.word("why")));
}

}  // namespace

Json told(const acts::Alarm& alarm) {
  Json json{{"at", alarm.at}, {"when", alarm.when}, {"anchor", alarm.anchor}, {"act", alarm.act}, {"evidence", alarm.evidence}};
  json["answered"] =
      alarm.open()
          ? Json()
          : Json{{"at", alarm.answered.at}, {"actor", alarm.answered.actor}, {"why", alarm.answered.why}, {"when", alarm.answered.when}};
  return json;
}

std::vector<Route> act_routes() {
  const Shape why = object({needed("why", text(2000))});
  const Shape proposal = object({needed("what", one_of(acts::kinds())), maybe("about", position()), needed("why", text(2000)),
                                 maybe("handling", one_of(access::handling_classes())), maybe("hours", number(1, 10'000))});
  return {
      {"GET", "/api/acts", reads("person-read"), waiting},
      {"POST", "/api/people/{anchor}/acts", reads("act-propose"), propose, proposal},
      {"POST", "/api/acts/{act}/confirm", reads("act-confirm"), confirm, why},
      {"POST", "/api/acts/{act}/refuse", reads("act-confirm"), refuse, why},
      {"POST", "/api/people/{anchor}/seal", reads("act-propose"), seal, object({needed("whole", flag()), needed("why", text(2000))})},
      {"GET", "/api/alarms", reads("person-read"), alarms},
      {"POST", "/api/alarms/{alarm}/answer", reads("act-confirm"), answer, why},
      {"POST", "/api/people/{anchor}/decisions/{decision}/undo", reads("decide"), take_back, why},
  };
}

}  // namespace nostoi::workbench
