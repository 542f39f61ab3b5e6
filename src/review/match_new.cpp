// What came or changed since the last matching, against everybody it meets. One idea: the rows say who may be met; whoever that is is read
// from the log again and compared in earnest, so rows that are out of date cost a look and never a pair.
#include <algorithm>

#include "register/log.hpp"
#include "review/changes.hpp"
#include "review/matching.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

namespace {

/// How the lists of batches are used under a frame.
class Using {
 public:
  Using(Snapshot& snapshot, const KeptFrame& kept, const std::vector<Position>& came) : snapshot_(snapshot), kept_(kept), came_(came) {}

  /// One for each list of the batch; none where the frame does not know how to compare one of them.
  Result<std::optional<std::vector<link::ListUse>>> of(const Batch& batch) {
    std::vector<link::ListUse> all;
    for (std::size_t at = 0; at < batch.lists.size(); ++at) {
      Result<std::optional<link::ListUse>> one = of(batch.of[at], batch.lists[at]);
      if (!one) return tl::unexpected(one.error());
      if (!*one) return std::optional<std::vector<link::ListUse>>();
      all.push_back(std::move(**one));
    }
    return std::optional(std::move(all));
  }
  /// Of lists that came.
  const Uses& fresh() const { return fresh_; }

 private:
  Result<std::optional<link::ListUse>> of(Position list, const List& read) {
    if (list == 0) return use_of_notes(kept_.frame, read);
    if (const auto known = fresh_.find(list); known != fresh_.end()) return std::optional(known->second);
    if (std::ranges::find(came_, list) != came_.end()) {
      std::optional<link::ListUse> use = link::use_of(kept_.frame, read);
      if (use) fresh_[list] = *use;
      return use;
    }
    const Result<link::ListUse> kept = kept_.use(snapshot_, list);
    if (!kept) return tl::unexpected(kept.error());
    const bool fits = !kept->columns.empty() && std::ranges::all_of(kept->columns, [&](const link::ListUse::Column& one) {
      return one.feature < kept_.frame.features.size() && one.column < read.columns.size();
    });  // of a damaged row nothing is believed; and of a list of which nobody was linked nothing was kept
    return fits ? std::optional(*kept) : std::nullopt;
  }

  Snapshot& snapshot_;
  const KeptFrame& kept_;
  const std::vector<Position>& came_;
  Uses fresh_;
};

bool holds(const KeptFrame& kept, const link::Options& options, const Renewal& renewal) {
  return !renewal.now && options.model.empty() && kept.state.review == millionths(options.review) &&
         kept.state.threshold == millionths(options.threshold);
}

std::uint64_t count(const Wanted& wanted) {
  std::uint64_t all = wanted.notes.size();
  for (const auto& [list, lines] : wanted.lines) all += lines.size();
  return all;
}

/// Brings up to date what is linked: `batch` holds what of the changed anchors is.
void settle(KeptFrame& kept, const Wanted& changed, const Batch& batch) {
  const std::vector<Position> all = batch.all_anchors();
  const std::set<Position> linked(all.begin(), all.end());
  State& state = kept.state;
  for (const auto& [list, lines] : changed.lines)
    for (const Position line : lines) {
      const bool was = line <= state.known && !kept.gone.contains(line), is = linked.contains(line);
      state.lines += static_cast<std::uint64_t>(is) - static_cast<std::uint64_t>(was);
      is ? void(kept.gone.erase(line)) : void(kept.gone.insert(line));
    }
  for (const Position note : changed.notes) {
    const bool was = kept.notes.contains(note), is = linked.contains(note);
    state.lines += static_cast<std::uint64_t>(is) - static_cast<std::uint64_t>(was);
    is ? void(kept.notes.insert(note)) : void(kept.notes.erase(note));
  }
}

std::set<Position> anchors_of(const Wanted& wanted) {
  std::set<Position> all = wanted.notes;
  for (const auto& [list, lines] : wanted.lines) all.insert(lines.begin(), lines.end());
  return all;
}

/// Puts an anchor to those that are wanted, under its list; `lists` by position.
void want(Wanted& wanted, Position anchor, const std::vector<ListFacts>& lists) {
  const ListFacts* list = list_holding(lists, anchor);
  (list ? wanted.lines[list->at] : wanted.notes).insert(anchor);
}

/// The pairs of what changed, when it is known what that is.
class AmongNew {
 public:
  AmongNew(Snapshot& snapshot, KeptFrame kept, Changes changes, const std::vector<ListFacts>& lists, std::size_t threads)
      : snapshot_(snapshot), kept_(std::move(kept)), changes_(std::move(changes)), lists_(lists), threads_(threads) {}

  Result<std::optional<Found>> find() {
    Using use(snapshot_, kept_, changes_.lists);
    const Result<Batch> fresh = batch_of(snapshot_, changes_.anchors);
    if (!fresh) return tl::unexpected(fresh.error());
    const Result<bool> known = wait(*fresh, use);
    if (!known) return tl::unexpected(known.error());
    if (!*known) return std::optional<Found>();
    Result<Batch> all = with_those_met(*fresh);
    if (!all) return tl::unexpected(all.error());
    found_.batch = std::move(*all);
    const Result<bool> compared = compare(*fresh, use);
    if (!compared) return tl::unexpected(compared.error());
    if (!*compared) return std::optional<Found>();
    settle(kept_, changes_.anchors, *fresh);
    found_.everybody = false;
    found_.uses = use.fresh();
    found_.changed = anchors_of(changes_.anchors);
    found_.apart = std::move(changes_.apart);
    found_.lists = lists_.size() + (kept_.notes.empty() ? 0 : 1);
    found_.lines = kept_.state.lines;
    kept_.state.changed += found_.changed.size();
    found_.kept = std::move(kept_);
    return std::optional(std::move(found_));
  }

