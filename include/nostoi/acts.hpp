// acts: what no one may do alone. One person proposes, another confirms, and until then nothing follows from it; whoever doubts refuses or
// takes back alone. And alarms: what was established and is contradicted does not rest until somebody answers for it.
#pragma once

#include "nostoi/captivity.hpp"

namespace nostoi::acts {

/// What may be proposed: "death" (that it is established), "erasure" (of what an anchor says), "unseal" (a sealed file is opened to the
/// two, for the purpose it was proposed for and as many hours as were asked); each has its words "act-kind-…".
const std::vector<std::string>& kinds();

struct Proposal {
  std::string what;    ///< one of kinds()
  Position about = 0;  ///< an anchor
  std::string why;
  std::string handling = "ordinary";  ///< of the reasons
  std::uint64_t hours = 0;            ///< of "unseal": how long it is open, from when it is confirmed
};
/// Proposes an act; gives its number. invalid where it is none or has no reason, not_found where there is no such anchor, conflict where
/// the file does not bear it: a death takes an identification that nothing contradicts, an erasure something that is still there.
Result<Position> propose(Register& reg, const access::Actor& actor, const Proposal& proposal);

/// What confirming an act did.
struct Confirmed {
  Position at = 0;
  std::vector<Position> erased;        ///< events
  std::optional<Error> still_on_disk;  ///< what was erased is not shown any more, but its bytes may be in the file: rebuild() tries again
};
/// Confirms an act: now it holds. denied for the one who proposed it, conflict where it was confirmed or refused before, or where the file
/// does not bear it any more.
Result<Confirmed> confirm(Register& reg, const access::Actor& actor, Position act, const std::string& why);

/// Refuses an act, or takes one back that was confirmed. conflict where it was refused before, or where nothing brings back what it did.
Result<Position> refuse(Register& reg, const access::Actor& actor, Position act, const std::string& why);

/// Seals an anchor, or the whole file of its person with whatever is joined to it: nothing of it is told to anybody any more. One person is
/// enough, and nothing takes it back.
Result<Position> seal(Register& reg, const access::Actor& actor, Position anchor, bool whole, const std::string& why);

/// All acts that wait for a second person, oldest first.
Result<std::vector<Act>> waiting(Register& reg, const access::Actor& actor);

// ------------------------------------------------------------------------------------------------ alarms

/// A death was established, and something says that the person lives.
struct Alarm {
  Position at = 0;
  std::int64_t when = 0;
  Position anchor = 0, act = 0;
  std::vector<Position> evidence;  ///< the statements and lines that say so
  ActWord answered;                ///< at is 0 while nobody did

  bool open() const { return answered.at == 0; }
};

/// Looks at what happened since it looked last, and raises the alarms that follow from it. To be called by whoever has written to the
/// register; what nobody looked at is found the next time. An alarm stays, whatever is taken back later. Gives those that it raised.
Result<std::vector<Alarm>> watch(Register& reg, const access::Actor& actor);

/// All alarms, oldest first, those that were answered included.
Result<std::vector<Alarm>> alarms(Register& reg, const access::Actor& actor);

/// Answers for an alarm: what was done. not_found where there is none, conflict where it was answered before.
Result<Position> answer(Register& reg, const access::Actor& actor, Position alarm, const std::string& why);

}  // namespace nostoi::acts
