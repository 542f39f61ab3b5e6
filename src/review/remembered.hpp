// remembered: what was decided of the same entries before. A line that says the same as an earlier one, or stands for it in a later
// version of its list, is not asked about as if nobody had ever looked.
#pragma once

#include "nostoi/review.hpp"
#include "review/anchors.hpp"
#include "review/batch.hpp"

namespace nostoi::review {

/// What an entry says of identity, in sixteen digits: alike for lines that say the same, in whatever order of columns. Empty: nothing.
std::string fingerprint(const List& list, std::size_t line);

/// Anchors that a "not same" is about.
Result<std::set<Position>> decided_apart(Snapshot& snapshot);
/// Writes the fingerprints of those anchors of a batch.
Result<void> put_fingerprints(Transaction& transaction, const Batch& batch, const std::set<Position>& wanted);
/// Forgets all.
Result<void> forget_fingerprints(Transaction& transaction);

/// Forgets that of an anchor.
Result<void> forget_fingerprint(Transaction& transaction, Position anchor);

/// Live "not same" between the entries of the two persons, or entries alike to theirs, other than about the pair itself; the reasons
/// alone are kept back where the actor may not read both anchors.
Result<std::vector<Decision>> decided_before(Snapshot& snapshot, const Anchors& anchors, const access::Actor& actor, Position left,
                                             Position right);

}  // namespace nostoi::review
