// What was found of pairs of words, kept: in any list the same given names and patronymics meet again and again. One idea: a word has an
// identity that says all that comparing asks of it, so that what is kept holds for every word of that identity, and results are the same
// with and without it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "names/name_word.hpp"

namespace nostoi::names {

/// Of one thread. A pair takes the place of another that falls on its slot, so that the memory is bounded.
class KnownPairs {
 public:
  static constexpr std::size_t slots = std::size_t{1} << 16;
  static constexpr std::size_t bytes = slots * 16;

  WordComparison operator()(const NameWord& left, const NameWord& right) {
    const std::uint64_t key = key_of(left, right);
    Slot& slot = slots_[key >> 48];
    if (slot.key != key) slot = {key, compare(left, right)};
    return slot.found;
  }

 private:
  /// The same whichever word is named first. Of 64 bits: that two pairs ever met agree is not to be expected.
  static std::uint64_t key_of(const NameWord& left, const NameWord& right) {
    const std::uint64_t one = of(left), other = of(right);
    return mix(std::min(one, other), std::max(one, other));
  }
  static std::uint64_t of(const NameWord& word) {
    return word.data().identity + static_cast<std::uint32_t>(word.rarity()) * std::uint64_t{0x9E3779B97F4A7C15};
  }

  struct Slot {
    std::uint64_t key = 0;
    WordComparison found;
  };
  static_assert(sizeof(Slot) * slots == bytes);
  std::vector<Slot> slots_ = std::vector<Slot>(slots);
};

}  // namespace nostoi::names
