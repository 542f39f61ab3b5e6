// The queue is read off the proposals; what was decided meanwhile is passed over.
#include <algorithm>

#include "nostoi/review.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

namespace {

/// Whether somebody still has to say whether the two are one.
Result<bool> is_open(Snapshot& snapshot, Position left, Position right) {
  const Result<Position> one = person_of(snapshot, left), other = person_of(snapshot, right);
  if (!one || !other) return tl::unexpected(one ? other.error() : one.error());
  if (*one == *other) return false;
  const Result<std::vector<Decision>> decisions = decisions_of(snapshot, left);
  if (!decisions) return tl::unexpected(decisions.error());
  return std::ranges::none_of(*decisions, [&](const Decision& one) {
    return one.revoked == 0 && one.verdict != Verdict::unsure && one.left == left && one.right == right;
  });
}

Proposal proposal_of(std::string_view key, std::string_view row) {
  const std::vector<std::uint64_t> numbers = rows::read_numbers(key);  // uncertainty left right
  return {numbers[1], numbers[2], score_of_row(row)};
}

}  // namespace

Result<std::vector<Proposal>> queue(Register& reg, const access::Actor& actor, std::size_t top) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  std::vector<Proposal> open;
  Result<void> well;
  const Result<void> done = (*snapshot)->scan("proposal/", [&](std::string_view key, std::string_view row) {
    const Proposal proposal = proposal_of(key, row);
    const Result<bool> is = is_open(**snapshot, proposal.left, proposal.right);
    if (!is) return well = tl::unexpected(is.error()), false;
    if (*is) open.push_back(proposal);
    return open.size() < top;
  });
  if (!done) return tl::unexpected(done.error());
  if (!well) return tl::unexpected(well.error());
  return open;
}

Result<std::optional<ScoreThen>> score_of(Snapshot& snapshot, Position left, Position right) {
  if (right < left) std::swap(left, right);
  const Result<std::optional<std::string>> row = snapshot.get(key_of_pair(left, right));
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<ScoreThen>();
  return std::optional<ScoreThen>(score_of_row(**row));
}

}  // namespace nostoi::review
