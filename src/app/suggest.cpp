// Words are short and few: the plain table of typing errors will do.
#include "app/suggest.hpp"

#include <algorithm>

namespace nostoi::app {

namespace {
std::size_t typing_errors(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}
}  // namespace

std::optional<std::string> suggestion(std::string_view typed, const std::vector<std::string>& known) {
  std::optional<std::string> best;
  std::size_t fewest = std::max<std::size_t>(2, typed.size() / 3) + 1;
  if (typed.size() > 64) return best;
  for (const std::string& word : known) {
    const std::size_t errors = word.starts_with(typed) && typed.size() > 2 ? 1 : typing_errors(typed, word);
    if (errors < fewest && errors < word.size()) fewest = errors, best = word;
  }
  return best;
}

}  // namespace nostoi::app
