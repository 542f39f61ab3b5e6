// Several names of one line. One idea: they make one value together, the name first; a name that only says less than another one of the
// same line is no name of its own.
#pragma once

#include "link/prepared.hpp"

namespace nostoi::link {

/// Numbers the names of lines in a feature: lines called alike share a value.
class NameNumbers {
 public:
  explicit NameNumbers(Feature& feature);
  /// The number of a name and the other names that go with it; missing where the name has no words.
  std::uint32_t number(std::vector<std::uint32_t> name, std::vector<std::vector<std::uint32_t>> others);

 private:
  Feature& feature_;
  Dictionary known_;
};

/// Of each value keeps the names that say most: "Ткач Марко" is what "Ткач Марко Савич" says without the father's name. Comparing it by
/// itself would let whoever is a Ткач Марко pass for him, whatever the father's name. Needs the forms of the feature's texts.
void keep_fullest_names(Feature& feature);

/// The most names of one line that are compared, the name itself among them.
constexpr std::size_t most_names = 8;

}  // namespace nostoi::link
