// Held by us: what happened and what is owed, with its law. Held by them: what was asked of whom, and what they replied. One page, two
// columns of duty: what is a duty for the first is a question for the second.
#include <algorithm>

#include "intake/day_named.hpp"
#include "nostoi/casework.hpp"
#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/said.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

Json told(const casework::Custody& one) {
  if (one.withheld) return {{"at", one.at}, {"withheld", true}};
  Json changes = Json::array();
  for (const casework::CustodyChange& change : one.changes)
    changes.push_back(
        {{"at", change.at}, {"change", change.change}, {"on", told(change.on)}, {"place", change.place}, {"text", change.text}});
  return {{"at", one.at},       {"withheld", false},        {"anchor", one.anchor},     {"category", one.category},
          {"place", one.place}, {"since", told(one.since)}, {"handling", one.handling}, {"changes", changes},
          {"over", one.over()}};
}

Json told(const casework::Duty& one) {
  return {{"duty", one.rule->id},
          {"source", one.rule->source},
          {"of", one.of},
          {"about", one.about},
          {"due", one.due},
          {"times", one.times},
          {"done", one.times ? Json(one.done) : Json()}};
}

Json told(const casework::QueryKnown& one) {
  if (one.withheld) return {{"at", one.at}, {"withheld", true}};
  Json replies = Json::array();
  for (const casework::Replied& reply : one.replies)
    replies.push_back({{"at", reply.at},
                       {"reply", reply.reply},
                       {"reference", reply.reference},
                       {"text", reply.text},
                       {"received", told(reply.received)},
                       {"note", reply.note}});
  return {{"at", one.at},
          {"withheld", false},
          {"when", one.when},
          {"actor", one.actor},
          {"body", one.query.body},
          {"to", one.query.to},
          {"reference", one.query.reference},
          {"text", one.query.text},
          {"sent", told(one.query.sent)},
          {"replies", replies}};
}

/// A duty of custody, not of an enquiry: those belong to whoever may read enquiries.
bool is_of_custody(const casework::Duty& one) { return one.rule->after.starts_with("custody"); }

template <typename T, typename About>
Json those_about(const std::vector<T>& all, const std::vector<Position>& anchors, const About& about, std::vector<Position>& shown) {
  Json json = Json::array();
  for (const T& one : all) {
    const Position anchor = about(one);
    if (std::ranges::count(anchors, anchor) == 0) continue;
    json.push_back(told(one));
    shown.push_back(anchor);
  }
  return json;
}

/// All that is kept of one person; the doors know of everybody, and the trail hears of this one.
Result<Reply> show(Call& call) {
  OneReading reading(call.office.reg());
  Register& reg = reading.reg();
  const Result<PersonFile> file = person_file(reg, call.actor, call.number("anchor"));
  const auto custodies = file ? casework::custodies(reg, call.actor) : tl::unexpected(file.error());
  const auto duties = custodies ? casework::duties(reg, call.actor) : tl::unexpected(custodies.error());
  if (!duties) return tl::unexpected(duties.error());
  std::vector<Position> anchors, shown{file->asked};
  for (const FileEntry& entry : file->entries) anchors.push_back(entry.anchor);
  std::vector<casework::Duty> of_custody;
  std::ranges::copy_if(*duties, std::back_inserter(of_custody), is_of_custody);
  const auto anchor_of = [](const casework::Custody& one) { return one.withheld ? Position{0} : one.anchor; };
  Json body{{"custodies", those_about(*custodies, anchors, anchor_of, shown)},
            {"duties", those_about(
                           of_custody, anchors, [](const casework::Duty& one) { return one.about; }, shown)},
            {"queries", nullptr},
            {"called", called(entry_of(*file, file->asked))},
            {"today", day_of_moment(call.office.now())}};
  if (call.rights.may("enquiry-read")) {
    const auto queries = casework::queries(reg, call.actor, file->asked);
    if (!queries) return tl::unexpected(queries.error());
    body["queries"] = Json::array();
    for (const casework::QueryKnown& one : *queries) body["queries"].push_back(told(one));
  }
  std::ranges::sort(shown);
  shown.erase(std::ranges::unique(shown).begin(), shown.end());
  if (const Result<void> heard = reading.told(call.actor, "custody", shown); !heard) return tl::unexpected(heard.error());
  return Reply{body};
}

