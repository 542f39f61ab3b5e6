// cluster: from scored pairs to people. A chain of likely pairs is not yet one person: groups join only when they agree as groups, and
// never across a contradiction.
#pragma once

#include "link/candidates.hpp"

namespace nostoi::link {

struct Clusters {
  std::vector<std::uint32_t> person;      ///< per line: the smallest line of its person
  std::vector<std::string_view> refused;  ///< per pair: why a likely pair was not joined: "conflict", "chain", "taken"; empty otherwise
};

/// Pairs of `join` or more propose a union, best first; ties in the order of the pairs. Groups are joined when the mean of two numbers is
/// not against it: the best weight between them and the average weight over all pairs between them (clamped, so that no single pair speaks
/// for a group). `one_to_one`: a person has at most one line of each list. O(pairs log pairs) for groups of bounded size.
Clusters cluster(const Prepared& prepared, const Scorer& scorer, const std::vector<Scored>& pairs, Weight join, bool one_to_one,
                 MemoryPool& pool, std::size_t threads);

}  // namespace nostoi::link
