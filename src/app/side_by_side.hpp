// Two lines beside each other: what stands under the same field, or the same heading, meets in one row.
#pragma once

#include <string>
#include <vector>

#include "nostoi/link.hpp"

namespace nostoi::app {

struct CellPair {
  std::string label;
  std::string left, right;
};

/// The cells of two lines that no comparison drew on (those stand in the steps of their explanation). Cells that are empty on both sides
/// are left out. Columns of the left list come first, in their order.
std::vector<CellPair> cells_not_compared(const link::Model& model, const List& left, std::size_t left_line, const List& right,
                                         std::size_t right_line);

}  // namespace nostoi::app
