// mapping: which column is which field. What the user asked for comes first, then headings, then content.
#pragma once

#include "intake/plan.hpp"

namespace nostoi::intake {

/// Sets field, role and chosen_by of the plan's columns, whose headers are set.
void map_columns(Plan& plan, const Sample& sample, const std::vector<ColumnChoice>& choices);

}  // namespace nostoi::intake
