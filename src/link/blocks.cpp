// blocks: see the header.
#include "link/blocks.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace nostoi::link {

namespace {
constexpr std::size_t lines_a_chunk = 4096;
}

HashTable hash_lines(const KeySpace& space, const std::vector<BlockingKey>& keys, std::size_t lines, std::size_t threads) {
  HashTable table;
  table.offset.push_back(0);
  for (const BlockingKey& key : keys) table.offset.push_back(table.offset.back() + space.most(key));
  table.stride = table.offset.back();
  table.hashes.resize(lines * table.stride);
  for_chunks((lines + lines_a_chunk - 1) / lines_a_chunk, threads, [&](std::size_t c) {
    for (std::size_t line = c * lines_a_chunk; line < std::min(lines, (c + 1) * lines_a_chunk); ++line)
      for (std::size_t k = 0; k < keys.size(); ++k) {
        std::uint32_t* of_key = table.hashes.data() + line * table.stride + table.offset[k];
        std::fill(of_key + space.hashes(keys[k], line, of_key), of_key + space.most(keys[k]), 0u);
      }
  });
  return table;
}

Parts deal(const HashTable& table, std::size_t key, std::size_t lines, std::size_t parts, std::size_t threads) {
  const std::size_t begin = table.offset[key], end = table.offset[key + 1];
  const auto part_of = [parts](std::uint32_t hash) { return static_cast<std::size_t>(static_cast<std::uint64_t>(hash) * parts >> 32); };
  const std::size_t chunk = std::max<std::size_t>(lines_a_chunk, (lines + 63) / 64), chunks = (lines + chunk - 1) / chunk;
  std::vector<std::vector<std::size_t>> place(chunks, std::vector<std::size_t>(parts));
  const auto each = [&](std::size_t c, auto&& entry) {
    for (std::size_t line = c * chunk; line < std::min(lines, (c + 1) * chunk); ++line)
      for (std::size_t i = begin; i < end && table.of(line)[i]; ++i) entry(table.of(line)[i], line);
  };
  for_chunks(chunks, threads, [&](std::size_t c) { each(c, [&](std::uint32_t hash, std::size_t) { ++place[c][part_of(hash)]; }); });
  Parts dealt;
  std::size_t total = 0;
  for (std::size_t part = 0; part < parts; ++part) {
    dealt.starts.push_back(total);
    for (std::size_t c = 0; c < chunks; ++c) total += std::exchange(place[c][part], total);
  }
  dealt.starts.push_back(total);
  dealt.entries.resize(total);
  for_chunks(chunks, threads, [&](std::size_t c) {
    each(c, [&](std::uint32_t hash, std::size_t line) {
      dealt.entries[place[c][part_of(hash)]++] = static_cast<std::uint64_t>(hash) << 32 | line;
    });
  });
  return dealt;
}

void sort_part(std::span<std::uint64_t> part) {
  constexpr std::size_t few = 64, a_drawer = 4;
  if (part.size() < few) return std::sort(part.begin(), part.end());
  const auto [least, most] = std::minmax_element(part.begin(), part.end());
  const std::uint64_t from = *least, drawers = std::bit_ceil(part.size() / a_drawer);
  const int shift = std::max(0, static_cast<int>(std::bit_width(*most - from)) - static_cast<int>(std::bit_width(drawers - 1)));
  const auto drawer_of = [&](std::uint64_t entry) { return static_cast<std::size_t>((entry - from) >> shift); };
  std::vector<std::uint32_t> end(drawers + 1);
  for (const std::uint64_t entry : part) ++end[drawer_of(entry) + 1];
  for (std::size_t drawer = 0; drawer < drawers; ++drawer) end[drawer + 1] += end[drawer];
  std::vector<std::uint64_t> sorted(part.size());
  for (const std::uint64_t entry : part) sorted[end[drawer_of(entry)]++] = entry;
  std::uint32_t begin = 0;
  for (std::size_t drawer = 0; drawer < drawers; ++drawer) {
    std::sort(sorted.begin() + begin, sorted.begin() + end[drawer]);
    begin = end[drawer];
  }
  std::copy(sorted.begin(), sorted.end(), part.begin());
}

}  // namespace nostoi::link
