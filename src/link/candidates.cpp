// candidates: see the header. A block's rows are brought together once and then compared in the cache; a pair that an earlier key also
// joins is left to that key.
#include "link/candidates.hpp"

#include <algorithm>
#include <numeric>

namespace nostoi::link {

namespace {

constexpr std::size_t most_whole = 4 * full_block;  // lines of a block that are compared each with each
constexpr std::size_t window = 60;
constexpr std::size_t worth_gathering = 6;  // lines; in smaller blocks each row is read a few times only
constexpr std::size_t most_parts = 256, lines_a_part = 4096;

struct Local {
  std::vector<Scored> pairs;
  std::vector<std::uint64_t> histogram;
  std::uint64_t compared = 0, cut = 0;
};

/// The work on one part of one key.
class PartWork {
 public:
  PartWork(const Prepared& prepared, const HashTable& table, std::size_t key, Blocks blocks, const Scorer& scorer, const Pairs& pairs,
           Weight floor, Memories& memories, Local& out)
      : prepared_(prepared),
        table_(table),
        key_(key),
        blocks_(blocks),
        scorer_(scorer),
        pairs_(pairs),
        floor_(floor),
        out_(out),
        memories_(memories) {
    out_.histogram.resize(histogram_to - histogram_from);
  }

  void block(std::span<const std::uint64_t> entries) {
    lines_.clear();
    for (const std::uint64_t entry : entries) lines_.push_back(static_cast<std::uint32_t>(entry));
    hash_ = static_cast<std::uint32_t>(entries[0] >> 32);
    const std::size_t n = lines_.size();
    const std::size_t reach = blocks_ == Blocks::whole ? (n > most_whole ? 0 : n) : n > full_block ? window : n;
    if (reach == window) sort_by_likeness();
    gather();
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < std::min(n, i + 1 + reach); ++j) pair(i, j);
    if (reach < n) out_.cut += (n - reach) * (n - reach - 1) / 2;
  }

 private:
  /// Puts lines with like values side by side: those who agree most stand within the window.
  void sort_by_likeness() {
    const std::size_t width = prepared_.width();
    std::sort(lines_.begin(), lines_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t *x = prepared_.row(a), *y = prepared_.row(b);
      for (std::size_t at = 0; at < width; ++at)
        if (x[at] != y[at]) return x[at] < y[at];
      return a < b;
    });
  }

  void gather() {
    const std::size_t width = prepared_.width(), earlier = table_.offset[key_ + 1];
    places_.clear();
    if (lines_.size() < worth_gathering) {
      for (const std::uint32_t line : lines_) places_.push_back({prepared_.row(line), table_.of(line)});
      return;
    }
    rows_.resize(lines_.size() * width);
    hashes_.resize(lines_.size() * earlier);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      places_.push_back({rows_.data() + i * width, hashes_.data() + i * earlier});
      std::copy_n(prepared_.row(lines_[i]), width, rows_.data() + i * width);
      std::copy_n(table_.of(lines_[i]), earlier, hashes_.data() + i * earlier);
    }
  }

  bool met_earlier(std::size_t i, std::size_t j) const {
    const std::uint32_t *a = places_[i].hashes, *b = places_[j].hashes;
    for (std::size_t k = 0; k < key_; ++k)
      if (table_.meet(a, b, k)) return true;
    return met_under_smaller_hash(a + table_.offset[key_], b + table_.offset[key_]);
  }

  /// A line with several hashes meets another in several blocks of one key: the block of the smallest common hash has the pair.
  bool met_under_smaller_hash(const std::uint32_t* a, const std::uint32_t* b) const {
    const std::size_t most = table_.offset[key_ + 1] - table_.offset[key_];
    if (most == 1) return false;
    for (std::size_t i = 0; i < most && a[i]; ++i)
      if (a[i] < hash_ && std::find(b, b + most, a[i]) != b + most) return true;
    return false;
  }

  void pair(std::size_t i, std::size_t j) {
    std::uint32_t a = lines_[i], b = lines_[j];
    if (a == b || !pairs_.in_scope(a, b) || met_earlier(i, j)) return;
    const Weight weight = scorer_.weight(places_[i].row, places_[j].row, prepared_.one_list(a, b), memories_, floor_);
    ++out_.compared;
    ++out_.histogram[static_cast<std::size_t>(std::clamp<int>(weight / 65536, histogram_from, histogram_to - 1) - histogram_from)];
    if (weight < floor_) return;
    if (a > b) std::swap(a, b);
    out_.pairs.push_back({a, b, weight});
  }

  const Prepared& prepared_;
  const HashTable& table_;
  const std::size_t key_;
  const Blocks blocks_;
  const Scorer& scorer_;
  const Pairs& pairs_;
  const Weight floor_;
  Local& out_;
  Memories& memories_;
  std::uint32_t hash_ = 0;
  struct Place {
    const std::uint32_t *row, *hashes;
  };
  std::vector<Place> places_;
  std::vector<std::uint32_t> lines_, rows_, hashes_;
};

