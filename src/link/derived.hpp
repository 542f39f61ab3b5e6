// derived: what another column already tells is not compared twice, because two witnesses who copied each other are one witness.
#pragma once

#include "link/prepared.hpp"

namespace nostoi::link {

/// Whether the full-name columns hold words that the columns of parts do not (a tenth of the lines or more, on a sample).
bool full_name_tells_more(const std::vector<List>& lists);

/// Whether nearly all words of the column stand in the names of the same lines (a sample is asked): such a column tells nothing new.
bool repeats_the_name(const List& list, const Column& column);

/// Takes features out of `prepared` that are constant, empty, or that another feature's value decides (sex by given name).
void leave_out_derived(Prepared& prepared);

}  // namespace nostoi::link
