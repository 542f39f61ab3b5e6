// What a stored list says beside its lines: what could not be read in it, how it differs from another version of it, whether its file is
// kept.
#pragma once

#include "nostoi/register/lists.hpp"

namespace nostoi {

/// A finding of a stored list. Where it quotes what the actor may not see, only that there is one, and where, is told.
struct FindingTold : Finding {
  bool withheld = false;
};
struct FindingsTold {
  std::vector<FindingTold> all;
  std::uint64_t total = 0;  ///< as many were found when the list was read; those that were erased are not among `all`
};
/// Findings of a list from the one after `after` on, at most so many of them, in the order in which they were found. not_found where there
/// is no such list, denied where the actor is not cleared for it.
Result<FindingsTold> findings_of(Register& reg, const access::Actor& actor, Position list, std::uint64_t after, std::uint64_t most);

/// How a stored version of a list became a later one, told with what the actor may see of both. invalid where they are not versions of one
/// list, denied where the actor is not cleared for one of them.
Result<ListChanges> changes_between(Register& reg, const access::Actor& actor, Position before, Position after);

/// Whether the bytes of the file that a list was read from are in the register.
Result<bool> source_is_kept(Snapshot& snapshot, const ListFacts& list);

}  // namespace nostoi
