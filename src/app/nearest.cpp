// Two partial sorts: the ends of both sides that face the line.
#include "app/nearest.hpp"

#include <algorithm>
#include <tuple>

namespace nostoi::app {

namespace {
template <class Before>
std::vector<link::Pair> first_of(const std::vector<link::Pair>& pairs, link::Outcome outcome, std::size_t most, Before before) {
  std::vector<link::Pair> chosen;
  std::ranges::copy_if(pairs, std::back_inserter(chosen), [&](const link::Pair& pair) { return pair.outcome == outcome; });
  const auto end = chosen.begin() + static_cast<std::ptrdiff_t>(std::min(most, chosen.size()));
  std::partial_sort(chosen.begin(), end, chosen.end(), before);
  chosen.erase(end, chosen.end());
  return chosen;
}
}  // namespace

Nearest nearest_pairs(const std::vector<link::Pair>& pairs, std::size_t each) {
  const auto weakest = [](const link::Pair& a, const link::Pair& b) {
    return std::tie(a.weight, a.left, a.right) < std::tie(b.weight, b.left, b.right);
  };
  const auto strongest = [](const link::Pair& a, const link::Pair& b) {
    return std::tie(b.weight, a.left, a.right) < std::tie(a.weight, b.left, b.right);
  };
  return {first_of(pairs, link::Outcome::match, each, weakest), first_of(pairs, link::Outcome::review, each, strongest)};
}

}  // namespace nostoi::app
