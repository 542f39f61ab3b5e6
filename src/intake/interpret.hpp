// interpret: what can only be said when all lines are there: what the dates of a column mean, and the role of columns that no list
// of headings knows. It runs over distinct values, so a million lines cost what their different texts cost.
#pragma once

#include "nostoi/model.hpp"

namespace nostoi::intake {

/// `role_known`: per column, whether its role is settled already.
void interpret(List& list, const std::vector<bool>& role_known);

}  // namespace nostoi::intake
