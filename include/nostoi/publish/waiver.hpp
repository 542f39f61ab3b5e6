// waiver: the family is told first. A number that everybody hears waits until the families of those in it have been told, or until somebody
// has written down why it does not wait for one.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::publish {

/// Writes down why the families of these people are not waited for (nobody is known, they asked for it, …). invalid without a reason or
/// anchors, not_found where one of them is no anchor of a person.
Result<Position> waive_family(Register& reg, const access::Actor& actor, const std::vector<Position>& anchors, const std::string& why);

}  // namespace nostoi::publish
