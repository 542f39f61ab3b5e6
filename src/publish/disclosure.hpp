// disclosure: does what was told of groups of people tell of a few of them? Numbers are told of groups; whoever has them may add and take
// away. If so the number of people in a group too small to be told follows, it is as if it had been told.
#pragma once

#include <optional>
#include <vector>

#include "nostoi/register.hpp"

namespace nostoi::publish {

struct Disclosed {
  std::vector<Position> people;  ///< a group of fewer than `smallest` whose number follows
  bool gave_up = false;          ///< there are more small groups than can be looked through: it has to be taken that one follows
};

/// `told`: each group of which a number was told, its people ascending, each once. Nothing where no number of fewer than `smallest` people
/// follows by adding and taking away. That a number is not negative may tell more, and is not looked at. Linear algebra modulo 2^61 - 1:
/// O(groups² · kinds of people), and O(small kinds^(smallest - 1)) at worst, cut off at a million.
std::optional<Disclosed> disclosed(const std::vector<std::vector<Position>>& told, std::uint64_t smallest);

}  // namespace nostoi::publish
