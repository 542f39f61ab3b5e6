// seek: a person sought in a register.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

/// A person as an answer to a query.
struct PersonFound {
  Position person = 0;  ///< the oldest of the person's anchors that the actor may read
  Position anchor = 0;  ///< the entry that fits best
  Weight weight = 0;    ///< log2 of the odds that this entry is of the person meant, taking every entry as equally likely at first
  double probability = 0;
};

/// Seeks a person as search does in a list ("Гнатюк Микола 1980 Херсон", search.hpp): the best `top`, best first. Entries that decisions
/// join are one answer; what the actor is not cleared for gives none. As of now. not_found where the rows for it are not there or end
/// before the log does: rebuild() makes them.
Result<std::vector<PersonFound>> find_people(Register& reg, const access::Actor& actor, std::string_view text, std::size_t top);

}  // namespace nostoi
