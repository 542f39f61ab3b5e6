// cluster: see the header.
#include "link/cluster.hpp"

#include <algorithm>
#include <numeric>

namespace nostoi::link {

namespace {

constexpr std::size_t looked_at = 400;  // pairs between two groups that the average is taken over at most
constexpr Weight most = 24 * 65536;     // one overwhelming pair does not speak for a group

/// Groups of lines as linked rings under a union-find forest.
class Groups {
 public:
  explicit Groups(std::size_t lines) : parent_(lines), next_(lines), size_(lines, 1) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    std::iota(next_.begin(), next_.end(), 0u);
  }
  std::uint32_t find(std::uint32_t line) {
    while (parent_[line] != line) line = parent_[line] = parent_[parent_[line]];
    return line;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
    std::swap(next_[a], next_[b]);
  }
  std::size_t size(std::uint32_t root) const { return size_[root]; }
  std::vector<std::uint32_t> members(std::uint32_t root) const {
    std::vector<std::uint32_t> list{root};
    for (std::uint32_t line = next_[root]; line != root; line = next_[line]) list.push_back(line);
    return list;
  }

 private:
  std::vector<std::uint32_t> parent_, next_, size_;
};

class Joiner {
 public:
  Joiner(const Prepared& prepared, const Scorer& scorer) : prepared_(prepared), scorer_(scorer), memories_(scorer.memories()) {}

  /// Mean weight between two groups, over at most `looked_at` pairs taken at even steps.
  double mean(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
    const std::size_t all = left.size() * right.size(), step = (all + looked_at - 1) / looked_at;
    double sum = 0;
    std::size_t n = 0;
    for (std::size_t i = 0; i < all; i += step, ++n) {
      const std::uint32_t a = left[i / right.size()], b = right[i % right.size()];
      sum += std::clamp<Weight>(scorer_.weight(scorer_.compare(prepared_.row(a), prepared_.row(b), memories_)), -most, most);
    }
    return sum / static_cast<double>(n);
  }

 private:
  const Prepared& prepared_;
  const Scorer& scorer_;
  Memories memories_;
};

}  // namespace

Clusters cluster(const Prepared& prepared, const Scorer& scorer, const std::vector<Scored>& pairs, Weight join, Weight hold,
                 bool one_to_one) {
  Clusters clusters;
  clusters.refused.resize(pairs.size());
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < pairs.size(); ++i)
    if (pairs[i].weight >= join) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return pairs[x].weight > pairs[y].weight; });

  Groups groups(prepared.lines);
  Joiner joiner(prepared, scorer);
  for (const std::uint32_t i : order) {
    const std::uint32_t a = groups.find(pairs[i].a), b = groups.find(pairs[i].b);
    if (a == b) continue;
    if (groups.size(a) + groups.size(b) > 2) {
      const std::vector<std::uint32_t> left = groups.members(a), right = groups.members(b);
      const auto same_list = [&](std::uint32_t x) {
        return std::any_of(right.begin(), right.end(), [&](std::uint32_t y) { return prepared.list_of(x) == prepared.list_of(y); });
      };
      if (one_to_one && std::any_of(left.begin(), left.end(), same_list)) {
        clusters.refused[i] = "taken";
        continue;
      }
      if (joiner.mean(left, right) < hold) {
        clusters.refused[i] = "chain";
        continue;
      }
    }
    groups.unite(a, b);
  }
  clusters.person.resize(prepared.lines);
  for (std::uint32_t line = 0; line < prepared.lines; ++line) clusters.person[line] = groups.find(line);
  return clusters;
}

}  // namespace nostoi::link
