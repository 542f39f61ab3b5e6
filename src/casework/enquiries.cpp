// Enquiries: who asks, what they may be told, what they were told. The state of an enquiry is the fold of the records about it.
#include <algorithm>

#include "casework/seen.hpp"
#include "nostoi/captivity.hpp"
#include "register/line_text.hpp"
#include "register/note.hpp"

namespace nostoi::casework {

namespace {

const DutyRule* reply_rule() {
  const auto found = std::ranges::find(vocabulary().duties, kind::enquiry, &DutyRule::after);
  return found == vocabulary().duties.end() ? nullptr : &*found;
}

bool is_shown(const std::string& proof) { return std::ranges::count(vocabulary().shown, proof) > 0; }

Result<const Tell*> tell_named(const std::string& id) {
  const auto found = std::ranges::find(vocabulary().tells, id, &Tell::id);
  if (found != vocabulary().tells.end()) return &*found;
  std::vector<std::string> known;
  for (const Tell& tell : vocabulary().tells) known.push_back(tell.id);
  return tl::unexpected(must_be_one_of(known, id, "enquiry-tell").error());
}

Enquiry begun(const Record& record) {
  Enquiry enquiry;
  enquiry.at = record.at;
  enquiry.when = record.when;
  enquiry.actor = record.actor;
  enquiry.handling = record.handling;
  enquiry.withheld = record.withheld || record.erased;
  if (enquiry.withheld) return enquiry;
  enquiry.note = record.about.front();
  const Json& said = record.payload;
  enquiry.enquirer = {said.at("name"), said.at("kinship"), said.at("proof"), said.at("contact")};
  enquiry.text = said.at("text");
  if (const DutyRule* rule = reply_rule()) enquiry.due = day_of_moment(record.when) + rule->days;
  return enquiry;
}

void follow(Enquiry& enquiry, const Record& record) {
  const Json& said = record.payload;
  if (record.withheld || record.erased) return;
  if (record.kind == kind::proved) enquiry.enquirer.proof = said.at("proof");
  if (record.kind == kind::allowed) enquiry.may_be_told = said.at("tell");
  if (record.kind == kind::promised) {
    enquiry.due = date_in(said, "due").to;
    enquiry.promise = said.at("what");
  }
  if (record.kind == kind::answered) {
    enquiry.answers.push_back({record.at, record.when, record.actor, said.at("told"), said.at("how"), said.at("text")});
    enquiry.due.reset();
    enquiry.promise.clear();
  }
  if (record.kind == kind::closed) enquiry.closed = true;
}

/// An enquiry on which the actor may work; it is refused where it is withheld or closed.
Result<Enquiry> enquiry_to_work_on(const Eyes& eyes, Position at) {
  Result<Enquiry> found = enquiry_seen(eyes, at);
  if (!found) return found;
  if (const Result<void> told = must_be_told(found->withheld, at); !told) return tl::unexpected(told.error());
  if (found->closed) return fail(Code::conflict, say("enquiry-is-closed", {{"enquiry", std::to_string(at)}}));
  return found;
}

using Payload = std::function<Result<Json>(const Enquiry&)>;

/// One more record about an enquiry; `payload` may refuse.
Result<Position> add(Register& reg, const access::Actor& actor, Position at, std::string_view kind, const Payload& payload) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Enquiry> of = enquiry_to_work_on({log->transaction(), actor, reg.surroundings().clock()}, at);
  if (!of) return tl::unexpected(of.error());
  Result<Json> said = payload(*of);
  if (!said) return tl::unexpected(said.error());
  return add_record_alone(*log, kind, {at}, of->handling, std::move(*said));
}

Result<void> must_be_sound(const Asked& asked) {
  if (asked.enquirer.name.empty()) return fail(Code::invalid, say("enquiry-nobody-asks"));
  if (asked.about == 0 && asked.sought.empty()) return fail(Code::invalid, say("enquiry-about-nobody"));
  const Result<void> is = must_be_one_of(vocabulary().kinships, asked.enquirer.kinship, "enquiry-kinship");
  return is ? must_be_one_of(vocabulary().proofs, asked.enquirer.proof, "enquiry-proof") : is;
}

Result<void> must_be_shown(const Tell& tell, const Enquirer& enquirer) {
  if (!tell.needs_proof || is_shown(enquirer.proof)) return {};
  return fail(Code::denied, say("enquiry-not-shown", {{"tell", say("tell-" + tell.id)}, {"proof", say("proof-" + enquirer.proof)}}));
}

Result<void> may_be_told(const Enquiry& enquiry, const Tell& tell, const std::string& how) {
  const Result<const Tell*> most = tell_named(enquiry.may_be_told);
  if (!most) return tl::unexpected(most.error());
  if (&tell > *most)
    return fail(Code::denied, say("enquiry-more-than-allowed", {{"tell", say("tell-" + tell.id)}, {"most", say("tell-" + (*most)->id)}}));
  if (tell.in_person && how != "in-person") return fail(Code::denied, say("enquiry-in-person"));
  return must_be_shown(tell, enquiry.enquirer);
}

Result<void> death_is_established(Register& reg, const access::Actor& actor, Position anchor) {
  const Result<PersonFile> file = person_file(reg, actor, anchor);
  if (!file) return tl::unexpected(file.error());
  if (captivity::death(*file).state == captivity::Death::established) return {};
  return fail(Code::denied, say("enquiry-death-open"));
}

}  // namespace

