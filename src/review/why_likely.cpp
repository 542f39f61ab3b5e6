// What is known of one pair: what was decided of it, and why it is likely: the two of it are read from the log and weighed by what matching
// learned, as if it met them just now.
#include <algorithm>

#include "register/log.hpp"
#include "review/anchors.hpp"
#include "review/matching.hpp"

namespace nostoi::review {

namespace {

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

/// Where the two stand among all lines of a batch; none where one of them is not linked.
std::optional<std::pair<std::uint32_t, std::uint32_t>> places_of(const Batch& batch, Position left, Position right) {
  const std::vector<Position> all = batch.all_anchors();
  const auto of_left = std::ranges::find(all, left), of_right = std::ranges::find(all, right);
  if (of_left == all.end() || of_right == all.end()) return {};
  return std::pair(static_cast<std::uint32_t>(of_left - all.begin()), static_cast<std::uint32_t>(of_right - all.begin()));
}

/// By what was learned and kept: the two alone are read.
Result<std::optional<link::Explanation>> by_frame(Snapshot& snapshot, const KeptFrame& kept, const Anchors& anchors, Position left,
                                                  Position right) {
  Wanted wanted;
  for (const Position anchor : {left, right}) {
    const ListFacts* list = anchors.list_of(anchor);
    (list ? wanted.lines[list->at] : wanted.notes).insert(anchor);
  }
  const Result<Batch> batch = batch_of(snapshot, wanted);
  if (!batch) return tl::unexpected(batch.error());
  const auto places = places_of(*batch, left, right);
  if (!places) return std::optional<link::Explanation>();
  const auto uses = uses_of(snapshot, kept, *batch);
  if (!uses) return tl::unexpected(uses.error());
  if (!*uses) return std::optional<link::Explanation>();
  const Result<link::Prepared> prepared = link::prepare(batch->lists, kept.frame, **uses, kept.counts(snapshot), 1);
  if (!prepared) return tl::unexpected(prepared.error());
  return std::optional(link::explain(kept.frame, batch->lists, **uses, *prepared, places->first, places->second));
}

constexpr std::uint64_t few_lines = 20'000;  // read in the time of a breath

/// By the model that the last matching pinned, of a register so small that everybody can be read for it. A larger one without a frame (it
/// was kept by a program that knew other things) gives none until it is matched again.
Result<std::optional<link::Explanation>> by_model(Snapshot& snapshot, Position left, Position right) {
  const Result<std::vector<ListFacts>> all = lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  std::uint64_t lines = 0;
  for (const ListFacts& list : *all) lines += list.lines;
  if (lines > few_lines) return std::optional<link::Explanation>();
  const Result<std::optional<ScoreThen>> score = score_of(snapshot, left, right);
  if (!score) return tl::unexpected(score.error());
  if (!*score) return std::optional<link::Explanation>();
  const Result<Json> matched = payload_at(snapshot, (*score)->matched, kind::matched);
  const Result<Batch> batch = matched ? batch_of(snapshot) : tl::unexpected(matched.error());
  if (!batch) return tl::unexpected(batch.error());
  const auto places = places_of(*batch, left, right);
  Result<link::Model> model = link::model_from_json(matched->value("model", ""));
  if (!places || !model) return std::optional<link::Explanation>();
  link::Linking linking;
  linking.model = std::move(*model);
  return std::optional(link::explain(batch->lists, linking, places->first, places->second));
}

}  // namespace

Result<std::vector<Decision>> decided_between(Register& reg, const access::Actor& actor, Position left, Position right) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  const Result<Anchors> anchors = snapshot ? Anchors::of(**snapshot) : tl::unexpected(snapshot.error());
  if (!anchors) return tl::unexpected(anchors.error());
  Result<std::vector<Decision>> all = decisions_of(**snapshot, left);
  if (!all) return all;
  std::erase_if(*all, [&](const Decision& one) { return one.left != right && one.right != right; });
  for (Decision& one : *all)
    if (const Result<void> done = withhold_reason(*anchors, actor, one); !done) return tl::unexpected(done.error());
  if (const Result<void> told = reg.will_show(actor, {"decided", {left, right}}); !told) return tl::unexpected(told.error());
  return all;
}

Result<std::optional<link::Explanation>> why_likely(Register& reg, const access::Actor& actor, Position left, Position right) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  const Result<Anchors> anchors = snapshot ? Anchors::of(**snapshot) : tl::unexpected(snapshot.error());
  if (!anchors) return tl::unexpected(anchors.error());
  if (const Result<void> may = must_read_both(*anchors, actor, {left, right}); !may) return tl::unexpected(may.error());
  const Result<std::optional<KeptFrame>> kept = KeptFrame::of(**snapshot);
  if (!kept) return tl::unexpected(kept.error());
  Result<std::optional<link::Explanation>> why =
      *kept ? by_frame(**snapshot, **kept, *anchors, left, right) : by_model(**snapshot, left, right);
  if (!why || !*why) return why;
  for (link::Step& step : (*why)->steps) step.left.clear(), step.right.clear();  // the files tell cells, to those who may read them
  if (const Result<void> told = reg.will_show(actor, {"why", {left, right}}); !told) return tl::unexpected(told.error());
  return why;
}

}  // namespace nostoi::review
