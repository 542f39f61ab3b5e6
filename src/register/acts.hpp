// acts: kinds of records that acts by two people are made of (docs/formats/log.md).
#pragma once

#include "register/record.hpp"

namespace nostoi {

namespace kind {
inline constexpr std::string_view act_proposed = "act-proposed", act_confirmed = "act-confirmed", act_refused = "act-refused";
}

/// The act that was proposed at a position; not_found where none was.
Result<Act> act_at(Snapshot& snapshot, const access::Actor& actor, Position proposal, Position known = 0);

/// Whether two names are one person's, however they were typed.
bool is_same_actor(const std::string& one, const std::string& other);

}  // namespace nostoi