/// A day in the body; where it cannot be read, the error names its field.
Result<PartialDate> day_in(const Call& call, const std::string& field) {
  const Result<PartialDate> day = day_named(call.word(field));
  return day ? day : fail(day.error().code, day.error().sentence, {"", 0, field});
}

Result<Reply> recorded(const Result<Position>& at) { return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error()); }

Result<Reply> begin(Call& call) {
  const Result<PartialDate> since = day_in(call, "since");
  if (!since) return tl::unexpected(since.error());
  casework::Custody custody;
  custody.anchor = call.number("anchor");
  custody.category = call.word("category");
  custody.place = call.word("place");
  custody.handling = call.body.value("handling", custody.handling);
  custody.since = *since;
  return recorded(casework::begin_custody(call.office.reg(), call.actor, custody));
}

Result<Reply> change(Call& call) {
  const Result<PartialDate> on = day_in(call, "on");
  if (!on) return tl::unexpected(on.error());
  return recorded(casework::change_custody(call.office.reg(), call.actor, call.number("custody"),
                                           {0, call.word("change"), call.word("place"), call.word("text"), *on}));
}

/// Duties of enquiries are done where enquiries are.
Result<Reply> duty_done(Call& call) {
  const Result<PartialDate> on = day_in(call, "on");
  if (!on) return tl::unexpected(on.error());
  const auto& rules = casework::vocabulary().duties;
  const auto rule = std::ranges::find(rules, call.word("duty"), &casework::DutyRule::id);
  if (rule == rules.end() || !rule->after.starts_with("custody")) return fail(Code::invalid, say("api-not-one-of"), {"", 0, "duty"});
  return recorded(casework::done(call.office.reg(), call.actor, rule->id, call.position("of"), *on, call.word("reference")));
}

Result<Reply> send(Call& call) {
  const Result<PartialDate> sent = day_in(call, "sent");
  if (!sent) return tl::unexpected(sent.error());
  casework::Query query;
  query.body = call.word("body");
  query.to = call.word("to");
  query.reference = call.word("reference");
  query.text = call.word("text");
  query.handling = call.body.value("handling", query.handling);
  query.sent = *sent;
  query.about = {call.number("anchor")};
  return recorded(casework::send(call.office.reg(), call.actor, query));
}

Result<Reply> reply(Call& call) {
  const Result<PartialDate> received = day_in(call, "received");
  const Result<std::vector<Said>> said = all_said(call.body.value("says", Json::array()), "says");
  if (!received || !said) return tl::unexpected(received ? said.error() : received.error());
  casework::Replied replied;
  replied.reply = call.word("reply");
  replied.reference = call.word("reference");
  replied.text = call.word("text");
  replied.received = *received;
  return recorded(casework::reply(call.office.reg(), call.actor, call.number("query"), replied, *said));
}

}  // namespace

std::vector<Route> custody_routes() {
  const casework::Vocabulary& words = casework::vocabulary();
  const Member handling = maybe("handling", one_of(access::handling_classes()));
  const Shape begun =
      object({needed("category", one_of(words.categories)), needed("since", text(40)), maybe("place", text(500)), handling});
  const Shape changed =
      object({needed("change", one_of(words.changes)), needed("on", text(40)), maybe("place", text(500)), maybe("text", text(2000))});
  const Shape done = object({needed("duty", text(64)), needed("of", position()), needed("on", text(40)), maybe("reference", text(500))});
  const Shape asked = object({needed("body", one_of(words.bodies)), needed("to", text()), maybe("reference", text(500)),
                              maybe("text", text(20'000)), needed("sent", text(40)), handling});
  const Shape replied = object({needed("reply", one_of(words.replies)), maybe("reference", text(500)), maybe("text", text(20'000)),
                                needed("received", text(40)), maybe("says", list_of(shape_of_said(), 100))});
  const std::string base = "/api/people/{anchor}/custody";
  return {
      {"GET", base, reads("person-read"), show},
      {"POST", base, reads("custody-write"), begin, begun},
      {"POST", base + "/{custody}/changes", reads("custody-write"), change, changed},
      {"POST", base + "/duties", reads("custody-write"), duty_done, done},
      {"POST", base + "/queries", reads("enquiry-write"), send, asked},
      {"POST", base + "/queries/{query}/replies", reads("enquiry-write"), reply, replied},
  };
}

}  // namespace nostoi::workbench
