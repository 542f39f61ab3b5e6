// Names that stand in another case than the nominative, as lists and papers have them ("утримується Коваля Сергія"), put right for
// comparing. One idea: every word says in which cases and of which sex it may stand; what most of the words agree on is the name's case.
#pragma once

#include <vector>

#include "nostoi/names.hpp"

namespace nostoi::names {

/// Fills romanised, doubt and also of tokens whose text and initial are set. A case is shown by a patronymic, by a given name that is
/// known, by a surname in an ending that only that case has; `expected` counts where these leave it open. Returns the case shown.
Case decline(std::vector<Token>& tokens, Case expected);

}  // namespace nostoi::names
