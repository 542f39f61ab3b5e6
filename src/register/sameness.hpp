// sameness: when two values are one. Wherever values are counted, chosen or shown together, it is by this.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

/// Values with the same text here say the same: dates by their bounds, other texts without regard to case and spelling marks.
std::string sameness(const Statement& statement);

}  // namespace nostoi
