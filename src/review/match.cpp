// All of the register as one batch of linking; its pairs become the proposals. Linking takes its time, so it looks at the register as it
// was and lets others write; the lock is taken only for writing down what came of it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "nostoi/review.hpp"
#include "register/log.hpp"
#include "review/batch.hpp"
#include "review/remembered.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

namespace {

Json payload_of(const link::Linking& linking, const link::Options& options, Position known) {
  return {{"known", known},
          {"lines", linking.facts.lines},
          {"model", link::to_json(linking.model)},
          {"pairs", linking.pairs.size()},
          {"review_millionths", std::llround(options.review * 1e6)},
          {"threshold_millionths", std::llround(options.threshold * 1e6)}};
}

Result<void> put_pairs(Transaction& transaction, const Batch& batch, const link::Linking& linking, Position matched) {
  for (const std::string_view prefix : {"proposal/", "pair/"})
    if (const Result<void> done = transaction.forget(prefix); !done) return done;
  for (const link::Pair& pair : linking.pairs) {
    const auto [left, right] = std::minmax({batch.anchor(linking, pair.left), batch.anchor(linking, pair.right)});
    const ScoreThen score{pair.weight, pair.probability, matched};
    Result<void> done = transaction.put(key_of_proposal(score, left, right), row_of(score));
    if (done) done = transaction.put(key_of_pair(left, right), row_of(score));
    if (!done) return done;
  }
  return {};
}

}  // namespace

std::string row_of(const ScoreThen& score) {
  return std::to_string(score.weight) + " " + std::to_string(std::llround(score.probability * 1e6)) + " " + std::to_string(score.matched);
}

ScoreThen score_of_row(std::string_view row) {
  std::istringstream in{std::string(row)};
  ScoreThen score;
  double millionths = 0;
  in >> score.weight >> millionths >> score.matched;
  score.probability = millionths / 1e6;
  return score;
}

namespace {

/// A linking of everything that was known at a position.
struct Linked {
  Position known = 0;
  Batch batch;
  link::Linking linking;
};
Result<Linked> link_all(Snapshot& snapshot, const link::Options& options) {
  const Result<std::uint64_t> known = snapshot.last();
  Result<Batch> batch = batch_of(snapshot);
  if (!known || !batch) return tl::unexpected(known ? batch.error() : known.error());
  Result<link::Linking> linking = link::link(batch->lists, options);
  if (!linking) return tl::unexpected(linking.error());
  return Linked{*known, std::move(*batch), std::move(*linking)};
}

/// Whether there is more to link now, or somebody else has linked: what was linked then is no longer the last word. Decisions change
/// nothing about which pairs are likely.
Result<bool> is_overtaken(Snapshot& now, Position known) {
  bool overtaken = false;
  const Result<std::uint64_t> last = now.last();
  if (!last) return tl::unexpected(last.error());
  const Result<void> done = now.read(known + 1, *last, [&](const Event& event) {
    for (const std::string_view one : {kind::list, kind::note, kind::stated, kind::retracted, kind::matched})
      overtaken = overtaken || event.header.kind == one;
    return !overtaken;
  });
  if (!done) return tl::unexpected(done.error());
  return overtaken;
}

Result<Matched> write(Log& log, const Linked& linked, const link::Options& options) {
  const Result<Position> at = log.add(kind::matched, payload_of(linked.linking, options, linked.known));
  if (!at) return tl::unexpected(at.error());
  Result<void> done = put_pairs(log.transaction(), linked.batch, linked.linking, *at);
  if (done) done = put_fingerprints(log.transaction(), linked.batch, linked.linking);
  if (done) done = log.commit();
  if (!done) return tl::unexpected(done.error());
  return Matched{*at, linked.batch.lists.size(), linked.linking.facts.lines, linked.linking.pairs.size(), 0};
}

}  // namespace

namespace {

Result<Matched> matched(Register& reg, const access::Actor& actor, const link::Options& options) {
  constexpr int tries = 3;  // others may write while we link; so that it ends, the last time they may not
  for (int tried = 0; tried < tries; ++tried) {
    const Result<std::unique_ptr<Snapshot>> before = reg.read(actor);
    if (!before) return tl::unexpected(before.error());
    const Result<Linked> linked = link_all(**before, options);
    if (!linked) return tl::unexpected(linked.error());
    Result<Log> log = Log::begin(reg, actor);
    if (!log) return tl::unexpected(log.error());
    const Result<bool> overtaken = is_overtaken(log->transaction(), linked->known);
    if (!overtaken) return tl::unexpected(overtaken.error());
    if (!*overtaken) return write(*log, *linked, options);
  }
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Linked> linked = link_all(log->transaction(), options);
  return linked ? write(*log, *linked, options) : tl::unexpected(linked.error());
}

}  // namespace

Result<Matched> match(Register& reg, const access::Actor& actor, const link::Options& options) {
  Result<Matched> done = matched(reg, actor, options);
  if (!done) return done;
  const Result<std::vector<PolicyEffect>> effects = apply_policies(reg);
  if (!effects) return tl::unexpected(effects.error());
  for (const PolicyEffect& one : *effects) done->joined += one.joined;
  return done;
}

}  // namespace nostoi::review
