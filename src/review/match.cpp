// All lines of the register as one batch of linking; its pairs become the proposals.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>

#include "nostoi/review.hpp"
#include "register/log.hpp"
#include "register/versions.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

namespace {

/// The lists of the register in an order that does not depend on when they came, and where their lines stand.
struct Batch {
  std::vector<List> lists;
  std::vector<ListFacts> facts;
  std::vector<std::vector<std::size_t>> lines;  // of each list, those that are linked

  Position anchor(const link::Linking& linking, std::uint32_t line) const {
    const auto after = std::ranges::upper_bound(linking.first_line, line);
    const auto list = static_cast<std::size_t>(after - linking.first_line.begin()) - 1;
    return facts[list].line(lines[list][line - linking.first_line[list]] + 1);
  }
};

/// Whether the entry of a line stands in the next version of its list: then that one is linked.
Result<bool> goes_on(Snapshot& snapshot, Position anchor, const ListFacts& later) {
  const Result<std::vector<Decision>> decisions = decisions_of(snapshot, anchor);
  if (!decisions) return tl::unexpected(decisions.error());
  return std::ranges::any_of(*decisions, [&](const Decision& one) {
    return one.left == anchor && one.verdict == Verdict::same && one.revoked == 0 && one.right > later.at &&
           one.right <= later.at + later.lines;
  });
}

/// The lines of a list that are the latest word about their entries.
Result<std::vector<std::size_t>> latest_lines(Snapshot& snapshot, const ListFacts& list, const std::vector<ListFacts>& all) {
  std::vector<std::size_t> lines;
  const auto later = std::ranges::find(all, list.later, &ListFacts::at);
  for (std::size_t line = 0; line < list.lines; ++line) {
    const Result<bool> on = later == all.end() ? Result<bool>(false) : goes_on(snapshot, list.line(line + 1), *later);
    if (!on) return tl::unexpected(on.error());
    if (!*on) lines.push_back(line);
  }
  return lines;
}

Result<Batch> batch_of(Snapshot& snapshot) {
  Result<std::vector<ListFacts>> facts = nostoi::lists(snapshot);
  if (!facts) return tl::unexpected(facts.error());
  std::ranges::sort(*facts, [](const ListFacts& a, const ListFacts& b) { return std::tie(a.sha256, a.name) < std::tie(b.sha256, b.name); });
  Batch batch{{}, std::move(*facts), {}};
  for (const ListFacts& one : batch.facts) {
    Result<List> list = list_again(snapshot, one);
    if (!list) return tl::unexpected(list.error());
    Result<std::vector<std::size_t>> lines = latest_lines(snapshot, one, batch.facts);
    if (!lines) return tl::unexpected(lines.error());
    if (lines->size() < list->lines) list = with_lines(*list, *lines);
    list->name = one.sha256 + "#" + list->table;  // names of lists do not have to differ, but linking tells columns by them
    batch.lists.push_back(std::move(*list));
    batch.lines.push_back(std::move(*lines));
  }
  return batch;
}

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

Result<Matched> match(Register& reg, const access::Actor& actor, const link::Options& options) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::uint64_t> known = log->transaction().last();
  const Result<Batch> batch = batch_of(log->transaction());
  if (!known || !batch) return tl::unexpected(known ? batch.error() : known.error());
  const Result<link::Linking> linking = link::link(batch->lists, options);
  if (!linking) return tl::unexpected(linking.error());
  const Result<Position> at = log->add(kind::matched, payload_of(*linking, options, *known));
  if (!at) return tl::unexpected(at.error());
  Result<void> done = put_pairs(log->transaction(), *batch, *linking, *at);
  if (done) done = log->commit();
  if (!done) return tl::unexpected(done.error());
  return Matched{*at, batch->lists.size(), linking->facts.lines, linking->pairs.size()};
}

}  // namespace nostoi::review
