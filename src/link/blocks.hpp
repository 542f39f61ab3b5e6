// blocks: lines that share a key's value, block by block, in an order that does not depend on threads.
#pragma once

#include <algorithm>

#include "link/keys.hpp"
#include "link/untouched.hpp"

namespace nostoi::link {

/// Key hashes of every line for a set of keys, side by side: [line × stride + offset of key].
struct HashTable {
  std::size_t stride = 0;
  std::vector<std::size_t> offset;        // per key, and the stride at the end
  UntouchedVector<std::uint32_t> hashes;  // 0: none

  const std::uint32_t* of(std::size_t line) const { return hashes.data() + line * stride; }
  /// Whether the two lines meet under key k.
  bool meet(const std::uint32_t* a, const std::uint32_t* b, std::size_t k) const {
    const std::size_t begin = offset[k], end = offset[k + 1];
    if (end - begin == 1) return a[begin] != 0 && a[begin] == b[begin];
    for (std::size_t i = begin; i < end && a[i]; ++i)
      for (std::size_t j = begin; j < end && b[j]; ++j)
        if (a[i] == b[j]) return true;
    return false;
  }
};
HashTable hash_lines(const KeySpace& space, const std::vector<BlockingKey>& keys, std::size_t lines, std::size_t threads);

/// The lines of one key, dealt to parts by their hash: entries (hash << 32 | line) of part p stand in [starts[p], starts[p+1]), lines
/// ascending.
struct Parts {
  std::vector<std::size_t> starts;
  UntouchedVector<std::uint64_t> entries;
};
Parts deal(const HashTable& table, std::size_t key, std::size_t lines, std::size_t parts, std::size_t threads);

/// Sorts a part by hash and line. Entries are first dealt to drawers by the upper bits in which they differ, so that a drawer holds a few.
void sort_part(std::span<std::uint64_t> part);

/// Calls `block(entries)` for every run of equal hashes of at least two entries in a part; sorts the part first. Lines ascend in a block.
template <class Block>
void for_blocks(std::span<std::uint64_t> part, Block&& block) {
  sort_part(part);
  for (std::size_t begin = 0; begin < part.size();) {
    std::size_t end = begin + 1;
    while (end < part.size() && part[end] >> 32 == part[begin] >> 32) ++end;
    if (end - begin > 1) block(std::span<const std::uint64_t>(part.subspan(begin, end - begin)));
    begin = end;
  }
}

}  // namespace nostoi::link
