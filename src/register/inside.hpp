// inside: what the rooms behind the doors read of a register whoever acts, whole and unguarded. Nothing that shows anything to anybody may
// include this; tests/unit/tree sees to it.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

/// All lists, in the order in which they came.
Result<std::vector<ListFacts>> lists(Snapshot& snapshot);
/// The list of a line, of `lists` as lists() gives them; nullptr for a note or an entity. O(log lists).
const ListFacts* list_holding(const std::vector<ListFacts>& lists, Position anchor);
/// A list as it was read, with every cell and date; the anchor of line i is facts.line(i + 1).
Result<List> list_again(Snapshot& snapshot, const ListFacts& facts);

/// All decisions that touch an anchor, in the order in which they were taken, those taken back included; as of a known time.
Result<std::vector<Decision>> decisions_of(Snapshot& snapshot, Position anchor, Position known = 0);

/// The acts about an anchor, oldest first, as of a known time.
Result<std::vector<Act>> acts_about(Snapshot& snapshot, const access::Actor& actor, Position anchor, Position known = 0);

/// All of the log as JSON Lines, an event a line, in canonical JSON.
Result<void> dump(Snapshot& snapshot, const std::function<void(std::string_view line)>& out);

/// Writes the part of a log that still holds, as dump() does.
Result<Recovered> recover(Snapshot& snapshot, const std::function<void(std::string_view line)>& out);

}  // namespace nostoi
