// consent: for what may be used what somebody told? Asked for each use by itself, given, and taken back. Without a record of it an anchor
// was not given under consent, and only its handling class counts.
#pragma once

#include "register/record.hpp"

namespace nostoi {

inline constexpr std::string_view kind_of_consent = "consent";

/// Records for what uses (access::uses()) the words of these anchors were given, in place of what was given before. Taking it back is
/// giving less. invalid where a use is none.
Result<Position> add_consent(Log& log, std::vector<Position> anchors, const std::string& handling, const std::vector<std::string>& uses);

/// Whether consent, as it stands now, lets the actor's purpose use an anchor; also of what was known earlier: who took consent back takes
/// it back for good.
Result<bool> consent_lets(Snapshot& snapshot, const access::Actor& actor, Position anchor);

}  // namespace nostoi
