// erase: what an anchor said goes for good; that it stood there, and who took it up when, stays in the chain.
#pragma once

#include "register/log.hpp"

namespace nostoi {

/// What goes with an anchor: the line or note itself, the statements by hand about it, the reasons why any of that was taken back, what was
/// found in its row, the bytes of the file it was read from, and the files that were attached to it with what was said of them. Decisions,
/// acts and other records about it stay, but for their reasons: they are not what was said of it.
Result<std::vector<Position>> said_by(Snapshot& snapshot, Position anchor);

/// Erases all of that and the reasons of what was decided and recorded about it (reasons.hpp), writes down that it was done and on what
/// ground, and makes the index follow. The store still has to be scrubbed when it is committed. Gives the events.
Result<std::vector<Position>> erase(Log& log, Position anchor, Position act, const std::string& ground);

/// Makes the rows of the log anew, inside of a transaction; what erasures left of events is known already, as its rows say.
Result<void> reindex(Transaction& transaction);
/// Does so where the log was followed without knowing that: erasures stand behind what they empty.
Result<void> reindex_after_erasures(Transaction& transaction);

}  // namespace nostoi
