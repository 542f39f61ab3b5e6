// What a matching finds becomes the proposals. Linking takes its time, so it looks at the register as it was and lets others write; the
// lock is taken only for writing down what came of it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "nostoi/review.hpp"
#include "register/consent.hpp"
#include "register/log.hpp"
#include "review/matching.hpp"
#include "review/queue.hpp"
#include "review/remembered.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

std::string row_of(const ScoreThen& score) {
  return std::to_string(score.weight) + " " + std::to_string(millionths(score.probability)) + " " + std::to_string(score.matched);
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

Json payload_of(const Found& found, const link::Options& options, std::uint64_t pairs) {
  Json payload{{"known", found.known},
               {"lines", found.lines},
               {"pairs", pairs},
               {"review_millionths", millionths(options.review)},
               {"threshold_millionths", millionths(options.threshold)}};
  if (found.everybody)
    payload["model"] = found.model;
  else
    payload["learned"] = found.kept->state.learned;
  return payload;
}

/// The proposals before that are true no longer.
Result<std::vector<Proposal>> outdated(Snapshot& snapshot, const std::set<Position>& changed, Position known) {
  if (changed.empty() || *changed.begin() > known) return std::vector<Proposal>();
  Result<std::vector<Proposal>> all = proposals(snapshot);
  if (all) std::erase_if(*all, [&](const Proposal& one) { return !changed.contains(one.left) && !changed.contains(one.right); });
  return all;
}

Result<void> forget(Transaction& transaction, const std::vector<Proposal>& those) {
  for (const Proposal& one : those)
    for (const std::string& key : {key_of_proposal(one.score, one.left, one.right), key_of_pair(one.left, one.right)})
      if (const Result<void> done = transaction.forget(key); !done) return done;
  return {};
}

Result<void> put_pairs(Transaction& transaction, const std::vector<PairFound>& pairs, Position matched) {
  for (const PairFound& pair : pairs) {
    const ScoreThen score{pair.weight, link::probability(pair.weight), matched};
    Result<void> done = transaction.put(key_of_proposal(score, pair.left, pair.right), row_of(score));
    if (done) done = transaction.put(key_of_pair(pair.left, pair.right), row_of(score));
    if (!done) return done;
  }
  return {};
}

/// What was true before goes.
Result<void> make_room(Transaction& transaction, const Found& found, const std::vector<Proposal>& old) {
  if (found.everybody) {
    for (const std::string_view prefix : {"proposal/", "pair/", "match/"})
      if (const Result<void> done = transaction.forget(prefix); !done) return done;
    return forget_fingerprints(transaction);
  }
  for (const Position anchor : found.changed)
    if (anchor <= found.kept->state.known)
      if (const Result<void> done = forget_fingerprint(transaction, anchor); !done) return done;
  return forget(transaction, old);
}

/// Whether there is more to link now, or somebody else has linked: what was linked then is no longer the last word. Decisions change
/// nothing about which pairs are likely.
Result<bool> is_overtaken(Snapshot& now, Position known) {
  bool overtaken = false;
  const Result<std::uint64_t> last = now.last();
  if (!last) return tl::unexpected(last.error());
  const Result<void> done = now.read(known + 1, *last, [&](const Event& event) {
    for (const std::string_view one : {nostoi::kind::list, nostoi::kind::note, nostoi::kind::stated, nostoi::kind::retracted,
                                       nostoi::kind::matched, nostoi::kind::erased, kind_of_consent})
      overtaken = overtaken || event.header.kind == one;
    return !overtaken;
  });
  if (!done) return tl::unexpected(done.error());
  return overtaken;
}

Result<void> put_rest(Transaction& transaction, Found& found, Position at, std::uint64_t pairs) {
  std::set<Position> remembered = std::move(found.apart);
  for (const PairFound& pair : found.pairs) remembered.insert({pair.left, pair.right});
  const Result<void> done = put_fingerprints(transaction, found.batch, remembered);
  if (!done || !found.kept) return done;
  State& state = found.kept->state;
  if (found.everybody) state.learned = at;
  state.known = found.known;
  state.pairs = pairs;
  return found.everybody ? keep(transaction, std::move(*found.kept), found.uses, found.counts, found.waits)
                         : keep_more(transaction, std::move(*found.kept), found.uses, std::move(found.waits));
}

Result<Matched> write(Log& log, Found found, const link::Options& options) {
  Transaction& transaction = log.transaction();
  const auto old = found.everybody ? std::vector<Proposal>() : outdated(transaction, found.changed, found.kept->state.known);
  if (!old) return tl::unexpected(old.error());
  const std::uint64_t pairs = found.pairs.size() + (found.everybody ? 0 : found.kept->state.pairs - old->size());
  const Matched told{0, found.lists, found.lines, pairs, found.everybody, 0};
  const Result<Position> at = log.add(nostoi::kind::matched, payload_of(found, options, pairs));
  if (!at) return tl::unexpected(at.error());
  Result<void> done = make_room(transaction, found, *old);
  if (done) done = put_pairs(transaction, found.pairs, *at);
  if (done) done = put_rest(transaction, found, *at, pairs);
  if (done) done = log.commit();
  if (!done) return tl::unexpected(done.error());
  Matched matched = told;
  matched.at = *at;
  return matched;
}

Result<Found> find(Snapshot& snapshot, const link::Options& options, const Renewal& renewal) {
  Result<std::optional<Found>> among_new = find_among_new(snapshot, options, renewal);
  if (!among_new) return tl::unexpected(among_new.error());
  return *among_new ? Result<Found>(std::move(**among_new)) : find_among_all(snapshot, options, renewal);
}

Result<Matched> matched(Register& reg, const access::Actor& actor, const link::Options& options, const Renewal& renewal) {
  constexpr int tries = 3;  // others may write while we link; so that it ends, the last time they may not
  for (int tried = 0; tried < tries; ++tried) {
    const Result<std::unique_ptr<Snapshot>> before = reg.read(actor);
    if (!before) return tl::unexpected(before.error());
    Result<Found> found = find(**before, options, renewal);
    if (!found) return tl::unexpected(found.error());
    Result<Log> log = Log::begin(reg, actor);
    if (!log) return tl::unexpected(log.error());
    const Result<bool> overtaken = is_overtaken(log->transaction(), found->known);
    if (!overtaken) return tl::unexpected(overtaken.error());
    if (!*overtaken) return write(*log, std::move(*found), options);
  }
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  Result<Found> found = find(log->transaction(), options, renewal);
  return found ? write(*log, std::move(*found), options) : tl::unexpected(found.error());
}

}  // namespace

Result<Matched> match(Register& reg, const access::Actor& actor, const link::Options& options, const Renewal& renewal) {
  Result<Matched> done = matched(reg, actor, options, renewal);
  if (!done) return done;
  const Result<std::vector<PolicyEffect>> effects = apply_policies(reg);
  if (!effects) return tl::unexpected(effects.error());
  for (const PolicyEffect& one : *effects) done->joined += one.joined;
  return done;
}

}  // namespace nostoi::review
