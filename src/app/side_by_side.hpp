// Two lines beside each other: what stands under the same field, or the same heading, meets in one row.
#pragma once

#include <string>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::app {

struct CellPair {
  std::string label;
  std::string left, right;
};

/// Cells that are empty on both sides are left out. Columns of the left list come first, in their order.
std::vector<CellPair> side_by_side(const List& left, std::size_t left_line, const List& right, std::size_t right_line);

}  // namespace nostoi::app
