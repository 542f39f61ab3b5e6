// Widths first, then rows.
#include "app/text_table.hpp"

#include <algorithm>

#include "base/letters.hpp"

namespace nostoi::app {

std::string text_table(const std::vector<std::vector<std::string>>& rows, const std::set<std::size_t>& numeric) {
  std::vector<std::size_t> widest;
  for (const auto& row : rows) {
    widest.resize(std::max(widest.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widest[i] = std::max(widest[i], width(plain(row[i])));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string text = plain(row[i]);
      const std::string cell = numeric.contains(i) ? std::string(widest[i] - width(text), ' ') + text : padded(text, widest[i]);
      line += (i ? "  " : "") + cell;
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

}  // namespace nostoi::app
