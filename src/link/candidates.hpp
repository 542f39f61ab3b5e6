// candidates: all pairs that share a key, each once, scored; those with a weight of `floor` or more come back.
#pragma once

#include "link/blocks.hpp"
#include "link/train.hpp"

namespace nostoi::link {

struct Scored {
  std::uint32_t a, b;  // a < b
  Weight weight;
};

struct Candidates {
  std::vector<Scored> pairs;             ///< sorted by (a, b)
  std::vector<Key> keys;                 ///< what each key gave
  std::vector<std::uint64_t> histogram;  ///< of all compared pairs, see Facts
  std::uint64_t compared = 0;
};

/// Larger blocks are sorted and compared within a window, so that one value cannot make a quadratic job.
constexpr std::size_t full_block = 250;

constexpr int histogram_from = -40, histogram_to = 60;

/// How blocks are compared: the window in the large ones, or every pair; then a block that is far too large is cut.
enum class Blocks : std::uint8_t { windowed, whole };

/// `keys` name the keys of the table.
Candidates find_candidates(const Prepared& prepared, const HashTable& table, std::vector<Key> keys, Blocks blocks, const Scorer& scorer,
                           const Pairs& pairs, Weight floor, MemoryPool& pool, std::size_t threads,
                           const std::function<void(double)>& progress);
Candidates find_candidates(const Prepared& prepared, const KeySpace& space, const Scorer& scorer, const Training& training,
                           const Pairs& pairs, Weight floor, MemoryPool& pool, std::size_t threads,
                           const std::function<void(double)>& progress);

}  // namespace nostoi::link
