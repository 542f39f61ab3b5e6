// Reading that is unusual in rate or breadth, told from the trail alone by written rules (data/model/unusual.json): against the person's
// own earlier days and against colleagues with the same roles. It says that somebody should look, never what it was, and shuts nobody out.
#pragma once

#include <map>
#include <optional>

#include "nostoi/audit.hpp"

namespace nostoi::audit {

/// The roles of people, by their names; who is not named has none. Where nobody is named, everybody is everybody's colleague.
using Roles = std::map<std::string, std::vector<std::string>>;

/// A day on which somebody's reading reached the bound of a rule.
struct Unusual {
  std::string rule;  ///< has its words "unusual-RULE"
  std::string actor;
  std::int32_t day = 0;                     ///< day number, UTC
  std::uint64_t count = 0, bound = 0;       ///< what the rule counts, and from where on it is told
  std::optional<std::uint64_t> own, peers;  ///< the medians that it was held against, where there were enough days or colleagues
  Position first = 0, last = 0;             ///< the entries of the trail that the day begins and ends with
  ActWord answered;                         ///< at is 0 while nobody did, or since the count has grown
};

/// Those of the days since `since`, the latest day first. To look is a reading of its own. O(entries of those days and the window before).
Result<std::vector<Unusual>> unusual(Register& reg, Trail& trail, const access::Actor& actor, const Roles& roles, std::int32_t since);

/// Somebody looked at it and says what it was. denied for the one who read so, not_found where there is none.
Result<Position> answer_unusual(Register& reg, Trail& trail, const access::Actor& actor, const Roles& roles, const Unusual& which,
                                const std::string& why);

}  // namespace nostoi::audit
