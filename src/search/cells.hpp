// cells: which columns of a list search reads, and what they say of a line.
#pragma once

#include "nostoi/search.hpp"

namespace nostoi::search {

class Cells {
 public:
  explicit Cells(const List& list);
  /// The names of a line: the full name (or its parts together), the same with a former surname, and every other name.
  std::vector<std::string> names(std::size_t line) const;
  PartialDate born(std::size_t line) const;
  /// All places together.
  std::string place(std::size_t line) const;

 private:
  std::vector<const Column*> full_, parts_, former_, other_, places_, dates_;
  const Column *year_ = nullptr, *month_ = nullptr, *day_ = nullptr;
};

}  // namespace nostoi::search
