// Pairs that are decided together once a sample of them was decided one by one, and written rules that decide while somebody has signed
// them.
#include <algorithm>

#include "intake/day_named.hpp"
#include "nostoi/review.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

Json told(const std::vector<review::PairOfAnchors>& pairs) {
  Json json = Json::array();
  for (const auto& [left, right] : pairs) json.push_back({left, right});
  return json;
}

Json told(const review::BatchFacts& batch) {
  return {{"at", batch.at},
          {"when", batch.when},
          {"actor", batch.actor},
          {"verdict", verdict_name(batch.verdict)},
          {"list", batch.wanted.list},
          {"above", batch.wanted.above},
          {"below", batch.wanted.below},
          {"sample", told(batch.sample)},
          {"open", told(batch.open)},
          {"contrary", told(batch.contrary)},
          {"rest", batch.rest.size()},
          {"decided", batch.decided},
          {"ready", batch.ready()},
          {"worst", review::worst_share(batch.sample.size())}};
}

Result<Reply> all_batches(Call& call) {
  const Result<std::vector<review::BatchFacts>> all = review::batches(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (auto one = all->rbegin(); one != all->rend(); ++one) items.push_back(told(*one));  // the latest first
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> one_batch(Call& call) {
  const Result<review::BatchFacts> batch = review::batch(call.office.reg(), call.actor, call.number("batch"));
  return batch ? Result<Reply>(Reply{told(*batch)}) : tl::unexpected(batch.error());
}

Result<Reply> draw(Call& call) {
  review::BatchWanted wanted;
  wanted.list = call.position("list");
  wanted.above = call.body.value("above", wanted.above);
  wanted.below = call.body.value("below", wanted.below);
  wanted.sample = call.body.value("sample", wanted.sample);
  wanted.verdict = verdict_named(call.body.value("verdict", "same")).value_or(Verdict::same);
  const Result<review::BatchFacts> batch = review::draw_batch(call.office.reg(), call.actor, wanted);
  return batch ? Result<Reply>(Reply{told(*batch), 201}) : tl::unexpected(batch.error());
}

Result<Reply> decide_rest(Call& call) {
  const auto done = review::decide_batch(call.office.reg(), call.actor, call.number("batch"), call.word("why"));
  return done ? Result<Reply>(Reply{{{"decided", done->decided}, {"passed_over", done->passed_over}}, 201}) : tl::unexpected(done.error());
}

Result<Reply> take_back(Call& call) {
  const auto done = review::take_back_batch(call.office.reg(), call.actor, call.number("batch"), call.word("why"));
  return done ? Result<Reply>(Reply{{{"taken_back", *done}}, 201}) : tl::unexpected(done.error());
}

Json told(const review::Signature& one, std::int32_t today) {
  const bool waits = one.from.known() && one.from.from > today;
  return {{"at", one.at},
          {"policy", one.policy},
          {"actor", one.actor},
          {"when", one.when},
          {"why", one.why},
          {"from", told(one.from)},
          {"decisions", one.decisions},
          {"state", one.withdrawn    ? "withdrawn"
                    : !one.same_text ? "other-text"
                    : waits          ? "waits"
                                     : "in-force"}};
}

Result<Reply> policies(Call& call) {
  const Result<std::vector<review::Signature>> signatures = review::signatures(call.office.reg(), call.actor);
  if (!signatures) return tl::unexpected(signatures.error());
  const std::int32_t today = day_of_moment(call.office.now());
  Json items = Json::array();
  for (const review::Policy& one : review::policies()) {
    Json of = Json::array();
    for (const review::Signature& signature : *signatures)
      if (signature.policy.starts_with(one.id + "@")) of.push_back(told(signature, today));
    const bool in_force = std::ranges::any_of(of, [](const Json& each) { return each.at("state") == "in-force"; });
    items.push_back({{"id", one.id},
                     {"name", one.name()},
                     {"text", one.text},
                     {"sha256", one.sha256},
                     {"least", one.least},
                     {"agree", one.agree},
                     {"one_to_one", one.one_to_one},
                     {"in_force", in_force},
                     {"signatures", of}});
  }
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> effect(Call& call) {
  const Result<review::PolicyEffect> effect = review::try_policy(call.office.reg(), call.actor, call.path.at("policy"));
  return effect ? Result<Reply>(Reply{{{"joined", effect->joined}, {"held", effect->held}}}) : tl::unexpected(effect.error());
}

Result<Reply> sign(Call& call) {
  const Result<PartialDate> from = day_named(call.word("from"));
  if (!from) return fail(from.error().code, from.error().sentence, {"", 0, "from"});
  const Result<Position> at = review::sign_policy(call.office.reg(), call.actor, call.path.at("policy"), call.word("why"), *from);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> withdraw(Call& call) {
  const auto done =
      review::withdraw_policy(call.office.reg(), call.actor, call.path.at("policy"), call.body.value("undo", false), call.word("why"));
  return done ? Result<Reply>(Reply{{{"taken_back", *done}}, 201}) : tl::unexpected(done.error());
}

}  // namespace

std::vector<Route> batch_routes() {
  const Shape why = object({needed("why", text(2000))});
  const Shape wanted = object({maybe("list", position()), maybe("above", number(0, 1, false)), maybe("below", number(0, 1, false)),
                               maybe("sample", number(1, 10'000)), maybe("verdict", one_of({"same", "not-same"}))});
  return {
      {"GET", "/api/batches", reads("decide"), all_batches},
      {"POST", "/api/batches", reads("review-lead"), draw, wanted},
      {"GET", "/api/batches/{batch}", reads("decide"), one_batch},
      {"POST", "/api/batches/{batch}/decide", reads("review-lead"), decide_rest, why},
      {"POST", "/api/batches/{batch}/undo", reads("review-lead"), take_back, why},
      {"GET", "/api/policies", reads("decide"), policies},
      {"GET", "/api/policies/{policy}/effect", reads("decide"), effect},
      {"POST", "/api/policies/{policy}/sign", reads("policy-sign"), sign, object({needed("why", text(2000)), maybe("from", text(40))})},
      {"POST", "/api/policies/{policy}/withdraw", reads("policy-sign"), withdraw,
       object({needed("why", text(2000)), maybe("undo", flag())})},
  };
}

}  // namespace nostoi::workbench
