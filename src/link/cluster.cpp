// cluster: see the header.
#include "link/cluster.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <span>

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
  bool against, kin, silent;
};

std::uint64_t both(std::uint64_t a, std::uint64_t b) { return a << 32 | b; }

/// Decides whether two groups may become one. Refused groups meet again with every further pair between them, so answers and voices are
/// remembered; the answer is the same with and without the memory.
class Judge {
 public:
  /// `pairs` is how many it will be asked about.
  Judge(const Prepared& prepared, const Scorer& scorer, const Grounds& grounds, Weight join, bool one_to_one, std::size_t pairs,
        Memories& memories)
      : prepared_(prepared),
        scorer_(scorer),
        grounds_(grounds),
        join_(join),
        one_to_one_(one_to_one),
        memories_(memories),
        slot_bits_(std::clamp<int>(std::bit_width(2 * pairs), 8, 18)),
        slots_(std::size_t{1} << slot_bits_),
        answers_(slots_.size() / 4) {}

  /// Why the groups of these roots may not become one; empty when they may.
  std::string_view against(const Groups& groups, std::uint32_t a, std::uint32_t b) {
    Answer& answer = answers_[place(both(a, b)) / 4];
    const Answer asked{both(a, b), both(groups.size(a), groups.size(b)), ""};  // groups only grow: of one size they are the same
    if (answer.roots != asked.roots || answer.sizes != asked.sizes) {
      answer = asked;
      const Members left = groups.members(a), right = groups.members(b);
      answer.why = one_to_one_ && share_a_list(left, right) ? "taken" : against(left, right);
    }
    return answer.why;
  }

 private:
  std::string_view against(const Members& left, const Members& right) {
    const std::size_t all = left.size() * right.size(), step = (all + looked_at - 1) / looked_at;
    std::int64_t sum = 0, seen = 0;
    Weight best = -most;
    bool spoken = false;
    for (std::size_t i = 0; i < all; i += step, ++seen) {
      const Voice voice = remembered(left[i / right.size()], right[i % right.size()]);
      if (voice.against) return "conflict";
      sum += voice.weight;
      best = std::max(best, voice.weight);
      spoken |= !voice.silent || (all == 1 && !voice.kin);
    }
    if (!spoken) return "conflict";
    return all > 1 && sum / seen + best < 0 ? "chain" : "";
  }

  std::size_t place(std::uint64_t pair) const { return (pair * 0x9E3779B97F4A7C15ull) >> (64 - slot_bits_); }

  bool share_a_list(const Members& left, const Members& right) const {
    return std::any_of(left.begin(), left.end(), [&](std::uint32_t x) {
      return std::any_of(right.begin(), right.end(), [&](std::uint32_t y) { return prepared_.list_of(x) == prepared_.list_of(y); });
    });
  }

  Voice voice(std::uint32_t a, std::uint32_t b) {
    const Comparisons comparisons = scorer_.compare(prepared_.row(a), prepared_.row(b), memories_);
    const bool kin = grounds_.siblings(comparisons);
    const bool silent = kin || grounds_.another_given_name(comparisons);
    const Weight weight = std::clamp(scorer_.weight(comparisons, prepared_.one_list(a, b)), -most, silent ? 0 : most);
    const bool two_sexes = grounds_.man_and_woman(prepared_.row(a), prepared_.row(b));
    return {weight, two_sexes || (weight < join_ && grounds_.contradict(comparisons)), kin, silent};
  }

  const Voice& remembered(std::uint32_t a, std::uint32_t b) {
    if (b < a) std::swap(a, b);
    const std::uint64_t pair = both(a, b);
    Slot& slot = slots_[place_of_pair(a, b, slot_bits_)];
    if (slot.pair != pair) slot = {pair, voice(a, b)};
    return slot.voice;
  }

