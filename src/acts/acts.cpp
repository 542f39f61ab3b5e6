// Proposing, confirming, refusing: each looks at the register inside of its own transaction, so that what it saw is what it acts on.
#include "nostoi/acts.hpp"

#include <algorithm>

#include "register/acts.hpp"
#include "register/entry.hpp"
#include "register/erase.hpp"
#include "register/eyes.hpp"
#include "review/queue.hpp"

namespace nostoi::acts {

namespace {

constexpr std::uint64_t longest_opening = 31 * 24;  // hours

Result<void> must_have_reason(const std::string& why) {
  return why.empty() ? Result<void>(fail(Code::invalid, say("register-no-reason"))) : Result<void>();
}

std::string number(Position position) { return std::to_string(position); }

/// A death takes an identification that nothing contradicts.
Result<void> bears_death(Snapshot& snapshot, const access::Actor& actor, Position about) {
  const Result<PersonFile> file = file_of(snapshot, access::all_seeing(actor), about, {}, eyes_of_the_register);
  if (!file) return tl::unexpected(file.error());
  const captivity::Death state = captivity::death(*file).state;
  if (state == captivity::Death::identified) return {};
  return fail(Code::conflict, say("act-death-not-borne", {{"state", say("death-" + std::string(captivity::death_name(state)))}}));
}

Result<void> bears_erasure(Snapshot& snapshot, Position about) {
  const Result<Event> event = event_at(snapshot, about);
  if (!event) return tl::unexpected(event.error());
  if (event->payload.empty()) return fail(Code::conflict, say("log-erased", {{"position", number(about)}}));
  return {};
}

Result<void> bears_opening(Snapshot& snapshot, Position about) {
  const Result<bool> sealed = is_sealed(snapshot, about);
  if (!sealed) return tl::unexpected(sealed.error());
  return *sealed ? Result<void>() : fail(Code::conflict, say("act-not-sealed"));
}

Result<void> file_bears(Snapshot& snapshot, const access::Actor& actor, const std::string& what, Position about) {
  if (what == "unseal") return bears_opening(snapshot, about);
  return what == "death" ? bears_death(snapshot, actor, about) : bears_erasure(snapshot, about);
}

/// Nobody acts on a file that is shut for him, but to have it opened.
Result<void> may_see(const Eyes& eyes, const std::string& what, Position about) {
  if (what == "unseal") return {};
  const Result<bool> shut = is_shut_for(eyes.snapshot, eyes.actor, about, eyes.clock);
  if (!shut) return tl::unexpected(shut.error());
  return *shut ? fail(Code::denied, say("act-shut", {{"anchor", "a" + number(about)}})) : Result<void>();
}

/// One at a time: what waits has to be settled first.
Result<void> nothing_waits(Snapshot& snapshot, const access::Actor& actor, const Proposal& proposal) {
  const Result<std::vector<Act>> all = acts_about(snapshot, actor, proposal.about);
  if (!all) return tl::unexpected(all.error());
  for (const Act& act : *all)
    if (act.what == proposal.what && act.state() == ActState::proposed)
      return fail(Code::conflict, say("act-waits", {{"act", number(act.proposed.at)}, {"actor", act.proposed.actor}}));
  return {};
}

Result<void> must_be_open(const Act& act) {
  if (act.refused.at != 0)
    return fail(Code::conflict, say("act-refused-before", {{"act", number(act.proposed.at)}, {"actor", act.refused.actor}}));
  return {};
}

/// A word about an act, in a transaction of its own once the act was looked at.
Result<Position> say_about(Register& reg, const access::Actor& actor, Position act, std::string_view kind, const std::string& why,
                           const std::function<Result<void>(Snapshot&, const Act&)>& may,
                           const std::function<Result<void>(Log&, const Act&)>& follow = {}) {
  if (const Result<void> has = must_have_reason(why); !has) return tl::unexpected(has.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Act> there = act_at(log->transaction(), actor, act);
  if (!there) return tl::unexpected(there.error());
  Result<void> well = may_see({log->transaction(), actor, reg.surroundings().clock()}, there->what, there->about);
  if (well) well = may(log->transaction(), *there);
  if (!well) return tl::unexpected(well.error());
  const Result<Record> proposal = record_at(log->transaction(), access::all_seeing(actor), act);
  if (!proposal) return tl::unexpected(proposal.error());
  const Result<Position> at = add_record(*log, kind, {act}, proposal->handling, {{"why", why}});
  if (!at) return at;
  if (const Result<void> done = follow ? follow(*log, *there) : Result<void>(); !done) return tl::unexpected(done.error());
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return at;
}

}  // namespace

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> all{"death", "erasure", "unseal"};
  return all;
}

Result<Position> propose(Register& reg, const access::Actor& actor, const Proposal& proposal) {
  if (std::ranges::find(kinds(), proposal.what) == kinds().end()) return fail(Code::invalid, say("act-no-kind", {{"word", proposal.what}}));
  if (const Result<void> has = must_have_reason(proposal.why); !has) return tl::unexpected(has.error());
  if (proposal.what == "unseal" && (proposal.hours == 0 || proposal.hours > longest_opening))
    return fail(Code::invalid, say("act-hours", {{"most", number(longest_opening)}}));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const auto must_be = proposal.what == "death" ? must_be_of_person : must_be_anchor;
  Result<void> may = must_be(log->transaction(), proposal.about);
  if (may) may = may_see({log->transaction(), actor, reg.surroundings().clock()}, proposal.what, proposal.about);
  if (may) may = nothing_waits(log->transaction(), actor, proposal);
  if (may) may = file_bears(log->transaction(), actor, proposal.what, proposal.about);
  if (!may) return tl::unexpected(may.error());
  Json payload{{"what", proposal.what}, {"why", proposal.why}};
  if (proposal.hours != 0) payload["hours"] = proposal.hours;
  return add_record_alone(*log, kind::act_proposed, {proposal.about}, proposal.handling, std::move(payload));
}

Result<Confirmed> confirm(Register& reg, const access::Actor& actor, Position act, const std::string& why) {
  const auto may = [&](Snapshot& snapshot, const Act& there) -> Result<void> {
    if (const Result<void> is = must_be_open(there); !is) return is;
    if (there.confirmed.at != 0)
      return fail(Code::conflict, say("act-confirmed-before", {{"act", number(act)}, {"actor", there.confirmed.actor}}));
    if (is_same_actor(there.proposed.actor, actor.id)) return fail(Code::denied, say("act-same-person", {{"actor", actor.id}}));
    return file_bears(snapshot, actor, there.what, there.about);
  };
  Confirmed confirmed;
  const auto follow = [&](Log& log, const Act& there) -> Result<void> {
    if (there.what != "erasure") return {};
    Result<std::vector<Position>> erased = erase(log, there.about, act, there.proposed.why);
    if (!erased) return tl::unexpected(erased.error());
    confirmed.erased = std::move(*erased);
    return review::forget_pairs(log.transaction(), there.about);
  };
  const Result<Position> at = say_about(reg, actor, act, kind::act_confirmed, why, may, follow);
  if (!at) return tl::unexpected(at.error());
  confirmed.at = *at;
  if (confirmed.erased.empty()) return confirmed;
  if (const Result<void> done = reg.store().scrub(); !done) confirmed.still_on_disk = done.error();
  return confirmed;
}

Result<Position> refuse(Register& reg, const access::Actor& actor, Position act, const std::string& why) {
  return say_about(reg, actor, act, kind::act_refused, why, [](Snapshot&, const Act& there) -> Result<void> {
    if (there.what == "erasure" && there.confirmed.at != 0)
      return fail(Code::conflict, say("act-for-good", {{"act", number(there.proposed.at)}}));
    return must_be_open(there);
  });
}

Result<Position> seal(Register& reg, const access::Actor& actor, Position anchor, bool whole, const std::string& why) {
  if (const Result<void> has = must_have_reason(why); !has) return tl::unexpected(has.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (const Result<void> is = must_be_anchor(log->transaction(), anchor); !is) return tl::unexpected(is.error());
  return add_record_alone(*log, kind::sealed, {anchor}, "ordinary", {{"whole", whole}, {"why", why}});
}

namespace {

Result<std::vector<Act>> waiting_seen(const Eyes& eyes) {
  Result<std::vector<Act>> all = each_of(records_of(eyes.snapshot, eyes.actor, kind::act_proposed),
                                         [&](const Record& proposal) { return act_at(eyes.snapshot, eyes.actor, proposal.at); });
  if (!all) return all;
  std::vector<Act> waiting;
  for (Act& act : *all) {
    if (act.state() != ActState::proposed) continue;
    const Result<bool> shut = act.what == "unseal" ? false : is_shut_for(eyes.snapshot, eyes.actor, act.about, eyes.clock);
    if (!shut) return tl::unexpected(shut.error());
    if (!*shut) waiting.push_back(std::move(act));
  }
  return waiting;
}

}  // namespace

Result<std::vector<Act>> waiting(Register& reg, const access::Actor& actor) {
  return show(reg, actor, 0, "acts", waiting_seen, [](const Act& act) { return std::vector<Position>{act.about}; });
}

}  // namespace nostoi::acts