 private:
  /// Under which hashes the fresh ones wait, and whom they may meet there; false where the frame cannot read them.
  Result<bool> wait(const Batch& fresh, Using& use) {
    const Result<std::optional<std::vector<link::ListUse>>> uses = use.of(fresh);
    if (!uses) return tl::unexpected(uses.error());
    if (!*uses) return false;
    const Result<link::Prepared> prepared = link::prepare(fresh.lists, kept_.frame, **uses, {}, threads_);
    if (!prepared) return tl::unexpected(prepared.error());
    const std::vector<Position> anchors = fresh.all_anchors();
    std::vector<std::uint32_t> hashes;
    for (const link::Meeting& one : link::meetings(kept_.frame, *prepared, threads_)) {
      found_.waits.emplace_back(one.hash, anchors[one.line]);
      if (hashes.empty() || hashes.back() != one.hash) hashes.push_back(one.hash);
    }
    Result<std::set<Position>> met = kept_.waiting(snapshot_, hashes);
    if (!met) return tl::unexpected(met.error());
    met_ = std::move(*met);
    return true;
  }

  /// The fresh ones, those whom they may meet, and those that are to be remembered.
  Result<Batch> with_those_met(const Batch& fresh) const {
    Wanted wanted;
    for (std::size_t list = 0; list < fresh.of.size(); ++list)
      (fresh.of[list] == 0 ? wanted.notes : wanted.lines[fresh.of[list]]).insert(fresh.anchors[list].begin(), fresh.anchors[list].end());
    const std::set<Position> changed = anchors_of(changes_.anchors);
    for (const std::set<Position>* some : {&met_, &changes_.apart})
      for (const Position anchor : *some)
        if (!changed.contains(anchor) && !kept_.gone.contains(anchor)) want(wanted, anchor, lists_);
    return batch_of(snapshot_, wanted);
  }

  Result<bool> compare(const Batch& fresh, Using& use) {
    const Result<std::optional<std::vector<link::ListUse>>> uses = use.of(found_.batch);
    if (!uses) return tl::unexpected(uses.error());
    if (!*uses) return false;
    const Result<link::Prepared> prepared = link::prepare(found_.batch.lists, kept_.frame, **uses, kept_.counts(snapshot_), threads_);
    if (!prepared) return tl::unexpected(prepared.error());
    const std::vector<Position> anchors = found_.batch.all_anchors(), of_fresh = fresh.all_anchors();
    const std::set<Position> changed(of_fresh.begin(), of_fresh.end());
    std::vector<char> is_fresh;
    for (const Position anchor : anchors) is_fresh.push_back(changed.contains(anchor));
    if (changed.empty()) return true;
    const std::optional<std::vector<link::Scored>> pairs = link::pairs_of(kept_.frame, *prepared, is_fresh, threads_);
    if (!pairs) return false;
    for (const link::Scored& pair : *pairs) {
      const auto [left, right] = std::minmax(anchors[pair.a], anchors[pair.b]);
      found_.pairs.push_back({left, right, pair.weight});
    }
    return true;
  }

  Snapshot& snapshot_;
  KeptFrame kept_;
  Changes changes_;
  const std::vector<ListFacts>& lists_;
  std::size_t threads_;
  std::set<Position> met_;
  Found found_;
};

}  // namespace

std::optional<link::ListUse> use_of_notes(const link::Frame& frame, const List& notes, link::Unknown unknown) {
  std::optional<link::ListUse> use = link::use_of(frame, notes, unknown);
  if (use)
    for (link::ListUse::Column& one : use->columns) one.names = {};
  return use;
}

Result<std::optional<Found>> find_among_new(Snapshot& snapshot, const link::Options& options, const Renewal& renewal) {
  Result<std::optional<KeptFrame>> kept = KeptFrame::of(snapshot);
  const Result<std::uint64_t> last = snapshot.last();
  const Result<std::vector<ListFacts>> lists = nostoi::lists(snapshot);
  if (!kept || !last) return tl::unexpected(kept ? last.error() : kept.error());
  if (!lists) return tl::unexpected(lists.error());
  if (!*kept || !holds(**kept, options, renewal)) return std::optional<Found>();
  Result<Changes> changes = changes_since(snapshot, (*kept)->state.known, *lists);
  if (!changes) return tl::unexpected(changes.error());
  const std::uint64_t changed = (*kept)->state.changed + count(changes->anchors);
  const double most = renewal.growth * static_cast<double>((*kept)->state.lines_learned);
  if (changes->erased || static_cast<double>(changed) > most) return std::optional<Found>();
  Result<std::optional<Found>> found = AmongNew(snapshot, std::move(**kept), std::move(*changes), *lists, options.threads).find();
  if (found && *found) (*found)->known = *last;
  return found;
}

}  // namespace nostoi::review
