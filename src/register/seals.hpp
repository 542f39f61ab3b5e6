// seals: files that are shut for everybody. Opening one is an act of two people, for them, for a purpose and for a time.
#pragma once

#include "register/record.hpp"

namespace nostoi {

namespace kind {
inline constexpr std::string_view sealed = "sealed";
}
/// What stands where a handling class stands, of what is sealed: nobody is cleared for it.
inline constexpr std::string_view sealed_class = "sealed";

/// The clock time of what the register has to know itself to keep a rule: no seal holds for it.
inline constexpr std::int64_t eyes_of_the_register = -1;

/// Which of the anchors of one person are shut for the actor at a clock time, in their order. A seal on a whole file shuts all that is
/// joined to its anchor.
Result<std::vector<Position>> shut_for(Snapshot& snapshot, const access::Actor& actor, const std::vector<Position>& anchors,
                                       std::int64_t clock);

/// Whether an anchor is, of whatever person.
Result<bool> is_shut_for(Snapshot& snapshot, const access::Actor& actor, Position anchor, std::int64_t clock);

/// Whether a seal shuts the anchor, or the whole file it belongs to; whether somebody may open it is not looked at.
Result<bool> is_sealed(Snapshot& snapshot, Position anchor);

}  // namespace nostoi
