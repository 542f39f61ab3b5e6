// expected: what reading entries, persons and heads of lists is going to ask a store for, said before it is asked. A store that is far away
// fetches it together, in a few questions for all of them; for any other nothing is done.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

/// That the entries of these anchors are read, with what was said of them by hand; and the rows under other prefixes.
Result<void> expect_entries(Snapshot& snapshot, const std::vector<Position>& anchors, std::vector<std::string> prefixes = {});

/// That they are, and those of all who are one person with one of them now.
Result<void> expect_people(Snapshot& snapshot, const std::vector<Position>& anchors);

}  // namespace nostoi
