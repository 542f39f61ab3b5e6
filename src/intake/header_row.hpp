// header_row: which row of a sample holds the headings, if any does.
#pragma once

#include <string>
#include <vector>

#include "intake/plan.hpp"

namespace nostoi::intake {

struct HeaderRow {
  std::size_t at = Plan::none;       ///< index in the sample
  std::size_t first_line = 0;        ///< index of the first row that may be a line
  std::vector<std::string> headers;  ///< its cells; empty ones are filled from a heading above that spans several rows
};
HeaderRow find_header_row(const Sample& sample);

}  // namespace nostoi::intake
