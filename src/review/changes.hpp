// changes: what came into a register, or is otherwise linked than before, since a matching: read from the log behind it.
#pragma once

#include "review/batch.hpp"

namespace nostoi::review {

struct Changes {
  Wanted anchors;               ///< lines and notes that are new, or of which something else is compared now, or that may go or come back
  std::vector<Position> lists;  ///< that came
  std::set<Position> apart;     ///< anchors that were decided to be two people
  bool erased = false;          ///< something was erased: what was counted before knows more than the register may
};

/// `all` are the lists of the register.
Result<Changes> changes_since(Snapshot& snapshot, Position known, const std::vector<ListFacts>& all);

}  // namespace nostoi::review