Result<Position> open_enquiry(Register& reg, const access::Actor& actor, const Asked& asked) {
  if (const Result<void> is = must_be_sound(asked); !is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Note note{asked.enquirer.name, asked.medium, asked.handling, asked.text, {}, {}};
  const Result<NoteTaken> taken = add_note(*log, note, asked.sought, asked.about);
  if (!taken) return tl::unexpected(taken.error());
  return add_record_alone(*log, kind::enquiry, {taken->note}, asked.handling,
                          {{"contact", asked.enquirer.contact},
                           {"kinship", asked.enquirer.kinship},
                           {"name", asked.enquirer.name},
                           {"proof", asked.enquirer.proof},
                           {"text", asked.text}});
}

Result<Position> prove(Register& reg, const access::Actor& actor, Position at, const std::string& proof, const std::string& why) {
  if (const Result<void> is = must_be_one_of(vocabulary().proofs, proof, "enquiry-proof"); !is) return tl::unexpected(is.error());
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  return add(reg, actor, at, kind::proved, [&](const Enquiry&) -> Result<Json> { return Json{{"proof", proof}, {"why", why}}; });
}

Result<Position> allow(Register& reg, const access::Actor& actor, Position at, const std::string& tell, const std::string& why) {
  const Result<const Tell*> most = tell_named(tell);
  if (!most) return tl::unexpected(most.error());
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  return add(reg, actor, at, kind::allowed, [&](const Enquiry& enquiry) -> Result<Json> {
    if (const Result<void> shown = must_be_shown(**most, enquiry.enquirer); !shown) return tl::unexpected(shown.error());
    return Json{{"tell", tell}, {"why", why}};
  });
}

Result<Position> promise(Register& reg, const access::Actor& actor, Position at, const PartialDate& due, const std::string& what) {
  if (!due.known()) return fail(Code::invalid, say("enquiry-no-day"));
  return add(reg, actor, at, kind::promised, [&](const Enquiry&) -> Result<Json> {
    Json said{{"what", what}};
    put_date(said, "due", due);
    return said;
  });
}

Result<Position> answer(Register& reg, const access::Actor& actor, Position at, const std::string& told, const std::string& how,
                        const std::string& text) {
  const Result<const Tell*> tell = tell_named(told);
  if (!tell) return tl::unexpected(tell.error());
  if (const Result<void> is = must_be_one_of(vocabulary().answers, how, "enquiry-how"); !is) return tl::unexpected(is.error());
  return add(reg, actor, at, kind::answered, [&](const Enquiry& enquiry) -> Result<Json> {
    Result<void> may = may_be_told(enquiry, **tell, how);
    if (may && (*tell)->in_person) may = death_is_established(reg, actor, enquiry.note);
    if (!may) return tl::unexpected(may.error());
    return Json{{"how", how}, {"text", text}, {"told", told}};
  });
}

Result<Position> close(Register& reg, const access::Actor& actor, Position at, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  return add(reg, actor, at, kind::closed, [&](const Enquiry&) -> Result<Json> { return Json{{"why", why}}; });
}

Result<Enquiry> enquiry_seen(const Eyes& eyes, Position at) {
  const Result<Record> record = record_at(eyes, at, kind::enquiry);
  if (!record) return tl::unexpected(record.error());
  Enquiry all = begun(*record);
  if (all.withheld) return all;
  const Result<std::vector<Record>> since = records_about(eyes.snapshot, eyes.actor, at, {}, eyes.known);
  if (!since) return tl::unexpected(since.error());
  for (const Record& one : *since) follow(all, one);
  if (all.closed) all.due.reset();
  return all;
}

Result<std::vector<Enquiry>> enquiries_seen(const Eyes& eyes, Position about) {
  return each_of(records_about_person(eyes, about, kind::enquiry), [&](const Record& record) { return enquiry_seen(eyes, record.at); });
}

namespace {

std::vector<Position> anchors_of_enquiry(const Enquiry& enquiry) { return none_or(enquiry.withheld, {enquiry.note}); }

}  // namespace

Result<Enquiry> enquiry(Register& reg, const access::Actor& actor, Position at, Position known) {
  const auto one = [&](const Eyes& eyes) -> Result<std::vector<Enquiry>> {
    Result<Enquiry> seen = enquiry_seen(eyes, at);
    if (!seen) return tl::unexpected(seen.error());
    return std::vector<Enquiry>{std::move(*seen)};
  };
  Result<std::vector<Enquiry>> found = show(reg, actor, known, "enquiries", one, anchors_of_enquiry);
  if (!found) return tl::unexpected(found.error());
  return std::move(found->front());
}

Result<std::vector<Enquiry>> enquiries(Register& reg, const access::Actor& actor, Position about, Position known) {
  return show(reg, actor, known, "enquiries", [&](const Eyes& eyes) { return enquiries_seen(eyes, about); }, anchors_of_enquiry);
}

}  // namespace nostoi::casework
