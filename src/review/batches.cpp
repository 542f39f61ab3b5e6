// Batches: what a sample has shown to be right may be decided together, and only that.
#include <algorithm>
#include <cmath>

#include "review/queue.hpp"
#include "review/remembered.hpp"
#include "review/rows.hpp"
#include "review/together.hpp"

namespace nostoi::review {

namespace {

constexpr std::string_view drawn = "batch-drawn", decided = "batch-decided";

bool is_likely(const ScoreThen& score, const BatchWanted& wanted) {
  return score.probability >= wanted.above && score.probability <= wanted.below;
}

/// In how many open pairs as likely each anchor stands, whoever has them and whatever list they are of.
Result<std::map<Position, int>> likely_pairs_of(Snapshot& snapshot, const BatchWanted& wanted) {
  const Result<std::vector<Proposal>> all = proposals(snapshot);
  if (!all) return tl::unexpected(all.error());
  std::map<Position, int> times;
  for (const Proposal& one : *all) {
    if (one.score.probability < wanted.above) continue;
    const Result<bool> open = is_open(snapshot, one.left, one.right);
    if (!open) return tl::unexpected(open.error());
    if (*open) ++times[one.left], ++times[one.right];
  }
  return times;
}

/// Likely pairs that nobody has or has said anything of; those to be joined have no other likely partner on either side.
Result<std::vector<Two>> candidates(Snapshot& snapshot, const access::Actor& actor, const BatchWanted& wanted) {
  Asked asked;
  asked.top = SIZE_MAX;
  asked.list = wanted.list;
  asked.free = true;
  const Result<std::vector<Waiting>> free = queue_of(snapshot, actor, asked);
  Result<std::map<Position, int>> times = likely_pairs_of(snapshot, wanted);
  if (!free || !times) return tl::unexpected(free ? times.error() : free.error());
  std::vector<Two> pairs;
  for (const Waiting& one : *free) {
    const bool alone = wanted.verdict != Verdict::same || (*times)[one.left] + (*times)[one.right] == 2;
    const bool untouched = one.earlier.empty() && one.unsure.empty() && one.opinions.empty();
    if (is_likely(one.score, wanted) && alone && untouched) pairs.emplace_back(one.left, one.right);
  }
  std::ranges::sort(pairs);
  return pairs;
}

/// By numbers that the record keeps: anybody can draw again.
void draw(std::vector<Two>& pairs, std::size_t sample, std::uint64_t seed, BatchFacts& batch) {
  std::ranges::sort(pairs, {}, [&](const Two& pair) { return std::pair(mix(mix(seed, pair.first), pair.second), pair); });
  const auto middle = pairs.begin() + static_cast<std::ptrdiff_t>(sample);
  batch.sample.assign(pairs.begin(), middle);
  batch.rest.assign(middle, pairs.end());
  std::ranges::sort(batch.sample);
  std::ranges::sort(batch.rest);
}

/// What somebody decided about a pair since the draw, by itself; none where nobody did.
Result<std::optional<Verdict>> decided_alone(Snapshot& snapshot, const Two& pair, Position since) {
  const Result<std::vector<Decision>> all = decisions_of(snapshot, pair.first);
  if (!all) return tl::unexpected(all.error());
  std::optional<Verdict> verdict;
  for (const Decision& one : *all)
    if (one.at > since && one.revoked == 0 && one.batch == 0 && one.policy == 0 && Two{one.left, one.right} == pair) verdict = one.verdict;
  return verdict;
}

/// What was drawn, as its record has it.
BatchFacts drawn_batch(const Record& record) {
  BatchFacts batch;
  batch.at = record.at;
  batch.when = record.when;
  batch.actor = record.actor;
  batch.verdict = verdict_named(record.payload.at("verdict").get<std::string>()).value_or(Verdict::unsure);
  batch.sample = pairs_of(record.payload.at("sample"));
  batch.rest = pairs_of(record.payload.at("rest"));
  const auto share = [&](const char* of) { return record.payload.at(of).get<double>() / 1e6; };
  batch.wanted = {record.payload.at("list"), share("above_millionths"), share("below_millionths"), batch.verdict, batch.sample.size()};
  return batch;
}

Result<BatchFacts> batch_of_record(Snapshot& snapshot, const Record& record) {
  BatchFacts batch = drawn_batch(record);
  const Position at = batch.at;
  for (const Two& pair : batch.sample) {
    const Result<std::optional<Verdict>> verdict = decided_alone(snapshot, pair, at);
    if (!verdict) return tl::unexpected(verdict.error());
    if (!*verdict)
      batch.open.push_back(pair);
    else if (**verdict != batch.verdict)
      batch.contrary.push_back(pair);
  }
  const Result<std::vector<Position>> live = live_decisions(snapshot, at, "batch", decided);
  if (!live) return tl::unexpected(live.error());
  batch.decided = live->size();
  return batch;
}

Result<BatchFacts> batch_at(Snapshot& snapshot, const access::Actor& actor, Position at) {
  const Result<Record> record = record_at(snapshot, actor, at, drawn);
  if (!record || record->erased) return fail(Code::not_found, say("batch-none", {{"batch", std::to_string(at)}}));
  return batch_of_record(snapshot, *record);
}

/// Whether a pair of the rest is still what it was when the batch was drawn.
Result<bool> still_stands(Snapshot& snapshot, const Anchors& anchors, const access::Actor& actor, const Two& pair) {
  const Result<bool> open = is_open(snapshot, pair.first, pair.second);
  if (!open || !*open) return open;
  const Result<Standing> standing = Team::of_pair(snapshot, pair);
  if (!standing) return tl::unexpected(standing.error());
  const bool given = !standing->reading.to.empty() || standing->in_dispute();
  const Result<bool> left = anchors.may_read(actor, pair.first), right = anchors.may_read(actor, pair.second);
  if (!left || !right) return tl::unexpected(left ? right.error() : left.error());
  const Result<std::vector<Decision>> touching = decisions_of(snapshot, pair.first);
  if (!touching) return tl::unexpected(touching.error());
  const bool unsure = std::ranges::any_of(*touching, [&](const Decision& one) {
    return one.revoked == 0 && one.verdict == Verdict::unsure && Two{one.left, one.right} == pair;
  });
  const Result<std::vector<Decision>> before = decided_before(snapshot, anchors, actor, pair.first, pair.second);
  if (!before) return tl::unexpected(before.error());
  return !given && *left && *right && !unsure && before->empty();
}

Result<BatchDone> decide_rest(Log& log, const access::Actor& actor, const BatchFacts& batch, const std::string& why) {
  const Result<Anchors> anchors = Anchors::of(log.transaction());
  if (!anchors) return tl::unexpected(anchors.error());
  std::vector<Position> decisions;
  BatchDone done;
  for (const Two& pair : batch.rest) {
    const Result<bool> stands = still_stands(log.transaction(), *anchors, actor, pair);
    const Result<std::optional<ScoreThen>> score = score_of(log.transaction(), pair.first, pair.second);
    if (!stands || !score) return tl::unexpected(stands ? score.error() : stands.error());
    if (!*stands) {
      ++done.passed_over;
      continue;
    }
    const Result<Position> at = add_decision(log, pair.first, pair.second, batch.verdict, why, *score, {{"batch", batch.at}});
    if (!at) return tl::unexpected(at.error());
    decisions.push_back(*at);
  }
  done.decided = decisions.size();
  if (const Result<void> placed = add_place(log, batch.at, decided, decisions, why); !placed) return tl::unexpected(placed.error());
  return done;
}

Result<void> must_be_ready(const BatchFacts& batch) {
  if (!batch.contrary.empty())
    return fail(Code::conflict,
                say("batch-contrary", {{"count", std::to_string(batch.contrary.size())}, {"sample", std::to_string(batch.sample.size())}}));
  if (!batch.open.empty())
    return fail(Code::conflict,
                say("batch-open", {{"count", std::to_string(batch.open.size())}, {"sample", std::to_string(batch.sample.size())}}));
  return {};
}

}  // namespace

double worst_share(std::size_t n) { return n == 0 ? 1 : 1 - std::pow(0.05, 1.0 / static_cast<double>(n)); }

Result<BatchFacts> draw_batch(Register& reg, const access::Actor& actor, const BatchWanted& wanted) {
  if (wanted.sample == 0 || wanted.verdict == Verdict::unsure) return fail(Code::invalid, say("batch-sample"));
  BatchFacts batch;
  {
    const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
    if (!snapshot) return tl::unexpected(snapshot.error());
    Result<std::vector<Two>> pairs = candidates(**snapshot, actor, wanted);
    if (!pairs) return tl::unexpected(pairs.error());
    if (pairs->size() <= wanted.sample)
      return fail(Code::invalid,
                  say("batch-too-few", {{"pairs", std::to_string(pairs->size())}, {"sample", std::to_string(wanted.sample)}}));
    const std::uint64_t seed = hash_bytes(reg.surroundings().entropy(16)) >> 16;
    draw(*pairs, wanted.sample, seed, batch);
    batch.verdict = wanted.verdict;
    Result<Log> log = Log::begin(reg, actor);
    if (!log) return tl::unexpected(log.error());
    const Json payload{{"above_millionths", millionths(wanted.above)},
                       {"below_millionths", millionths(wanted.below)},
                       {"list", wanted.list},
                       {"rest", pairs_json(batch.rest)},
                       {"sample", pairs_json(batch.sample)},
                       {"seed", seed},
                       {"verdict", std::string(verdict_name(wanted.verdict))}};
    const std::vector<Position> about = wanted.list == 0 ? std::vector<Position>{} : std::vector<Position>{wanted.list};
    const Result<Position> at = add_record_alone(*log, drawn, about, access::handling_classes().front(), payload);
    if (!at) return tl::unexpected(at.error());
    batch.at = *at;
  }
  return review::batch(reg, actor, batch.at);
}

Result<BatchFacts> batch(Register& reg, const access::Actor& actor, Position at) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  return snapshot ? batch_at(**snapshot, actor, at) : tl::unexpected(snapshot.error());
}

