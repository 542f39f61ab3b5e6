// A verdict becomes a decision, unless two read the pair: then it is an opinion until both have said theirs.
#include "register/decide.hpp"
#include "review/queue.hpp"

namespace nostoi::review {

namespace {

/// A verdict on its way into the log.
struct Verdicts {
  Log& log;
  const access::Actor& actor;
  Two pair;
  Verdict verdict;
  const std::string& why;
};

Result<void> must_be_for(const Verdicts& said) {
  const Result<Anchors> anchors = Anchors::of(said.log.transaction());
  if (!anchors) return tl::unexpected(anchors.error());
  for (const Position anchor : {said.pair.first, said.pair.second})
    if (const Result<void> is = must_be_anchor(said.log.transaction(), anchor); !is) return is;
  return must_read_both(*anchors, said.actor, said.pair);
}

Result<Judged> decide_it(const Verdicts& said, const std::string& why, const Json& ground) {
  const Result<std::optional<ScoreThen>> score = score_of(said.log.transaction(), said.pair.first, said.pair.second);
  if (!score) return tl::unexpected(score.error());
  const Result<Position> at = add_decision(said.log, said.pair.first, said.pair.second, said.verdict, why, *score, ground);
  if (!at) return tl::unexpected(at.error());
  return Judged{0, *at, false};
}

/// One of two opinions; the second of them decides where it agrees with the first.
Result<Judged> opine(const Verdicts& said, const Reading& reading) {
  if (said.why.empty()) return fail(Code::invalid, say("register-no-reason"));
  const Result<std::string> handling = handling_of_pair(said.log.transaction(), said.pair);
  if (!handling) return tl::unexpected(handling.error());
  const Json payload{
      {"left", said.pair.first}, {"right", said.pair.second}, {"verdict", std::string(verdict_name(said.verdict))}, {"why", said.why}};
  const Result<Position> at = add_record(said.log, kind::opinion, {said.pair.first, said.pair.second}, *handling, payload);
  if (!at) return tl::unexpected(at.error());
  if (reading.opinions.empty()) return Judged{*at, 0, false};
  const Opinion& other = reading.opinions.front();
  if (other.verdict != said.verdict) return Judged{*at, 0, true};
  const std::string both = other.reviewer + ": " + other.why + " · " + said.actor.id + ": " + said.why;
  Result<Judged> judged = decide_it(said, both, {{"opinions", {other.at, *at}}});
  if (judged) judged->opinion = *at;
  return judged;
}

Result<Judged> judged(const Verdicts& said) {
  if (const Result<void> may = must_be_for(said); !may) return tl::unexpected(may.error());
  const Result<Standing> standing = Team::of_pair(said.log.transaction(), said.pair);
  const Result<bool> open = is_open(said.log.transaction(), said.pair.first, said.pair.second);
  if (!standing || !open) return tl::unexpected(standing ? open.error() : standing.error());
  const Reading& reading = standing->reading;
  if (*open && reading.by_two() && !reading.is_complete()) {
    if (!reading.is_reader(said.actor.id)) return fail(Code::conflict, say("review-two-read"));
    if (reading.has_said(said.actor.id)) return fail(Code::conflict, say("review-said-before"));
    return opine(said, reading);
  }
  const Reading* dispute = standing->in_dispute();
  if (*open && dispute && dispute->is_reader(said.actor.id)) return fail(Code::conflict, say("review-a-third"));
  return decide_it(said, said.why, Json::object());
}

}  // namespace

Result<Judged> judge(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why) {
  if (left == right) return fail(Code::invalid, say("register-same-anchor"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Verdicts said{*log, actor, in_order(left, right), verdict, why};
  Result<Judged> done = judged(said);
  if (!done) return done;
  if (const Result<void> written = log->commit(); !written) return tl::unexpected(written.error());
  return done;
}

}  // namespace nostoi::review
