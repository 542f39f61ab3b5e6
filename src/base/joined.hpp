// joined: words as a list in a sentence: "a, b, c".
#pragma once

#include <string>
#include <vector>

namespace nostoi {

inline std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& one : words) all += (all.empty() ? "" : ", ") + one;
  return all;
}

}  // namespace nostoi
