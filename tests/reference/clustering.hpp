// Greedy grouping as one would do it by hand: look at every pair again and again, always take the best one not yet judged. O(n³) and more.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace nostoi::reference {

struct LikelyPair {
  std::uint32_t a, b;
  std::int32_t weight;
};

/// What the groups may ask about two lines.
struct Opinions {
  std::function<std::int32_t(std::uint32_t, std::uint32_t)> weight;  ///< clamped, of any two lines
  std::function<bool(std::uint32_t, std::uint32_t)> contradict;      ///< whether they cannot be one person
  std::function<bool(std::uint32_t, std::uint32_t)> compete;         ///< whether one person may not have both
  std::function<bool(std::uint32_t, std::uint32_t)> kin;  ///< whether they look like brothers: such a pair never speaks for a union
};

inline bool may_join(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right, std::int32_t join,
                     const Opinions& opinions) {
  std::int64_t sum = 0, best = INT32_MIN;
  bool spoken = false;
  for (const std::uint32_t a : left)
    for (const std::uint32_t b : right) {
      const std::int32_t weight = opinions.weight(a, b);
      if (opinions.compete(a, b) || (weight < join && opinions.contradict(a, b))) return false;
      const std::int64_t voice = opinions.kin(a, b) ? std::min(0, weight) : weight;
      sum += voice;
      best = std::max(best, voice);
      spoken = spoken || !opinions.kin(a, b);
    }
  if (!spoken) return false;
  const auto pairs = static_cast<std::int64_t>(left.size() * right.size());
  return pairs == 1 || sum / pairs + best >= 0;
}

/// The smallest line of each line's group.
inline std::vector<std::uint32_t> greedy_groups(std::uint32_t lines, std::vector<LikelyPair> pairs, std::int32_t join,
                                                const Opinions& opinions) {
  std::vector<std::uint32_t> group(lines);
  for (std::uint32_t line = 0; line < lines; ++line) group[line] = line;
  const auto members = [&](std::uint32_t of) {
    std::vector<std::uint32_t> list;
    for (std::uint32_t line = 0; line < lines; ++line)
      if (group[line] == group[of]) list.push_back(line);
    return list;
  };
  std::erase_if(pairs, [&](const LikelyPair& pair) { return pair.weight < join; });
  while (!pairs.empty()) {
    const auto best = std::max_element(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) { return x.weight < y.weight; });
    const LikelyPair pair = *best;
    pairs.erase(best);
    const std::vector<std::uint32_t> left = members(pair.a), right = members(pair.b);
    if (group[pair.a] == group[pair.b] || !may_join(left, right, join, opinions)) continue;
    const std::uint32_t first = std::min(left.front(), right.front());
    for (const std::uint32_t line : left) group[line] = first;
    for (const std::uint32_t line : right) group[line] = first;
  }
  return group;
}

}  // namespace nostoi::reference
