// defaults: what is believed before a list is looked at.
#pragma once

#include "link/levels.hpp"

namespace nostoi::link {

/// The shipped numbers: data/link/default.json.
struct Defaults {
  double pairs = 0, enough = 0, swapped = 0;
  /// m of every level.
  std::vector<double> m(Comparator comparator) const;
  /// Values that are about equally common before a list is looked at.
  double values(const Feature& feature) const;
  static const Defaults& shipped();
};

}  // namespace nostoi::link
