// projection: what an event changes in the index. The only way in which rows of the log come to be, when it happens and when it is
// replayed: so both give the same rows.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

Result<void> project(Transaction& transaction, const Event& event);

}  // namespace nostoi
