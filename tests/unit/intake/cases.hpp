// Labelled cases of tests/cases/intake: small CSV files with a heading, quotes as in RFC 4180.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace nostoi::intake {

inline std::vector<std::vector<std::string>> cases(const std::string& name) {
  std::ifstream in(std::string(NOSTOI_ROOT) + "/tests/cases/intake/" + name);
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::istreambuf_iterator<char> at(in), end; at != end; ++at) {
    if (*at == '"')
      quoted = !quoted;
    else if (quoted)
      rows.back().back() += *at;
    else if (*at == ',')
      rows.back().emplace_back();
    else if (*at == '\n')
      rows.emplace_back(1);
    else
      rows.back().back() += *at;
  }
  rows.pop_back();
  rows.erase(rows.begin());
  return rows;
}

}  // namespace nostoi::intake
