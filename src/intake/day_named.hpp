// day_named: the day, month or year that a person at work names, as cells of lists are read, and bounds beside.
#pragma once

#include <string>

#include "nostoi/model.hpp"

namespace nostoi {

/// As far as it goes ("2026", "03.2026", "12.03.2026"), or bounds ("01.2026..12.03.2026"); not known for "". invalid for what is no date.
Result<PartialDate> day_named(const std::string& text);

}  // namespace nostoi
