// doors: what is shown of a register as a whole, and to whom.
#pragma once

#include <set>

#include "nostoi/register.hpp"

namespace nostoi {

/// The lists of the register for an actor: of those he is not cleared for, that they are there.
Result<std::vector<ListFacts>> lists_for(Register& reg, const access::Actor& actor);

/// Writes the log out. It holds everything, so it takes the purpose of maintenance and a clearance for every handling class that anything
/// in it is of (denied otherwise); a register with sealed files is not written out at all: its backup keeps them shut.
Result<void> dump_for(Register& reg, const access::Actor& actor, const std::function<void(std::string_view line)>& out);

/// Refuses (denied) an actor who is not cleared for one of these classes, and says which.
Result<void> must_be_cleared_for(const access::Actor& actor, const std::set<std::string>& classes);

/// Writes out what is left of a damaged register (sqlite::salvage), to whoever might dump it; sealed files are no hindrance where it is
/// damaged indeed. The witness hears before anything is given.
Result<Recovered> recover_for(Snapshot& left, const access::Actor& actor, access::Witness& witness,
                              const std::function<void(std::string_view line)>& out);

}  // namespace nostoi