  struct Slot {
    std::uint64_t pair = ~0ull;
    Voice voice{};
  };
  struct Answer {
    std::uint64_t roots = ~0ull, sizes = 0;
    std::string_view why;
  };

  const Prepared& prepared_;
  const Scorer& scorer_;
  const Grounds& grounds_;
  const Weight join_;
  const bool one_to_one_;
  Memories& memories_;
  const int slot_bits_;
  std::vector<Slot> slots_;
  std::vector<Answer> answers_;
};

/// Likely pairs, brought together by the connected component they belong to: what happens in one does not touch another.
struct Components {
  std::vector<std::uint32_t> order;  // numbers of pairs, component by component
  std::vector<std::uint32_t> begin;  // where the component of this first line begins in `order`; of most lines it is empty
  std::vector<std::pair<std::uint32_t, std::uint32_t>> chunks;  // components [first, second), the most pairs first
};

constexpr std::size_t pairs_a_chunk = 4096;

Components components(const std::vector<Scored>& pairs, std::size_t lines, Weight join) {
  Components found;
  Groups reach(lines);
  for (const Scored& pair : pairs) {
    if (pair.weight < join) continue;
    const std::uint32_t a = reach.find(pair.a), b = reach.find(pair.b);
    if (a != b) reach.unite(a, b);
  }
  std::vector<std::uint32_t>& begin = found.begin;
  begin.resize(lines + 2);
  for (const Scored& pair : pairs)
    if (pair.weight >= join) ++begin[reach.find(pair.a) + 2];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  found.order.resize(begin.back());
  for (std::uint32_t i = 0; i < pairs.size(); ++i)
    if (pairs[i].weight >= join) found.order[begin[reach.find(pairs[i].a) + 1]++] = i;
  for (std::uint32_t from = 0, to = 0; to < lines;) {
    if (begin[++to] - begin[from] < pairs_a_chunk && to < lines) continue;
    if (begin[to] > begin[from]) found.chunks.emplace_back(from, to);
    from = to;
  }
  std::ranges::stable_sort(found.chunks, std::greater(), [&](const auto& chunk) { return begin[chunk.second] - begin[chunk.first]; });
  return found;
}

/// The pairs of a component by weight, best first.
std::span<const std::uint32_t> best_first(Components& found, std::uint32_t component, const std::vector<Scored>& pairs) {
  const std::span<std::uint32_t> of_it =
      std::span(found.order).subspan(found.begin[component], found.begin[component + 1] - found.begin[component]);
  std::ranges::sort(of_it, {}, [&](std::uint32_t i) { return std::pair(-pairs[i].weight, i); });
  return of_it;
}

}  // namespace

Clusters cluster(const Prepared& prepared, const Scorer& scorer, const std::vector<Scored>& pairs, Weight join, bool one_to_one,
                 MemoryPool& pool, std::size_t threads) {
  Clusters clusters;
  clusters.refused.resize(pairs.size());
  Components found = components(pairs, prepared.lines, join);
  Groups groups(prepared.lines);
  const Grounds grounds(prepared);
  for_chunks(found.chunks.size(), threads, [&](std::size_t chunk) {
    pool.lend([&](Memories& memories) {
      const auto [from, to] = found.chunks[chunk];
      Judge judge(prepared, scorer, grounds, join, one_to_one, found.begin[to] - found.begin[from], memories);
      for (std::uint32_t component = from; component < to; ++component)
        for (const std::uint32_t i : best_first(found, component, pairs)) {
          const std::uint32_t a = groups.find(pairs[i].a), b = groups.find(pairs[i].b);
          if (a == b) continue;
          clusters.refused[i] = judge.against(groups, a, b);
          if (clusters.refused[i].empty()) groups.unite(a, b);
        }
    });
  });
  clusters.person.resize(prepared.lines);
  for (std::uint32_t line = 0; line < prepared.lines; ++line) clusters.person[line] = groups.find(line);
  return clusters;
}

}  // namespace nostoi::link