Result<std::vector<BatchFacts>> batches(Register& reg, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  Result<std::vector<Record>> records = snapshot ? records_of(**snapshot, actor, drawn) : tl::unexpected(snapshot.error());
  if (records) std::erase_if(*records, [](const Record& one) { return one.erased; });
  return each_of(records, [&](const Record& one) { return batch_of_record(**snapshot, one); });
}

Result<BatchDone> decide_batch(Register& reg, const access::Actor& actor, Position at, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<BatchFacts> batch = batch_at(log->transaction(), actor, at);
  if (!batch) return tl::unexpected(batch.error());
  if (const Result<void> ready = must_be_ready(*batch); !ready) return tl::unexpected(ready.error());
  Result<BatchDone> done = decide_rest(*log, actor, *batch, why);
  if (!done) return done;
  if (const Result<void> written = log->commit(); !written) return tl::unexpected(written.error());
  return done;
}

Result<std::uint64_t> take_back_batch(Register& reg, const access::Actor& actor, Position at, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<BatchFacts> batch = batch_at(log->transaction(), actor, at);
  if (!batch) return tl::unexpected(batch.error());
  const Result<std::vector<Position>> live = live_decisions(log->transaction(), at, "batch", decided);
  if (!live) return tl::unexpected(live.error());
  if (live->empty()) return fail(Code::conflict, say("batch-nothing", {{"batch", std::to_string(at)}}));
  Result<void> done = take_back(*log, *live, why);
  if (done) done = log->commit();
  if (!done) return tl::unexpected(done.error());
  return live->size();
}

}  // namespace nostoi::review
