// Why a pair is likely: the two of it are read from the log and weighed by what matching learned, as if it met them just now.
#include <algorithm>
#include <array>

#include "register/log.hpp"
#include "review/anchors.hpp"
#include "review/matching.hpp"

namespace nostoi::review {

namespace {

Result<void> must_read_both(const Anchors& anchors, const access::Actor& actor, const std::array<Position, 2>& pair) {
  for (const Position anchor : pair) {
    const Result<bool> may = anchors.may_read(actor, anchor);
    if (!may) return tl::unexpected(may.error());
    if (!*may) return fail(Code::denied, say("review-not-cleared", {{"anchor", "a" + std::to_string(anchor)}}));
  }
  return {};
}

/// How the lists of the pair are used under the frame; none where it does not know one of them.
Result<std::optional<std::vector<link::ListUse>>> uses_of(Snapshot& snapshot, const KeptFrame& kept, const Batch& batch) {
  std::vector<link::ListUse> uses;
  for (std::size_t at = 0; at < batch.lists.size(); ++at) {
    if (batch.of[at] == 0) {
      const std::optional<link::ListUse> use = use_of_notes(kept.frame, batch.lists[at]);
      if (!use) return std::optional<std::vector<link::ListUse>>();
      uses.push_back(*use);
      continue;
    }
    Result<link::ListUse> use = kept.use(snapshot, batch.of[at]);
    if (!use) return tl::unexpected(use.error());
    if (use->columns.empty()) return std::optional<std::vector<link::ListUse>>();
    uses.push_back(std::move(*use));
  }
  return std::optional(std::move(uses));
}

}  // namespace

Result<std::optional<link::Explanation>> why_likely(Register& reg, const access::Actor& actor, Position left, Position right) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  const Result<Anchors> anchors = snapshot ? Anchors::of(**snapshot) : tl::unexpected(snapshot.error());
  if (!anchors) return tl::unexpected(anchors.error());
  if (const Result<void> may = must_read_both(*anchors, actor, {left, right}); !may) return tl::unexpected(may.error());
  const Result<std::optional<KeptFrame>> kept = KeptFrame::of(**snapshot);
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept) return std::optional<link::Explanation>();
  Wanted wanted;
  for (const Position anchor : {left, right}) {
    const ListFacts* list = anchors->list_of(anchor);
    (list ? wanted.lines[list->at] : wanted.notes).insert(anchor);
  }
  const Result<Batch> batch = batch_of(**snapshot, wanted);
  if (!batch) return tl::unexpected(batch.error());
  const std::vector<Position> all = batch->all_anchors();
  const auto of_left = std::ranges::find(all, left), of_right = std::ranges::find(all, right);
  if (of_left == all.end() || of_right == all.end()) return std::optional<link::Explanation>();
  const auto uses = uses_of(**snapshot, **kept, *batch);
  if (!uses) return tl::unexpected(uses.error());
  if (!*uses) return std::optional<link::Explanation>();
  const Result<link::Prepared> prepared = link::prepare(batch->lists, (*kept)->frame, **uses, (*kept)->counts(**snapshot), 1);
  if (!prepared) return tl::unexpected(prepared.error());
  link::Explanation why = link::explain((*kept)->frame, batch->lists, **uses, *prepared, static_cast<std::uint32_t>(of_left - all.begin()),
                                        static_cast<std::uint32_t>(of_right - all.begin()));
  if (const Result<void> told = reg.will_show(actor, {"why", {left, right}}); !told) return tl::unexpected(told.error());
  for (link::Step& step : why.steps) step.left.clear(), step.right.clear();  // cells are told by the files, to those who may read them
  return std::optional(std::move(why));
}

}  // namespace nostoi::review
