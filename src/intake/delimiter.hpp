// delimiter: which character separates the cells of a text, by evidence: the one by which the records agree on how many cells they have.
#pragma once

#include <string_view>

namespace nostoi::intake {

/// The delimiter of a table that begins with `sample`; 0 when no character makes a table of it. `whole`: the sample is all of it.
char guess_delimiter(std::string_view sample, bool whole);

}  // namespace nostoi::intake
