// interpret_dates: the dates of a column, one per distinct value, with a finding for every line whose date could not be read.
#pragma once

#include "nostoi/model.hpp"

namespace nostoi::intake {

void interpret_dates(List& list, Column& column, const PartialDate& as_of);

/// Whether the values of this column are to be read as dates: by the kind of its field.
bool holds_dates(const Column& column);

}  // namespace nostoi::intake
