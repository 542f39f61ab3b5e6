// queue: proposals as they stand, before anybody asks whose they are.
#pragma once

#include "nostoi/review.hpp"
#include "review/anchors.hpp"
#include "review/team.hpp"

namespace nostoi::review {

/// Those of the last matching, the least certain first.
Result<std::vector<Proposal>> proposals(Snapshot& snapshot);

/// Whether somebody still has to say whether the two are one.
Result<bool> is_open(Snapshot& snapshot, Position left, Position right);

/// Forgets the proposals about an anchor, and what was kept of what it says.
Result<void> forget_pairs(Transaction& transaction, Position anchor);

/// Whether the proposal has a line of that list; any has where `list` is 0.
bool is_of_list(const Anchors& anchors, const Proposal& proposal, Position list);

/// queue() on what is there already.
Result<std::vector<Waiting>> queue_of(Snapshot& snapshot, const access::Actor& actor, const Asked& asked);

}  // namespace nostoi::review
