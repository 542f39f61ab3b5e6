// origin: that what stands under several anchors comes from one origin after all, as somebody learned later: two witnesses who talked.
#pragma once

#include "register/record.hpp"

namespace nostoi {

Result<Position> add_same_origin(Log& log, Position anchor, const std::vector<Position>& others, const std::string& handling);

/// The anchors that have one origin with this, as of a known time.
Result<std::vector<Position>> one_origin_with(Snapshot& snapshot, const access::Actor& actor, Position anchor, Position known);

}  // namespace nostoi
