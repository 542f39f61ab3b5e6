// reasons: what people wrote about an anchor when they decided, related, marked or sealed. It may tell what the anchor said, and goes with
// it; that they decided, and what, has to stay: taking it away would tear persons apart, in the past too.
#pragma once

#include <set>

#include "register/log.hpp"

namespace nostoi {

/// What an erasure leaves of an event: its payload without the reason.
struct Remains {
  Position at = 0;
  std::string kind;
  Json said;
};

/// The decisions about an anchor, what took them back, and the records about it and about these, as far as they give a reason; without
/// those of `gone`. Acts and alarms keep their reasons: on what ground something was erased must be told.
Result<std::vector<Remains>> without_reasons(Snapshot& snapshot, Position anchor, const std::set<Position>& gone);

}  // namespace nostoi
