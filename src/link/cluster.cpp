// cluster: see the header.
#include "link/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace nostoi::link {

namespace {

constexpr std::size_t looked_at = 400;  // pairs between two groups that the average is taken over at most
constexpr Weight most = 24 * 65536;     // what one pair may weigh in the average

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

using Members = std::vector<std::uint32_t>;

/// Decides whether two groups may become one.
class Judge {
 public:
  Judge(const Prepared& prepared, const Scorer& scorer, Weight join, Memories& memories)
      : prepared_(prepared), scorer_(scorer), join_(join), memories_(memories) {}

  /// Empty when they may; otherwise why not.
  std::string_view against(const Members& left, const Members& right) {
    const std::size_t all = left.size() * right.size(), step = (all + looked_at - 1) / looked_at;
    std::int64_t sum = 0, seen = 0;
    Weight best = -most;
    for (std::size_t i = 0; i < all; i += step, ++seen) {
      const std::uint32_t a = left[i / right.size()], b = right[i % right.size()];
      const Comparisons comparisons = scorer_.compare(prepared_.row(a), prepared_.row(b), memories_);
      const bool kin = siblings(prepared_, comparisons);
      const Weight weight = std::clamp(scorer_.weight(comparisons), -most, kin ? 0 : most);
      if (weight < join_ && contradict(prepared_, comparisons)) return "conflict";
      if (all == 1 && kin) return "conflict";
      sum += weight;
      best = std::max(best, weight);
    }
    return all > 1 && sum / seen + best < 0 ? "chain" : "";
  }

  bool share_a_list(const Members& left, const Members& right) const {
    return std::any_of(left.begin(), left.end(), [&](std::uint32_t x) {
      return std::any_of(right.begin(), right.end(), [&](std::uint32_t y) { return prepared_.list_of(x) == prepared_.list_of(y); });
    });
  }

 private:
  const Prepared& prepared_;
  const Scorer& scorer_;
  const Weight join_;
  Memories& memories_;
};

bool tells_apart(const Feature& feature) {
  constexpr std::string_view names[] = {"birth_date", "patronymic", "document_number", "tax_number", "service_number"};
  return std::find(std::begin(names), std::end(names), feature.name) != std::end(names);
}

}  // namespace

bool contradict(const Prepared& prepared, const Comparisons& comparisons) {
  int differ = 0;
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    const std::uint8_t level = comparisons.of[at].level;
    if (level == missing_level || !tells_apart(feature)) continue;
    if (flawless(feature.comparator, level)) return false;
    differ += level + 1u == level_names(feature.comparator).size();
  }
  return differ >= 2;
}

bool siblings(const Prepared& prepared, const Comparisons& comparisons) {
  std::size_t family = 0, given_differs = 0;
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    const std::uint8_t level = comparisons.of[at].level;
    if (level == missing_level) continue;
    if (feature.comparator == Comparator::words) {
      const WordsLevel words = unpack(level);
      if (words.same >= 2 && words.different >= 1) return true;
    }
    family += (feature.name == "surname" || feature.name == "patronymic") && flawless(feature.comparator, level);
    given_differs += feature.name == "given_name" && level == part_different;
  }
  return family == 2 && given_differs == 1;
}

namespace {

/// Likely pairs by weight, best first, brought together by the connected component they belong to: what happens in one does not touch
/// another.
struct Components {
  std::vector<std::uint32_t> order;      // numbers of pairs
  std::vector<std::size_t> chunk_begin;  // where a chunk of whole components begins, and the end
};

constexpr std::size_t pairs_a_chunk = 4096;

Components components(const std::vector<Scored>& pairs, std::size_t lines, Weight join) {
  Components found;
  Groups reach(lines);
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].weight < join) continue;
    found.order.push_back(i);
    const std::uint32_t a = reach.find(pairs[i].a), b = reach.find(pairs[i].b);
    if (a != b) reach.unite(a, b);
  }
  std::vector<std::uint32_t> component(pairs.size());
  for (const std::uint32_t i : found.order) component[i] = reach.find(pairs[i].a);
  std::sort(found.order.begin(), found.order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::tuple(component[x], -pairs[x].weight, x) < std::tuple(component[y], -pairs[y].weight, y);
  });
  found.chunk_begin.push_back(0);
  for (std::size_t at = 1; at < found.order.size(); ++at)
    if (at - found.chunk_begin.back() >= pairs_a_chunk && component[found.order[at]] != component[found.order[at - 1]])
      found.chunk_begin.push_back(at);
  found.chunk_begin.push_back(found.order.size());
  return found;
}

}  // namespace

Clusters cluster(const Prepared& prepared, const Scorer& scorer, const std::vector<Scored>& pairs, Weight join, bool one_to_one,
                 std::size_t threads) {
  Clusters clusters;
  clusters.refused.resize(pairs.size());
  const Components found = components(pairs, prepared.lines, join);
  Groups groups(prepared.lines);
  MemoryPool pool(prepared.width());
  for_chunks(found.chunk_begin.size() - 1, threads, [&](std::size_t chunk) {
    pool.lend([&](Memories& memories) {
      Judge judge(prepared, scorer, join, memories);
      for (std::size_t at = found.chunk_begin[chunk]; at < found.chunk_begin[chunk + 1]; ++at) {
        const std::uint32_t i = found.order[at], a = groups.find(pairs[i].a), b = groups.find(pairs[i].b);
        if (a == b) continue;
        const Members left = groups.members(a), right = groups.members(b);
        clusters.refused[i] = one_to_one && judge.share_a_list(left, right) ? "taken" : judge.against(left, right);
        if (clusters.refused[i].empty()) groups.unite(a, b);
      }
    });
  });
  clusters.person.resize(prepared.lines);
  for (std::uint32_t line = 0; line < prepared.lines; ++line) clusters.person[line] = groups.find(line);
  return clusters;
}

}  // namespace nostoi::link
