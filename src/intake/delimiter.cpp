// Every candidate parses the sample; the share of records that have the usual number of cells decides. Of two that agree as well, the one
// with more cells is taken; semicolons, tabs and bars count more, because people write commas inside cells and seldom those.
#include "intake/delimiter.hpp"

#include <algorithm>
#include <map>

#include "intake/records.hpp"

namespace nostoi::intake {

namespace {

constexpr std::string_view candidates = ",;\t|^~:#";  // in order of preference
constexpr std::size_t most_records = 500;
constexpr double agreement = 0.6;  // a table has at least this share of records with the usual number of cells

class NoMore final : public Text {
 public:
  bool more(Window&) override { return false; }
};

constexpr double strong_agreement =
    0.3;  // enough for three cells or more between semicolons, tabs or bars: titles stand around short tables
constexpr std::size_t strong_factor = 3;

struct Evidence {
  double share = 0;
  std::size_t cells = 0;
};

Evidence evidence(std::string_view sample, char delimiter, bool whole) {
  Window window;
  window.append(sample);
  NoMore text;
  Limits limits;
  limits.cell_bytes = 1 << 16;
  Records records(text, window, delimiter, limits);
  std::map<std::size_t, std::size_t> counts;
  std::size_t all = 0, last = 0;
  while (all < most_records && records.next()) {
    if (records.cells().size() == 1 && records.cells()[0].empty()) continue;
    ++counts[last = records.cells().size()];
    ++all;
  }
  if (!whole && all > 1 && all < most_records) --counts[last], --all;  // the sample cuts it
  Evidence best;
  for (const auto& [cells, count] : counts) {
    const double share = static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(all, 1));
    if (cells > 1 && share >= best.share) best = {share, cells};
  }
  return best;
}

}  // namespace

char guess_delimiter(std::string_view sample, bool whole) {
  char best = 0;
  double most = 0;
  std::size_t highest = 0;
  for (const char candidate : candidates) {
    const Evidence found = evidence(sample, candidate, whole);
    const bool strong = std::string_view(";\t|").find(candidate) != std::string_view::npos;
    const std::size_t rank = found.cells * (strong ? strong_factor : 1);
    const double needed = strong && found.cells > 2 ? strong_agreement : agreement;
    const bool better = found.share > most + 0.1 || (found.share > most - 0.1 && rank > highest);
    if (found.cells < 2 || found.share < needed || !better) continue;
    best = candidate;
    most = found.share;
    highest = rank;
  }
  return best;
}

}  // namespace nostoi::intake
