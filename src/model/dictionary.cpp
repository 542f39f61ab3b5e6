// Dictionary: distinct texts numbered by first appearance, in one block of bytes, found through open addressing. A slot keeps the
// half of the hash that gives its place, so that growing moves slots without reading a text again.
#include <algorithm>
#include <utility>

#include "nostoi/model.hpp"

namespace nostoi {

namespace {

constexpr std::size_t first_slots = 64;

std::uint32_t place_of(std::uint64_t slot) { return static_cast<std::uint32_t>(slot >> 32); }
std::uint32_t number_of(std::uint64_t slot) { return static_cast<std::uint32_t>(slot) - 1; }
std::uint32_t place_hash(std::string_view text) { return static_cast<std::uint32_t>(hash_bytes(text) >> 32); }
std::uint64_t slot_of(std::uint32_t place, std::uint32_t number) { return (static_cast<std::uint64_t>(place) << 32) | (number + 1); }

}  // namespace

Dictionary::Dictionary() : starts_{0, 0} {}

std::uint32_t Dictionary::intern(std::string_view text) {
  if (text.empty()) return 0;
  if (slots_.size() < 2 * starts_.size()) grow();
  const std::uint32_t place = place_hash(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = place & mask;; at = (at + 1) & mask) {
    const std::uint64_t slot = slots_[at];
    if (slot == 0) {
      const std::uint32_t number = size();
      bytes_.insert(bytes_.end(), text.begin(), text.end());
      starts_.push_back(bytes_.size());
      slots_[at] = slot_of(place, number);
      return number;
    }
    if (place_of(slot) == place && (*this)[number_of(slot)] == text) return number_of(slot);
  }
}

void Dictionary::grow() {
  std::size_t slots = std::max(first_slots, slots_.size() * 2);
  while (slots < 2 * starts_.size()) slots *= 2;
  const std::vector<std::uint64_t> before = std::exchange(slots_, std::vector<std::uint64_t>(slots, 0));
  const auto put = [this, slots](std::uint64_t slot) {
    std::size_t at = place_of(slot) & (slots - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots - 1);
    slots_[at] = slot;
  };
  for (const std::uint64_t slot : before)
    if (slot != 0) put(slot);
  if (!before.empty()) return;
  for (std::uint32_t number = 1; number < size(); ++number) put(slot_of(place_hash((*this)[number]), number));  // frozen before
}

void Dictionary::freeze() {
  slots_ = {};
  bytes_.shrink_to_fit();
  starts_.shrink_to_fit();
}

}  // namespace nostoi
