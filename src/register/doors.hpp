// doors: what is shown of a register as a whole, and to whom.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

/// The lists of the register for an actor: of those he is not cleared for, that they are there.
Result<std::vector<ListFacts>> lists_for(Register& reg, const access::Actor& actor);

/// Writes the log out. It holds everything, so it takes the purpose of maintenance and a clearance for every handling class that anything
/// in it is of (denied otherwise); a register with sealed files is not written out at all: its backup keeps them shut.
Result<void> dump_for(Register& reg, const access::Actor& actor, const std::function<void(std::string_view line)>& out);

}  // namespace nostoi
