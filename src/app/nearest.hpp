// The pairs nearest the line: where a decision was close, a person should look first.
#pragma once

#include <cstddef>
#include <vector>

#include "nostoi/link.hpp"

namespace nostoi::app {

struct Nearest {
  std::vector<link::Pair> joined;      ///< the weakest first
  std::vector<link::Pair> not_joined;  ///< the strongest first
};

/// At most `each` of both kinds; pairs of equal weight in the order of their lines.
Nearest nearest_pairs(const std::vector<link::Pair>& pairs, std::size_t each);

}  // namespace nostoi::app
