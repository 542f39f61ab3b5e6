// Signing and withdrawing. A signature is of a text: where the text is another, nothing is signed.
#include "review/policies.hpp"

#include <algorithm>

#include "register/line_text.hpp"
#include "review/together.hpp"

namespace nostoi::review {

namespace {

Signature signature_of(const Record& record) {
  Signature one;
  one.at = record.at;
  one.when = record.when;
  one.actor = record.actor;
  one.policy = record.payload.at("id").get<std::string>() + "@" + std::to_string(record.payload.at("version").get<std::uint64_t>());
  one.why = record.payload.at("why");
  one.sha256 = record.payload.at("sha256");
  one.from = date_in(record.payload, "from");
  one.same_text = std::ranges::find(policies(), one.sha256, &Policy::sha256) != policies().end();
  return one;
}

Result<void> mark_withdrawn(Snapshot& snapshot, const access::Actor& actor, Signature& one) {
  const Result<std::vector<Record>> ends = records_about(snapshot, actor, one.at, kind::policy_withdrawn);
  if (!ends) return tl::unexpected(ends.error());
  if (!ends->empty()) one.withdrawn = ends->front().at;
  return {};
}

bool is_of(const Signature& one, const std::string& id) { return one.policy.substr(0, one.policy.rfind('@')) == id; }

}  // namespace

Result<const Policy*> policy_named(const std::string& id) {
  const Policy* latest = nullptr;
  for (const Policy& one : policies())
    if (one.id == id && (!latest || one.version > latest->version)) latest = &one;
  if (!latest) return fail(Code::not_found, say("policy-none", {{"policy", id}}));
  return latest;
}

Result<std::vector<Signature>> signatures_of(Snapshot& snapshot, const access::Actor& actor, bool count) {
  const Result<std::vector<Record>> records = records_of(snapshot, actor, kind::policy_signed);
  if (!records) return tl::unexpected(records.error());
  std::vector<Signature> all;
  for (const Record& record : *records) {
    if (record.erased) continue;
    Signature one = signature_of(record);
    if (const Result<void> done = mark_withdrawn(snapshot, actor, one); !done) return tl::unexpected(done.error());
    if (count) {
      const Result<std::vector<Position>> live = live_decisions(snapshot, one.at, "policy", kind::policy_applied);
      if (!live) return tl::unexpected(live.error());
      one.decisions = live->size();
    }
    all.push_back(std::move(one));
  }
  return all;
}

Result<std::vector<InForce>> in_force(Snapshot& snapshot, const access::Actor& actor, std::int32_t today) {
  const Result<std::vector<Signature>> all = signatures_of(snapshot, actor, false);
  if (!all) return tl::unexpected(all.error());
  std::vector<InForce> now;
  for (const Signature& one : *all) {
    if (one.withdrawn != 0 || !one.same_text || (one.from.known() && one.from.from > today)) continue;
    now.push_back({&*std::ranges::find(policies(), one.sha256, &Policy::sha256), one.at});
  }
  return now;
}

Result<std::vector<Signature>> signatures(Register& reg, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  return snapshot ? signatures_of(**snapshot, actor, true) : tl::unexpected(snapshot.error());
}

Result<Position> sign_policy(Register& reg, const access::Actor& actor, const std::string& id, const std::string& why,
                             const PartialDate& from) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  const Result<const Policy*> policy = policy_named(id);
  if (!policy) return tl::unexpected(policy.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::vector<Signature>> all = signatures_of(log->transaction(), actor, false);
  if (!all) return tl::unexpected(all.error());
  for (const Signature& one : *all)
    if (one.sha256 == (*policy)->sha256 && one.withdrawn == 0)
      return fail(Code::conflict, say("policy-signed-before", {{"policy", one.policy}, {"signature", std::to_string(one.at)}}));
  Json payload{
      {"id", id}, {"policy", Json::parse((*policy)->entry)}, {"sha256", (*policy)->sha256}, {"version", (*policy)->version}, {"why", why}};
  put_date(payload, "from", from);
  return add_record_alone(*log, kind::policy_signed, {}, access::handling_classes().front(), payload);
}

Result<std::uint64_t> withdraw_policy(Register& reg, const access::Actor& actor, const std::string& id, bool undo, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::vector<Signature>> all = signatures_of(log->transaction(), actor, false);
  if (!all) return tl::unexpected(all.error());
  std::uint64_t taken_back = 0, withdrawn = 0;
  for (const Signature& one : *all) {
    if (!is_of(one, id)) continue;
    if (one.withdrawn == 0) {
      const Result<Position> at = add_record(*log, kind::policy_withdrawn, {one.at}, access::handling_classes().front(), {{"why", why}});
      if (!at) return tl::unexpected(at.error());
      ++withdrawn;
    }
    if (!undo) continue;
    const Result<std::vector<Position>> live = live_decisions(log->transaction(), one.at, "policy", kind::policy_applied);
    if (!live) return tl::unexpected(live.error());
    if (const Result<void> done = take_back(*log, *live, why); !done) return tl::unexpected(done.error());
    taken_back += live->size();
  }
  if (withdrawn + taken_back == 0) return fail(Code::conflict, say("policy-not-signed", {{"policy", id}}));
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return taken_back;
}

}  // namespace nostoi::review
