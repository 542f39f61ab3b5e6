// office: what all requests of a workbench share.
#pragma once

#include "nostoi/desk/accounts.hpp"
#include "nostoi/desk/sessions.hpp"
#include "nostoi/workbench/workbench.hpp"
#include "workbench/jobs.hpp"
#include "workbench/repeats.hpp"

namespace nostoi::workbench {

struct Office {
  Ground ground;
  std::unique_ptr<desk::Accounts> accounts;
  desk::Sessions sessions;
  desk::Throttle throttle;  ///< of one name from one place
  desk::Throttle places;    ///< of one place, whatever the names
  Repeats repeats;
  std::unique_ptr<Jobs> jobs = {};  ///< goes first: its thread works on all of the above

  Register& reg() { return ground.reg; }
  std::int64_t now() const { return ground.reg.surroundings().clock(); }
};

}  // namespace nostoi::workbench
