// Everybody as one batch. What is learned is kept, unless the register is so small that learning it again is nothing.
#include <algorithm>

#include "model/kinds.hpp"
#include "review/matching.hpp"
#include "review/remembered.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

namespace {

template <class Pairs, class OfPair>
void take_pairs(Found& found, const Pairs& pairs, OfPair&& of_pair) {
  const std::vector<Position> anchors = found.batch.all_anchors();
  for (const auto& pair : pairs) {
    const auto [a, b, weight] = of_pair(pair);
    const auto [left, right] = std::minmax(anchors[a], anchors[b]);
    found.pairs.push_back({left, right, weight});
  }
}

Result<void> link_alone(Found& found, const link::Options& options) {
  const Result<link::Linking> linking = link::link(found.batch.lists, options);
  if (!linking) return tl::unexpected(linking.error());
  found.model = link::to_json(linking->model);
  take_pairs(found, linking->pairs, [](const link::Pair& pair) { return std::tuple(pair.left, pair.right, pair.weight); });
  return {};
}

/// The lines of the lists that are not linked.
std::set<Position> gone_of(const Batch& batch, const std::vector<ListFacts>& lists) {
  std::set<Position> gone;
  for (const ListFacts& list : lists) {
    const auto of = std::ranges::find(batch.of, list.at);
    auto linked = of == batch.of.end() ? std::vector<Position>() : batch.anchors[static_cast<std::size_t>(of - batch.of.begin())];
    for (Position line = list.at + 1, at = 0; line <= list.at + list.lines; ++line)
      if (at < linked.size() && linked[at] == line)
        ++at;
      else
        gone.insert(gone.end(), line);
  }
  return gone;
}

/// How every list is used that the frame was learned of.
std::vector<link::ListUse> uses_of(const Batch& batch, const link::Frame& frame) {
  constexpr link::Unknown any = link::Unknown::passed_over;
  std::vector<link::ListUse> all;
  for (std::size_t list = 0; list < batch.lists.size(); ++list)
    all.push_back(batch.of[list] == 0 ? *use_of_notes(frame, batch.lists[list], any) : *link::use_of(frame, batch.lists[list], any));
  return all;
}

/// Whether the notes were read as they are read by themselves.
bool read_alone(const Batch& batch) {
  if (batch.of.empty() || batch.of.back() != 0) return true;
  return std::ranges::all_of(batch.lists.back().columns, [](const Column& column) {
    const Field* field = find_field(column.field);
    if (!field || !is_of_names(field->kind)) return true;
    const link::NameColumn read = link::name_column(column);
    return read.cyrillic && read.shown == names::Case::unknown;
  });
}

/// The lines as the frame reads them.
Result<std::shared_ptr<const link::Prepared>> prepared_by(const link::Learned& learned, const std::vector<link::Count>& counts,
                                                          const Found& found, const std::vector<link::ListUse>& uses, std::size_t threads) {
  if (read_alone(found.batch)) return learned.prepared;
  const auto of_keys = [&](const std::vector<std::uint64_t>& keys) -> Result<std::vector<std::uint32_t>> {
    std::vector<std::uint32_t> all;
    for (const std::uint64_t key : keys) {
      const auto count = std::ranges::lower_bound(counts, key, {}, &link::Count::first);
      all.push_back(count != counts.end() && count->first == key ? count->second : 0);
    }
    return all;
  };
  Result<link::Prepared> again = link::prepare(found.batch.lists, learned.frame, uses, of_keys, threads);
  if (!again) return tl::unexpected(again.error());
  return std::make_shared<const link::Prepared>(std::move(*again));
}

Result<void> learn_and_keep(Snapshot& snapshot, Found& found, const link::Options& options) {
  Result<link::Learned> learned = link::learn(found.batch.lists, options);
  if (!learned) return tl::unexpected(learned.error());
  const std::vector<link::ListUse> uses = uses_of(found.batch, learned->frame);
  found.counts = link::counts_of(*learned->prepared);
  const auto prepared = prepared_by(*learned, found.counts, found, uses, options.threads);
  if (!prepared) return tl::unexpected(prepared.error());
  const std::optional<std::vector<link::Scored>> pairs = link::pairs_of(learned->frame, **prepared, {}, options.threads);
  if (!pairs) return link_alone(found, options);
  found.model = link::to_json(learned->model);
  take_pairs(found, *pairs, [](const link::Scored& pair) { return std::tuple(pair.a, pair.b, pair.weight); });
  const std::vector<Position> anchors = found.batch.all_anchors();
  for (const link::Meeting& one : link::meetings(learned->frame, **prepared, options.threads))
    found.waits.emplace_back(one.hash, anchors[one.line]);
  for (std::size_t list = 0; list < uses.size(); ++list)
    if (found.batch.of[list] != 0) found.uses[found.batch.of[list]] = uses[list];
  const Result<std::vector<ListFacts>> lists = nostoi::lists(snapshot);
  if (!lists) return tl::unexpected(lists.error());
  KeptFrame kept{std::move(learned->frame), {}, gone_of(found.batch, *lists), {}};
  if (!found.batch.of.empty() && found.batch.of.back() == 0)
    kept.notes = {found.batch.anchors.back().begin(), found.batch.anchors.back().end()};
  kept.state.lines_learned = kept.state.lines = found.lines;
  kept.state.review = millionths(options.review);
  kept.state.threshold = millionths(options.threshold);
  found.kept = std::move(kept);
  return {};
}

}  // namespace

Result<Found> find_among_all(Snapshot& snapshot, const link::Options& options, const Renewal& renewal) {
  const Result<std::uint64_t> known = snapshot.last();
  Result<Batch> batch = batch_of(snapshot);
  Result<std::set<Position>> apart = decided_apart(snapshot);
  if (!known || !batch) return tl::unexpected(known ? batch.error() : known.error());
  if (!apart) return tl::unexpected(apart.error());
  Found found;
  found.known = *known;
  found.batch = std::move(*batch);
  found.apart = std::move(*apart);
  found.lists = found.batch.lists.size();
  for (const List& list : found.batch.lists) found.lines += list.lines;
  const bool small = found.lines < renewal.least || !options.model.empty();
  const Result<void> done = small ? link_alone(found, options) : learn_and_keep(snapshot, found, options);
  return done ? Result<Found>(std::move(found)) : tl::unexpected(done.error());
}

}  // namespace nostoi::review
