// The consonants of a word by kinds of sound, in whichever alphabet. One idea: whoever spells a name keeps most of them, so that counting
// those that differ proves quickly that one word is hardly a spelling of the other. Vowels and signs are no sounds here. Which letters are
// put together has a say in how fast words are told apart, and in nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace nostoi::names {

struct Sounds {
  static constexpr std::size_t most = 16;  ///< sounds of a word; what has more is not told by them
  static constexpr std::size_t kinds = 13;

  std::uint64_t row = 0;  ///< four bits a sound, from 1, the first lowest
  std::uint8_t count = 0;
  bool all = true;                           ///< all of the word's; not when it has more than `most`
  std::array<std::uint16_t, kinds> where{};  ///< by kind: bit i where sound i is of it

  Sounds() = default;
  explicit Sounds(std::u32string_view letters);
};

/// How many sounds must be changed, added or taken away to make one of the other, at least; nothing where a word is not told by them.
inline int differing(const Sounds& a, const Sounds& b) {
  if (!a.all || !b.all) return 0;
  if (a.count == 0) return b.count;
  const std::uint32_t last = std::uint32_t{1} << (a.count - 1);
  std::uint32_t dearer = ~std::uint32_t{0}, cheaper = 0;  // than the sound above, by column (Myers 1999, Hyyrö 2003)
  int distance = a.count;
  for (std::uint64_t row = b.row; row; row >>= 4) {
    const std::uint32_t same = a.where[row & 15], down = same | cheaper, along = (((same & dearer) + dearer) ^ dearer) | same;
    const std::uint32_t up = cheaper | ~(along | dearer), less = dearer & along;
    distance += (up & last) ? 1 : (less & last) ? -1 : 0;
    const std::uint32_t above = up << 1 | 1;
    dearer = less << 1 | ~(down | above);
    cheaper = above & down;
  }
  return distance;
}

/// The kind of a letter's sound, from 1; 0 for none.
std::uint8_t sound_of(char32_t letter);

}  // namespace nostoi::names
