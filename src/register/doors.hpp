// doors: what those who show a register as a whole ask first.
#pragma once

#include <set>

#include "register/inside.hpp"

namespace nostoi {

/// Refuses (denied) an actor who is not cleared for one of these classes, and says which.
Result<void> must_be_cleared_for(const access::Actor& actor, const std::set<std::string>& classes);

}  // namespace nostoi
