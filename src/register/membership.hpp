// membership: which anchors are one person, and since when. Persons are the components of live "same" decisions; every change closes the
// rows that held before and opens new ones, so that each moment of the past stays as it was.
#pragma once

#include <vector>

#include "nostoi/register.hpp"

namespace nostoi {

/// Computes the persons of these anchors, and of all who are one person with them, anew, as known from `at`. O(anchors of these persons).
Result<void> reshape(Transaction& transaction, const std::vector<Position>& anchors, Position at);

/// The anchors that live "same" decisions join with this one directly.
Result<std::vector<Position>> neighbours(Snapshot& snapshot, Position anchor);

}  // namespace nostoi
