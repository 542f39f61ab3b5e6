// matching: the whole register is compared, and what came of it is told.
#pragma once

#include "app/office.hpp"

namespace nostoi::app {

/// Gives the exit status.
int match_and_tell(Office& office, bool anew = false);

}  // namespace nostoi::app
