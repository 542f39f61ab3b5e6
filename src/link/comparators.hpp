// comparators: from two values of a feature to a level, and how telling their agreement is. To add one: docs/how-to/add-a-comparator.md.
#pragma once

#include <array>

#include "link/levels.hpp"

namespace nostoi::link {

/// What comparing two values gives. `rarity` is −log2 of the chance that a line of somebody else agrees with this one as well as this
/// (fixed point), as far as the frequency of the values tells; levels without a frequency leave it 0 and u alone counts.
struct Compared {
  std::uint8_t level = missing_level;
  Weight rarity = 0;
  bool operator==(const Compared&) const = default;
};

/// Two spellings of one name in another habit or alphabet; a typing error apart; only resembling each other; one abbreviating the other;
/// different words; and two given names that are known to be two.
enum class Likeness : std::uint8_t { spelling, close, near, brief, different, apart };
/// Typing errors allowed in a spelling by its shorter length: none below four letters, one below eight, then two.
constexpr int typing_errors(std::size_t shorter) { return shorter < 4 ? 0 : shorter < 8 ? 1 : 2; }
/// Lines that carry a spelling of a word, per Texts::class_of; and a word that begins so, per first letter of its romanised form.
std::vector<std::uint32_t> spellings_of(const Feature& feature);
std::vector<std::uint64_t> beginnings_of(const Feature& feature);
/// Likeness of two different texts of letters a byte each.
Likeness likeness(std::string_view a, std::string_view b);

/// The level of two dates, as far as both are known; missing_level where one is not.
std::uint8_t date_level(const PartialDate& a, const PartialDate& b);

/// Pairs of words come again and again, in names that differ elsewhere; what was found of them is kept, for one thread and one feature. The
/// answer is the same with and without it.
class WordMemory {
 public:
  template <class Find>
  Likeness operator()(std::uint32_t a, std::uint32_t b, Find&& find) {
    if (slots_.empty()) slots_.resize(std::size_t{1} << slot_bits);
    if (b < a) std::swap(a, b);
    const std::uint64_t key = static_cast<std::uint64_t>(a) << 32 | b;
    Slot& slot = slots_[(key * 0x9E3779B97F4A7C15ull) >> (64 - slot_bits)];
    if (slot.key != key) slot = {key, find()};
    return slot.likeness;
  }

 private:
  static constexpr int slot_bits = 14;
  struct Slot {
    std::uint64_t key = 0;  // no pair: both are the missing text
    Likeness likeness{};
  };
  std::vector<Slot> slots_;
};

/// Per-feature tables for comparing; made once per linking. Thread-safe to read.
class FeatureComparer {
 public:
  explicit FeatureComparer(const Feature& feature);
  const Feature& feature() const { return *feature_; }

  /// Compares two values; missing when either is. Pure; `known` saves work.
  Compared operator()(std::uint32_t a, std::uint32_t b, WordMemory* known = nullptr) const;

  /// Sets how rare values are, given that a line has `copies` other lines of the same person that repeat the value: those say nothing
  /// about how many other people carry it.
  void set_copies(double copies);

  /// −log2 of the share of lines of other people that carry the value.
  Weight rarity(std::uint32_t value) const { return rarity_[value]; }

  /// Of values that are names: by which of the names of each they are compared, those that agree best.
  struct NamesCompared {
    std::size_t left = 0, right = 0;
    Compared compared;
  };
  NamesCompared best_names(std::uint32_t a, std::uint32_t b, WordMemory* known = nullptr) const;

  /// Upper bounds of the rarity that comparing two different single values can give: as spellings of one name, as mere resemblance.
  struct RarityBound {
    Weight spelling, resemblance;
  };
  RarityBound rarity_bound(std::uint32_t a, std::uint32_t b) const;

 private:
  Compared parts(std::uint32_t a, std::uint32_t b, WordMemory* known) const;
  Compared words(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right, WordMemory* known) const;
  Compared dates(std::uint32_t a, std::uint32_t b) const;
  Compared codes(std::uint32_t a, std::uint32_t b) const;
  Compared texts(std::uint32_t a, std::uint32_t b) const;
  Likeness alike(std::uint32_t a, std::uint32_t b, WordMemory* known) const;
  Weight resemblance(std::uint32_t a, std::uint32_t b) const;
  Weight beginning(std::uint32_t word) const;
  void set_kinship();
  void set_order();

  const Feature* feature_;
  std::vector<std::uint64_t> order_;  // per value of names in words
  std::vector<Weight> rarity_;
  std::vector<Weight> spelling_rarity_;      // per class of spellings (Texts::class_of)
  std::array<Weight, 256> letter_rarity_{};  // of words that begin with a letter, romanised
  std::array<Weight, 3> most_by_kinship_{};  // that shared words may tell, by how many words differ
  double copies_ = 0;
};

/// Where a table of 2^bits slots remembers a pair of numbers. Pairs of neighbours stand side by side, in tiles of 8 by 8: numbers are given
/// in the order of the lines, and who stands together in a list is compared together, so that a tile is read many times once it is near.
constexpr std::size_t place_of_pair(std::uint32_t a, std::uint32_t b, int bits) {
  const std::uint64_t tile = (static_cast<std::uint64_t>(a >> 3) << 32 | b >> 3) * 0x9E3779B97F4A7C15ull >> (64 + 6 - bits);
  return static_cast<std::size_t>(tile << 6 | (a & 7) << 3 | (b & 7));
}

/// A memory of comparisons already made, for one thread; the answer is the same with and without it.
class Memory {
 public:
  Compared compare(const FeatureComparer& compare, std::uint32_t a, std::uint32_t b) {
    if (slots_.empty()) slots_.resize(1u << slot_bits);
    if (b < a) std::swap(a, b);
    const std::uint64_t key = (static_cast<std::uint64_t>(a) << 32) | b;
    Slot& slot = slots_[place_of_pair(a, b, slot_bits)];
    if (slot.key != key) slot = {key, compare(a, b, &words_)};
    return slot.compared;
  }
  WordMemory& words() { return words_; }

 private:
  static constexpr int slot_bits = 14;
  struct Slot {
    std::uint64_t key = ~0ull;
    Compared compared;
  };
  std::vector<Slot> slots_;
  WordMemory words_;
};

}  // namespace nostoi::link
