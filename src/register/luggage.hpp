// luggage: which events of a register go along on a journey: what the persons' anchors say, what was decided among them, and the records
// that are about them and nobody else.
#pragma once

#include <set>

#include "register/record.hpp"

namespace nostoi {

namespace kind {
inline constexpr std::string_view travel_copy = "travel-copy", travel_taken = "travel-taken", travel_back = "travel-back";
}

struct Luggage {
  std::set<Position> anchors, left;  ///< left: notes of witnesses, whose words go nowhere without their consent
  std::set<Position> events;         ///< that go along with what they say
  std::set<std::string> classes;     ///< somebody who packs has to be cleared for
  Json remains = Json::array();      ///< of decisions and records whose reasons an erasure took, as an `erased` has them
};

/// What goes along with these persons; denied where anything of theirs is sealed.
Result<Luggage> luggage_of(Snapshot& office, const std::vector<Position>& anchors);

/// Positions as ranges [[from, to], …], both included.
Json ranges_of(const std::set<Position>& events);

}  // namespace nostoi
