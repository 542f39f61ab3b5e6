// changes_told: what of the difference between two versions of a list is told to the one who brings the later: he knows what it says, but
// not what the earlier one said where that is shut for him.
#pragma once

#include "register/heads.hpp"

namespace nostoi {

/// Withholds cells of properties for whose class the actor is not cleared, and of lines that a seal shuts for him at a clock time: there
/// even whether anything changed, so that nobody tries values until nothing does. Where the later version is in the register too, its lines
/// may be sealed as well: `stored`.
Result<void> withhold_changes(Snapshot& snapshot, const access::Actor& actor, std::int64_t clock, const ListHead& before, const List& after,
                              ListChanges& changes, const ListFacts* stored = nullptr);

}  // namespace nostoi
