// cluster: from scored pairs to people. A chain of likely pairs is not yet one person: groups are joined only when their lines agree on
// average, and never across a contradiction.
#pragma once

#include "link/candidates.hpp"

namespace nostoi::link {

struct Clusters {
  std::vector<std::uint32_t> person;      ///< per line: the smallest line of its person
  std::vector<std::string_view> refused;  ///< per pair: why a likely pair was not joined: "conflict", "chain", "taken"; empty otherwise
};

/// Joins lines greedily by weight, best first. `join`: least weight of the pair that proposes a union. Average linkage: the mean weight
/// over all pairs between the two groups must reach `hold`.
Clusters cluster(const Prepared& prepared, const Scorer& scorer, const std::vector<Scored>& pairs, Weight join, Weight hold,
                 bool one_to_one);

}  // namespace nostoi::link
