// Identity decisions: taken, taken back, remembered for good.
#include "register/decide.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "register/rows.hpp"

namespace nostoi {

namespace {

constexpr std::array<std::string_view, 3> verdicts{"same", "not-same", "unsure"};

/// The live decision about exactly these two anchors that says something else, 0 when there is none.
Result<Position> contrary(Snapshot& snapshot, Position left, Position right, Verdict verdict) {
  Position found = 0;
  const std::string prefix = rows::decided(left);
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    const std::vector<std::uint64_t> row = rows::read_numbers(value);  // other verdict revoked
    const bool says_else = row[1] != static_cast<std::uint64_t>(verdict) && row[1] != static_cast<std::uint64_t>(Verdict::unsure);
    if (row[0] == right && row[2] == 0 && says_else && verdict != Verdict::unsure)
      found = rows::read_numbers(key.substr(prefix.size())).front();
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

/// A person is no place, and remains are no person: what is of two kinds is never one, whoever says so.
Result<void> must_be_of_one_kind(Snapshot& snapshot, Position left, Position right) {
  const Result<std::string> one = kind_of_anchor(snapshot, left), other = kind_of_anchor(snapshot, right);
  if (!one || !other) return tl::unexpected(one ? other.error() : one.error());
  if (*one == *other) return {};
  return fail(Code::invalid, say("entity-other-kind", {{"left", "a" + std::to_string(left)},
                                                       {"one", say("entity-" + *one)},
                                                       {"right", "a" + std::to_string(right)},
                                                       {"other", say("entity-" + *other)}}));
}

}  // namespace

Json decision_payload(Position left, Position right, Verdict verdict, const std::string& why, const std::optional<ScoreThen>& score) {
  if (right < left) std::swap(left, right);
  Json payload{{"left", left}, {"right", right}, {"verdict", std::string(verdict_name(verdict))}, {"why", why}};
  if (score)
    payload["score"] = {{"matched", score->matched}, {"millionths", std::llround(score->probability * 1e6)}, {"weight", score->weight}};
  return payload;
}

std::string_view verdict_name(Verdict verdict) { return verdicts[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> verdict_named(std::string_view name) {
  const auto found = std::ranges::find(verdicts, name);
  if (found == verdicts.end()) return std::nullopt;
  return static_cast<Verdict>(found - verdicts.begin());
}

Result<Position> add_decision(Log& log, Position left, Position right, Verdict verdict, const std::string& why,
                              const std::optional<ScoreThen>& score, const Json& ground) {
  if (right < left) std::swap(left, right);
  if (left == right) return fail(Code::invalid, say("register-same-anchor"));
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  if (const Result<void> may = must_be_of_one_kind(log.transaction(), left, right); !may) return tl::unexpected(may.error());
  const Result<Position> against = contrary(log.transaction(), left, right, verdict);
  if (!against) return against;
  if (*against != 0) return fail(Code::conflict, say("register-decided-else", {{"decision", std::to_string(*against)}}));
  Json payload = decision_payload(left, right, verdict, why, score);
  payload.update(ground);
  return log.add(kind::decided, payload);
}

Result<Position> add_revocation(Log& log, Position decision, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  const Result<std::optional<std::string>> row = log.transaction().get(rows::decision(decision));
  if (!row) return tl::unexpected(row.error());
  if (!*row) return fail(Code::not_found, say("register-no-decision", {{"decision", std::to_string(decision)}}));
  const Result<std::optional<std::string>> held = log.transaction().get(rows::decided(rows::read_numbers(**row)[0], decision));
  if (!held) return tl::unexpected(held.error());
  if (*held && rows::read_numbers(**held)[2] != 0)
    return fail(Code::conflict, say("register-revoked-before", {{"decision", std::to_string(decision)}}));
  return log.add(kind::revoked, {{"decision", decision}, {"why", why}});
}

namespace {

/// Adds what is the one event of a transaction.
Result<Position> alone(Register& reg, const access::Actor& actor, const std::function<Result<Position>(Log&)>& add) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Position> at = add(*log);
  if (!at) return at;
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return at;
}

}  // namespace

Result<Position> decide(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why,
                        const std::optional<ScoreThen>& score) {
  return alone(reg, actor, [&](Log& log) { return add_decision(log, left, right, verdict, why, score); });
}

Result<Position> revoke(Register& reg, const access::Actor& actor, Position decision, const std::string& why) {
  return alone(reg, actor, [&](Log& log) { return add_revocation(log, decision, why); });
}

Result<std::vector<Decision>> decisions_of(Snapshot& snapshot, Position anchor, Position known) {
  std::vector<Decision> all;
  const std::string prefix = rows::decided(anchor);
  Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    const Position at = rows::read_numbers(key.substr(prefix.size())).front();
    const std::vector<std::uint64_t> row = rows::read_numbers(value);  // other verdict revoked
    if (known != 0 && at > known) return true;
    const Position revoked = known != 0 && row[2] > known ? 0 : row[2];
    all.push_back({at, std::min(anchor, row[0]), std::max(anchor, row[0]), static_cast<Verdict>(row[1]), "", "", revoked, 0, 0, false});
    return true;
  });
  for (auto decision = all.begin(); done && decision != all.end(); ++decision) {
    const Result<Event> event = event_at(snapshot, decision->at);
    if (!event) return tl::unexpected(event.error());
    decision->actor = event->header.actor;
    const Result<Json> payload = read_canonical(event->payload);
    if (!payload) continue;  // erased
    decision->why = payload->value("why", "");
    decision->batch = payload->value("batch", Position{0});
    decision->policy = payload->value("policy", Position{0});
  }
  if (!done) return tl::unexpected(done.error());
  return all;
}

}  // namespace nostoi
