// Dictionary: distinct texts numbered by first appearance, in one block of bytes, found through open addressing.
#include <algorithm>

#include "nostoi/model.hpp"

namespace nostoi {

namespace {
constexpr std::size_t first_slots = 64;
constexpr std::uint64_t hash_half = 0xFFFFFFFF00000000ull;
}  // namespace

Dictionary::Dictionary() : starts_{0, 0} {}

std::uint32_t Dictionary::intern(std::string_view text) {
  if (text.empty()) return 0;
  if (slots_.size() < 2 * starts_.size()) grow();
  const std::uint64_t hash = hash_bytes(text) | 1;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const std::uint64_t slot = slots_[at];
    if (slot == 0) {
      const std::uint32_t number = size();
      bytes_.insert(bytes_.end(), text.begin(), text.end());
      starts_.push_back(bytes_.size());
      slots_[at] = (hash & hash_half) | (number + 1);
      return number;
    }
    const std::uint32_t number = static_cast<std::uint32_t>(slot) - 1;
    if ((slot & hash_half) == (hash & hash_half) && (*this)[number] == text) return number;
  }
}

void Dictionary::grow() {
  std::size_t slots = std::max(first_slots, slots_.size() * 2);
  while (slots < 2 * starts_.size()) slots *= 2;
  slots_.assign(slots, 0);
  for (std::uint32_t number = 1; number < size(); ++number) {
    const std::uint64_t hash = hash_bytes((*this)[number]) | 1;
    std::size_t at = hash & (slots - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots - 1);
    slots_[at] = (hash & hash_half) | (number + 1);
  }
}

void Dictionary::freeze() {
  slots_ = {};
  bytes_.shrink_to_fit();
  starts_.shrink_to_fit();
}

}  // namespace nostoi
