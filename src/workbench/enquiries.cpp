// Enquiries of families, and the duties that fall due: who asks, what they may be told, what was promised, told and is still owed.
#include <algorithm>

#include "intake/day_named.hpp"
#include "nostoi/casework.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"
#include "workbench/said.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

Json told(const casework::Answered& one) {
  return {{"at", one.at}, {"when", one.when}, {"actor", one.actor}, {"told", one.told}, {"how", one.how}, {"text", one.text}};
}

Json told(const casework::Enquiry& one) {
  if (one.withheld) return {{"at", one.at}, {"withheld", true}};
  Json answers = Json::array();
  for (const casework::Answered& answer : one.answers) answers.push_back(told(answer));
  return {
      {"at", one.at},
      {"withheld", false},
      {"when", one.when},
      {"actor", one.actor},
      {"text", one.text},
      {"handling", one.handling},
      {"enquirer",
       {{"name", one.enquirer.name}, {"kinship", one.enquirer.kinship}, {"proof", one.enquirer.proof}, {"contact", one.enquirer.contact}}},
      {"may_be_told", one.may_be_told},
      {"note", one.note},
      {"due", one.due ? Json(*one.due) : Json()},
      {"promise", one.promise},
      {"answers", answers},
      {"closed", one.closed}};
}

Result<Reply> all(Call& call) {
  const Result<std::vector<casework::Enquiry>> enquiries = casework::enquiries(call.office.reg(), call.actor, call.number("about"));
  if (!enquiries) return tl::unexpected(enquiries.error());
  Json items = Json::array();
  for (const casework::Enquiry& one : *enquiries) items.push_back(told(one));
  return Reply{{{"items", items}, {"next", nullptr}, {"today", day_of_moment(call.office.now())}}};
}

Result<Reply> one(Call& call) {
  const Result<casework::Enquiry> enquiry = casework::enquiry(call.office.reg(), call.actor, call.number("enquiry"));
  return enquiry ? Result<Reply>(Reply{told(*enquiry)}) : tl::unexpected(enquiry.error());
}

Result<Reply> open(Call& call) {
  casework::Asked asked;
  const Json& enquirer = call.body.at("enquirer");
  asked.enquirer.name = enquirer.at("name");
  asked.enquirer.kinship = enquirer.value("kinship", asked.enquirer.kinship);
  asked.enquirer.proof = enquirer.value("proof", asked.enquirer.proof);
  asked.enquirer.contact = enquirer.value("contact", "");
  asked.text = call.word("text");
  asked.medium = call.body.value("medium", asked.medium);
  asked.handling = call.body.value("handling", asked.handling);
  asked.about = call.position("about");
  Result<std::vector<Said>> sought = all_said(call.body.value("sought", Json::array()), "sought");
  if (!sought) return tl::unexpected(sought.error());
  asked.sought = std::move(*sought);
  const Result<Position> at = casework::open_enquiry(call.office.reg(), call.actor, asked);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

/// What was recorded about an enquiry, as it is then.
Result<Reply> after(Call& call, const Result<Position>& done) { return done ? one(call) : Result<Reply>(tl::unexpected(done.error())); }

Result<Reply> prove(Call& call) {
  return after(call, casework::prove(call.office.reg(), call.actor, call.number("enquiry"), call.word("proof"), call.word("why")));
}

Result<Reply> allow(Call& call) {
  return after(call, casework::allow(call.office.reg(), call.actor, call.number("enquiry"), call.word("tell"), call.word("why")));
}

Result<Reply> promise(Call& call) {
  const Result<PartialDate> due = day_named(call.word("due"));
  if (!due) return fail(due.error().code, due.error().sentence, {"", 0, "due"});
  return after(call, casework::promise(call.office.reg(), call.actor, call.number("enquiry"), *due, call.word("what")));
}

Result<Reply> answer(Call& call) {
  return after(call, casework::answer(call.office.reg(), call.actor, call.number("enquiry"), call.word("told"), call.word("how"),
                                      call.word("text")));
}

Result<Reply> close(Call& call) {
  return after(call, casework::close(call.office.reg(), call.actor, call.number("enquiry"), call.word("why")));
}

Result<Reply> duties(Call& call) {
  const Result<std::vector<casework::Duty>> all = casework::duties(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const casework::Duty& one : *all)
    items.push_back({{"duty", one.rule->id},
                     {"source", one.rule->source},
                     {"of", one.of},
                     {"about", one.about},
                     {"due", one.due},
                     {"times", one.times},
                     {"done", one.times ? Json(one.done) : Json()}});
  return Reply{{{"items", items}, {"next", nullptr}, {"today", day_of_moment(call.office.now())}}};
}

Result<Reply> duty_done(Call& call) {
  const Result<PartialDate> on = day_named(call.word("on"));
  if (!on) return fail(on.error().code, on.error().sentence, {"", 0, "on"});
  const Result<Position> at =
      casework::done(call.office.reg(), call.actor, call.word("duty"), call.position("of"), *on, call.word("reference"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> enquiry_routes() {
  const casework::Vocabulary& words = casework::vocabulary();
  std::vector<std::string> tells;
  for (const casework::Tell& tell : words.tells) tells.push_back(tell.id);
  const Member why = needed("why", text(2000));
  const Shape enquirer = object({needed("name", text()), maybe("kinship", one_of(words.kinships)), maybe("proof", one_of(words.proofs)),
                                 maybe("contact", text(500))});
  const Shape asked = object({needed("enquirer", enquirer), maybe("text", text(20'000)), maybe("medium", one_of(media())),
                              maybe("handling", one_of(access::handling_classes())), maybe("sought", list_of(shape_of_said(), 100)),
                              maybe("about", position())});
  const std::string base = "/api/enquiries/{enquiry}";
  return {
      {"GET", "/api/enquiries", reads("enquiry-read"), all, {}, {maybe("about", position())}},
      {"POST", "/api/enquiries", reads("enquiry-write"), open, asked},
      {"GET", base, reads("enquiry-read"), one},
      {"POST", base + "/proof", reads("enquiry-write"), prove, object({needed("proof", one_of(words.proofs)), why})},
      {"POST", base + "/allowance", reads("enquiry-write"), allow, object({needed("tell", one_of(tells)), why})},
      {"POST", base + "/promise", reads("enquiry-write"), promise, object({needed("due", text(40)), needed("what", text(2000))})},
      {"POST", base + "/answers", reads("enquiry-write"), answer,
       object({needed("told", one_of(tells)), needed("how", one_of(words.answers)), needed("text", text(20'000))})},
      {"POST", base + "/close", reads("enquiry-write"), close, object({why})},
      {"GET", "/api/duties", reads("enquiry-read"), duties},
      {"POST", "/api/duties/done", reads("enquiry-write"), duty_done,
       object({needed("duty", text(64)), needed("of", position()), needed("on", text(40)), maybe("reference", text(500))})},
  };
}

}  // namespace nostoi::workbench
