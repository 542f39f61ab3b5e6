// The index of given names: a word's hash → what the word can be; and what is told of a name. Made of the files by make_index(), when the
// program is built or when other files are laid over them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/compiled.hpp"
#include "names/given_names.hpp"
#include "names/given_names_table.hpp"

namespace nostoi::names {

struct NamesIndex {
  static constexpr std::string_view compiled_as = "given-names";

  /// A key, by its hash, and where its forms are. Of 64 bits: that two of some ten thousand keys and a word ever met agree is not to be
  /// expected, and the table need not keep the keys.
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0, count = 0;  ///< empty when count is 0
  };
  struct Name {
    std::uint16_t rarity = 0, abroad = 0;
    std::array<std::uint32_t, 3> shown{};  ///< where in `texts`, by place()
  };
  static constexpr std::size_t place(InLanguage language) { return language == InLanguage::uk ? 0 : language == InLanguage::ru ? 1 : 2; }

  std::vector<NameForm> forms;
  std::vector<Name> names;
  std::string texts, son_endings, daughter_endings;  ///< words, each with a space behind it
  std::span<const Slot> slots;                       ///< a power of two
  std::vector<Slot> made_slots;                      ///< the same, where they were not made by the build

  std::span<const NameForm> find(std::string_view word) const {
    const Slot& slot = slots[slot_of(slots, hash_bytes(word))];
    return std::span(forms).subspan(slot.first, slot.count);
  }
  /// The slot of a key, or the empty one where it belongs.
  static std::size_t slot_of(std::span<const Slot> slots, std::uint64_t key) {
    std::size_t at = key & (slots.size() - 1);
    while (slots[at].count && slots[at].key != key) at = (at + 1) & (slots.size() - 1);
    return at;
  }

  std::string pack() const {
    Packing packing;
    packing(made_slots), packing(forms), packing(names), packing(texts), packing(son_endings), packing(daughter_endings);
    return std::move(packing.bytes);
  }
  static NamesIndex unpack(std::string_view bytes) {
    NamesIndex index;
    Unpacking unpacking(bytes);
    index.slots = unpacking.take<Slot>();
    unpacking(index.forms), unpacking(index.names), unpacking(index.texts), unpacking(index.son_endings), unpacking(index.daughter_endings);
    return index;
  }
};

NamesIndex make_index(const GivenNames& all);

/// That of the files in effect.
const NamesIndex& names_index();

}  // namespace nostoi::names
