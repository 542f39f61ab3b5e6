// A policy looks at the register as it was, and writes under the lock: what it found is looked at again where anybody has written since.
#include <algorithm>

#include "review/policies.hpp"
#include "review/policy_guards.hpp"
#include "review/together.hpp"

namespace nostoi::review {

namespace {

/// What a policy found in a snapshot.
struct Found {
  Position known = 0;
  std::vector<Proposal> join;  // the likeliest first
  PolicyEffect effect;
};

Result<Found> found(Snapshot& snapshot, const Policy& policy, std::int32_t today) {
  const Result<std::uint64_t> known = snapshot.last();
  const Result<std::vector<Proposal>> all = proposals(snapshot);
  if (!known || !all) return tl::unexpected(known ? all.error() : known.error());
  const Result<PolicyGuards> guards = PolicyGuards::of(snapshot, *all, today);
  if (!guards) return tl::unexpected(guards.error());
  Found result{*known, {}, {policy.name(), 0, {}}};
  for (const Proposal& one : *all) {
    if (one.score.probability < policy.least) continue;
    const Result<bool> open = is_open(snapshot, one.left, one.right);
    if (!open) return tl::unexpected(open.error());
    if (!*open) continue;
    const Result<std::set<std::string>> held = guards->holding_off(policy, one);
    if (!held) return tl::unexpected(held.error());
    for (const std::string& why : *held) ++result.effect.held[why];
    if (held->empty()) result.join.push_back(one);
  }
  std::ranges::sort(result.join, {}, [](const Proposal& one) { return std::tuple(-std::int64_t{one.score.weight}, one.left, one.right); });
  return result;
}

/// "standard@1: name, birth_date"
std::string reason(const Policy& policy) {
  std::string fields;
  for (const std::string& field : policy.agree) fields += (fields.empty() ? "" : ", ") + field;
  return policy.name() + ": " + fields;
}

/// Whether the policy is in force and nothing holds it off, now that the lock is held.
Result<bool> still_may(Snapshot& snapshot, const InForce& one, const Proposal& pair, std::int32_t today) {
  const Result<bool> open = is_open(snapshot, pair.left, pair.right);
  if (!open || !*open) return open;
  const Result<std::vector<Proposal>> all = proposals(snapshot);
  if (!all) return tl::unexpected(all.error());
  const Result<PolicyGuards> guards = PolicyGuards::of(snapshot, *all, today);
  if (!guards) return tl::unexpected(guards.error());
  const Result<std::set<std::string>> held = guards->holding_off(*one.policy, pair);
  if (!held) return tl::unexpected(held.error());
  return held->empty();
}

Result<bool> is_in_force(Snapshot& snapshot, const access::Actor& actor, const InForce& one, std::int32_t today) {
  const Result<std::vector<InForce>> now = in_force(snapshot, actor, today);
  if (!now) return tl::unexpected(now.error());
  return std::ranges::find(*now, one.signature, &InForce::signature) != now->end();
}

Result<PolicyEffect> write(Register& reg, const InForce& one, Found found, std::int32_t today) {
  const access::Actor actor = actor_of(*one.policy);
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::uint64_t> last = log->transaction().last();
  const Result<bool> in_force = is_in_force(log->transaction(), actor, one, today);
  if (!last || !in_force) return tl::unexpected(last ? in_force.error() : last.error());
  if (!*in_force) return PolicyEffect{one.policy->name(), 0, {}};
  // One to one, what it joins does not bear on what else it joins; otherwise every pair has to be looked at behind the ones before.
  const bool look_again = *last != found.known || !one.policy->one_to_one;
  std::vector<Position> decisions;
  for (const Proposal& pair : found.join) {
    const Result<bool> may = look_again ? still_may(log->transaction(), one, pair, today) : Result<bool>(true);
    if (!may) return tl::unexpected(may.error());
    if (!*may) continue;
    const Result<Position> at =
        add_decision(*log, pair.left, pair.right, Verdict::same, reason(*one.policy), pair.score, {{"policy", one.signature}});
    if (!at) return tl::unexpected(at.error());
    decisions.push_back(*at);
  }
  Result<void> done = add_place(*log, one.signature, kind::policy_applied, decisions, reason(*one.policy));
  if (done && !decisions.empty()) done = log->commit();
  if (!done) return tl::unexpected(done.error());
  found.effect.joined = decisions.size();
  return std::move(found.effect);
}

}  // namespace

Result<PolicyEffect> try_policy(Register& reg, const access::Actor& actor, const std::string& id) {
  const Result<const Policy*> policy = policy_named(id);
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!policy) return tl::unexpected(policy.error());
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<Found> would = found(**snapshot, **policy, day_of_moment(reg.surroundings().clock()));
  if (!would) return tl::unexpected(would.error());
  would->effect.joined = would->join.size();
  return std::move(would->effect);
}

Result<std::vector<PolicyEffect>> apply_policies(Register& reg) {
  const std::int32_t today = day_of_moment(reg.surroundings().clock());
  const access::Actor nobody{"policy", "review", {}};
  const Result<std::unique_ptr<Snapshot>> before = reg.read(nobody);
  if (!before) return tl::unexpected(before.error());
  const Result<std::vector<InForce>> all = in_force(**before, nobody, today);
  if (!all) return tl::unexpected(all.error());
  std::vector<PolicyEffect> effects;
  for (const InForce& one : *all) {
    const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(nobody);
    if (!snapshot) return tl::unexpected(snapshot.error());
    Result<Found> join = found(**snapshot, *one.policy, today);
    if (!join) return tl::unexpected(join.error());
    if (join->join.empty()) {
      effects.push_back(std::move(join->effect));
      continue;
    }
    Result<PolicyEffect> effect = write(reg, one, std::move(*join), today);
    if (!effect) return tl::unexpected(effect.error());
    effects.push_back(std::move(*effect));
  }
  return effects;
}

}  // namespace nostoi::review
