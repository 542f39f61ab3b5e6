// said: what somebody says, from the words of the command line.
#pragma once

#include <string>
#include <vector>

#include "nostoi/register.hpp"

namespace nostoi::app {

/// "rank=сержант" for each of `texts`, said as `common` says; all of them true on the day `valid` names.
Result<std::vector<Said>> said_of(const std::vector<std::string>& texts, const Said& common = {}, const std::string& valid = {});

}  // namespace nostoi::app
