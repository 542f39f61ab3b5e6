// The log itself: checking it, writing it out, reading it in, and what is left of a damaged one.
#pragma once

#include <optional>

#include "nostoi/register/register.hpp"

namespace nostoi {

/// What a check of the whole register found; `wrong` is empty when all is well.
struct Checked {
  std::uint64_t events = 0, erased = 0;
  std::uint64_t holds = 0;  ///< up to this event the chain holds
  evidence::Digest head{};  ///< hash of the last event: whoever keeps it elsewhere can prove later that nothing before it was changed
  std::vector<std::string> wrong;
};
/// Follows the chain from the first event to the last and compares the index with what the log says. O(events).
Result<Checked> check(Snapshot& snapshot);
/// Makes the index anew from the log.
Result<void> rebuild(Register& reg);

/// Writes the log out as JSON Lines, an event a line, in canonical JSON. It holds everything, so it takes the purpose of maintenance and a
/// clearance for every handling class that anything in it is of (denied otherwise); a register with sealed files is not written out at
/// all: its backup keeps them shut.
Result<void> dump(Register& reg, const access::Actor& actor, const std::function<void(std::string_view line)>& out);
/// How much of a damaged log still holds.
struct Recovered {
  std::uint64_t events = 0;           ///< written out: those from the first on, as far as each follows from the one before
  std::optional<std::uint64_t> lost;  ///< those behind them, where it can be told how many there were
  std::string why;                    ///< what is wrong with the next one, a sentence; empty when all is well
};
/// Writes out the part of a damaged log that still holds (sqlite::salvage), to whoever might dump it; sealed files are no hindrance where
/// it is damaged indeed. The witness hears before anything is given.
Result<Recovered> recover(Snapshot& left, const access::Actor& actor, access::Witness& witness,
                          const std::function<void(std::string_view line)>& out);
/// Fills an empty store from a dump, of which `next` gives a line at a time; refuses the first line that does not follow from those
/// before it. The register is then the same: its dump has the same bytes.
Result<Register> load(std::shared_ptr<Store> store, Surroundings surroundings, const std::function<std::optional<std::string>()>& next);

}  // namespace nostoi
