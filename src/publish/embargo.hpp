// embargo: what is shut now, for the guard.
#pragma once

#include "publish/guards.hpp"
#include "register/log.hpp"

namespace nostoi::publish {

Result<Embargoed> embargoed_now(Snapshot& snapshot, const access::Actor& actor);

}  // namespace nostoi::publish
