// cluster: see the header.
#include "link/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "link/grounds.hpp"

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

/// What two lines say about their groups becoming one.
struct Voice {
  Weight weight;
  bool against, kin;
};

/// Decides whether two groups may become one. Refused groups meet again with every further pair between them, so voices are remembered;
/// the answer is the same with and without the memory.
class Judge {
 public:
  Judge(const Prepared& prepared, const Scorer& scorer, const Grounds& grounds, Weight join, Memories& memories)
      : prepared_(prepared), scorer_(scorer), grounds_(grounds), join_(join), memories_(memories), slots_(1u << slot_bits) {}

  /// Empty when they may; otherwise why not.
  std::string_view against(const Members& left, const Members& right) {
    const std::size_t all = left.size() * right.size(), step = (all + looked_at - 1) / looked_at;
    std::int64_t sum = 0, seen = 0;
    Weight best = -most;
    for (std::size_t i = 0; i < all; i += step, ++seen) {
      const Voice voice = remembered(left[i / right.size()], right[i % right.size()]);
      if (voice.against || (all == 1 && voice.kin)) return "conflict";
      sum += voice.weight;
      best = std::max(best, voice.weight);
    }
    return all > 1 && sum / seen + best < 0 ? "chain" : "";
  }

  bool share_a_list(const Members& left, const Members& right) const {
    return std::any_of(left.begin(), left.end(), [&](std::uint32_t x) {
      return std::any_of(right.begin(), right.end(), [&](std::uint32_t y) { return prepared_.list_of(x) == prepared_.list_of(y); });
    });
  }

 private:
  Voice voice(std::uint32_t a, std::uint32_t b) {
    const Comparisons comparisons = scorer_.compare(prepared_.row(a), prepared_.row(b), memories_);
    const bool kin = grounds_.siblings(comparisons);
    const Weight weight = std::clamp(scorer_.weight(comparisons), -most, kin ? 0 : most);
    return {weight, weight < join_ && grounds_.contradict(comparisons), kin};
  }

  const Voice& remembered(std::uint32_t a, std::uint32_t b) {
    if (b < a) std::swap(a, b);
    const std::uint64_t pair = (static_cast<std::uint64_t>(a) << 32) | b;
    Slot& slot = slots_[(pair * 0x9E3779B97F4A7C15ull) >> (64 - slot_bits)];
    if (slot.pair != pair) slot = {pair, voice(a, b)};
    return slot.voice;
  }

  static constexpr int slot_bits = 13;
  struct Slot {
    std::uint64_t pair = ~0ull;
    Voice voice{};
  };

  const Prepared& prepared_;
  const Scorer& scorer_;
  const Grounds& grounds_;
  const Weight join_;
  Memories& memories_;
  std::vector<Slot> slots_;
};

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
  const Grounds grounds(prepared);
  MemoryPool pool(prepared.width());
  for_chunks(found.chunk_begin.size() - 1, threads, [&](std::size_t chunk) {
    pool.lend([&](Memories& memories) {
      Judge judge(prepared, scorer, grounds, join, memories);
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
