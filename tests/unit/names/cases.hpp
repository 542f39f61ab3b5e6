// The tables of cases in tests/cases/names.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reference/plain_csv.hpp"

namespace nostoi::names {

/// The rows of a table of cases, without its headings.
inline std::vector<std::vector<std::string>> cases(const std::string& name) {
  std::ifstream file(std::string(NOSTOI_ROOT) + "/tests/cases/names/" + name, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  std::vector<std::vector<std::string>> rows;
  for (reference::PlainRecord& record : reference::PlainCsv(text, ',', 1000, 10).read()) rows.push_back(std::move(record.cells));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

}  // namespace nostoi::names
