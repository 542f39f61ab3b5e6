// embargo: silence on something that is under way. Numbers, people, routes and places of an operation are not told before it is over: while
// an embargo is in force, no publication leaves to the recipients before whom the guard "embargo" stands that touches what it names.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::publish {

struct Embargo {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor;
  std::string name, why;     ///< what is under way, and why it is kept silent
  std::vector<Position> on;  ///< anchors of persons, places or proceedings, and lists
  ActWord lifted;
  bool in_force() const { return lifted.at == 0; }
};

/// Sets an embargo and gives its number. invalid where it has no name, no reason or is on nothing, not_found where there is no such anchor
/// or list.
Result<Position> set_embargo(Register& reg, const access::Actor& actor, const Embargo& embargo);
/// It is over. not_found where there is none, conflict where it was lifted before, denied for who set it: somebody else sees that the event
/// is closed.
Result<Position> lift_embargo(Register& reg, const access::Actor& actor, Position embargo, const std::string& why);
/// All of them, oldest first.
Result<std::vector<Embargo>> embargoes(Register& reg, const access::Actor& actor, Position known = 0);

}  // namespace nostoi::publish
