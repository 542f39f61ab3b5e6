// cells: which columns of a list search reads, and what they tell of a line.
#pragma once

#include "search/told.hpp"

namespace nostoi::search {

class Cells {
 public:
  explicit Cells(const List& list);
  Told of(std::size_t line) const;

 private:
  std::vector<std::pair<const Column*, Part>> columns_;
};

}  // namespace nostoi::search