/// All pairs by (a, b): dealt by their first line, of which each has few, then sorted line by line.
std::vector<Scored> in_order(std::vector<std::vector<Scored>> found, std::size_t lines, std::size_t threads) {
  std::vector<std::uint32_t> begin(lines + 2);
  for (const std::vector<Scored>& some : found)
    for (const Scored& pair : some) ++begin[pair.a + 2];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Scored> all(begin.back());
  for (std::vector<Scored>& some : found) {
    for (const Scored& pair : some) all[begin[pair.a + 1]++] = pair;
    std::vector<Scored>().swap(some);  // gives its memory back
  }
  for_chunks((lines + lines_a_part - 1) / lines_a_part, threads, [&](std::size_t chunk) {
    for (std::size_t a = chunk * lines_a_part; a < std::min(lines, (chunk + 1) * lines_a_part); ++a)
      std::ranges::sort(all.begin() + begin[a], all.begin() + begin[a + 1], {}, &Scored::b);
  });
  return all;
}

}  // namespace

Candidates find_candidates(const Prepared& prepared, const KeySpace& space, const Scorer& scorer, const Training& training,
                           const Pairs& pairs, Weight floor, MemoryPool& pool, std::size_t threads,
                           const std::function<void(double)>& progress) {
  std::vector<Key> keys;
  for (std::size_t key = 0; key < training.keys.size(); ++key) keys.push_back({training.keys[key].name, 0, training.key_recall[key], 0});
  const HashTable table = hash_lines(space, training.keys, prepared.lines, threads);
  return find_candidates(prepared, table, std::move(keys), Blocks::windowed, scorer, pairs, floor, pool, threads, progress);
}

Candidates find_candidates(const Prepared& prepared, const HashTable& table, std::vector<Key> keys, Blocks blocks, const Scorer& scorer,
                           const Pairs& pairs, Weight floor, MemoryPool& pool, std::size_t threads,
                           const std::function<void(double)>& progress) {
  Candidates found;
  found.histogram.resize(histogram_to - histogram_from);
  std::vector<std::vector<Scored>> scored;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    const std::size_t parts = std::clamp<std::size_t>(prepared.lines / lines_a_part, 1, most_parts);
    Parts dealt = deal(table, key, prepared.lines, parts, threads);
    std::vector<Local> local(parts);
    for_chunks(parts, threads, [&](std::size_t part) {
      pool.lend([&](Memories& memories) {
        PartWork work(prepared, table, key, blocks, scorer, pairs, floor, memories, local[part]);
        for_blocks(std::span(dealt.entries).subspan(dealt.starts[part], dealt.starts[part + 1] - dealt.starts[part]),
                   [&](std::span<const std::uint64_t> block) { work.block(block); });
      });
    });
    Key& told = keys[key];
    for (Local& part : local) {
      told.pairs += part.compared;
      told.cut += part.cut;
      for (std::size_t bar = 0; bar < part.histogram.size(); ++bar) found.histogram[bar] += part.histogram[bar];
      scored.push_back(std::move(part.pairs));
    }
    found.compared += told.pairs;
    if (progress) progress(static_cast<double>(key + 1) / static_cast<double>(keys.size()));
  }
  found.keys = std::move(keys);
  found.pairs = in_order(std::move(scored), prepared.lines, threads);
  return found;
}

}  // namespace nostoi::link
