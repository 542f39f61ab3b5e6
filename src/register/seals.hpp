// seals: files that are shut for everybody. Opening one is an act of two people, for them, for a purpose and for a time.
#pragma once

#include "register/record.hpp"

namespace nostoi {

namespace kind {
inline constexpr std::string_view sealed = "sealed";
}
/// What stands where a handling class stands, of what is sealed: nobody is cleared for it.
inline constexpr std::string_view sealed_class = "sealed";

/// Which of the anchors of one person are shut for the actor at a clock time. A
/// seal on a whole file shuts all that is joined to its anchor.
Result<std::vector<Position>> shut_for(Snapshot& snapshot, const access::Actor& actor, const std::vector<Position>& anchors,
                                       std::int64_t clock);

/// Whether a seal shuts the anchor, or the whole file it belongs to; whether somebody may open it is not looked at.
Result<bool> is_sealed(Snapshot& snapshot, Position anchor);

}  // namespace nostoi
