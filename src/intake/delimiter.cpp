// Every candidate parses the sample; the share of records that have the usual number of cells decides, more cells break a tie.
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
  Evidence most;
  for (const char candidate : candidates) {
    const Evidence found = evidence(sample, candidate, whole);
    const bool better = found.share > most.share + 0.1 || (found.share > most.share - 0.1 && found.cells > most.cells);
    if (found.share < agreement || !better) continue;
    best = candidate;
    most = found;
  }
  return best;
}

}  // namespace nostoi::intake
