// What stands against a count. Whoever is in it is looked at: an embargo on one of them, a family that has not been told.
#include <algorithm>

#include "casework/seen.hpp"
#include "publish/count.hpp"
#include "publish/kinds.hpp"
#include "publish/vocabulary.hpp"

namespace nostoi::publish {

namespace {

using Obstacles = std::vector<Obstacle>;

void look_at_count(const Before& before, Obstacles& all) {
  const auto stop = [&](const char* guard, std::string sentence, const std::string& column = {}) {
    all.push_back({guard, true, 0, column, std::move(sentence), {}});
  };
  const Proposal& proposal = before.proposal;
  if (!proposal.lines.empty() || !proposal.columns.empty()) stop("rows", say("guard-rows-count"));
  if (proposal.count.caption.empty()) stop("rows", say("guard-rows-caption"));
  if (proposal.count.by.size() > 2) stop("columns", say("guard-columns-many"));
  for (const std::string& column : proposal.count.by) {
    const Property* property = find_property(column);
    const bool closed = property && (property->kind == Kind::sex || !property->values.empty());
    const bool may = property && access::may_read({"", "publication", before.kind.clearance}, property->handling);
    if (!closed || !may) stop("columns", say("guard-columns-closed", {{"column", column}}), column);
  }
}

/// The family was told something, or somebody wrote down why it is not waited for.
Result<bool> family_knows(const Eyes& eyes, Position anchor) {
  const Result<std::vector<casework::Enquiry>> asked = casework::enquiries_seen(eyes, anchor);
  if (!asked) return tl::unexpected(asked.error());
  if (std::ranges::any_of(*asked, [](const casework::Enquiry& one) { return !one.answers.empty(); })) return true;
  const Result<std::vector<Record>> waived = records_about_person(eyes, anchor, kind::waived);
  if (!waived) return tl::unexpected(waived.error());
  return !waived->empty();
}

}  // namespace

Result<std::vector<Obstacle>> against_count(Snapshot& snapshot, const access::Actor& actor, const Before& before,
                                            const Population& population) {
  Obstacles all = against_time_and_reach(before);
  look_at_count(before, all);
  const access::Actor everything = access::all_seeing(actor);
  const Eyes eyes{snapshot, everything, eyes_of_the_register, 0};
  for (const auto& [person, anchor] : population.people) {
    if (has(before.kind.guards, "embargo")) {
      const Result<View> view = view_of(snapshot, before.kind, actor.id, anchor);
      if (!view) return tl::unexpected(view.error());
      if (const std::string* name = embargo_on(*view, before.embargoed))
        all.push_back({"embargo", true, anchor, {}, say("guard-embargo-is", {{"name", *name}}), {}});
    }
    if (!has(before.kind.guards, "family-first")) continue;
    const Result<bool> knows = family_knows(eyes, anchor);
    if (!knows) return tl::unexpected(knows.error());
    if (!*knows) all.push_back({"family-first", true, anchor, {}, say("guard-family-first-not"), {}});
  }
  return all;
}

}  // namespace nostoi::publish
