// A table for the terminal: columns as wide as their widest cell, numbers to the right.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace nostoi::app {

/// Cells are shown as plain(): nothing in them can steer the terminal.
std::string text_table(const std::vector<std::vector<std::string>>& rows, const std::set<std::size_t>& numeric = {});

}  // namespace nostoi::app
