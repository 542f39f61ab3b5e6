// Which stretches of letters stand for which in two spellings of one name, and how often: data/spelling/*.tsv compiled for looking up.
// One idea: a joint model. A pair of spellings is a row of units ("дж" with "j"), each with its probability; two spellings of one name
// are far more probable together than apart.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/names.hpp"

namespace nostoi::names {

constexpr std::size_t tongues = 5;

/// Costs are -log2 of a probability in steps of 1/1024 bit.
using Cost = std::int32_t;
constexpr double cost_scale = 1024;

/// The units of one orthography, by the numbers of their two stretches.
class UnitCosts {
 public:
  static constexpr Cost none = 1 << 28;
  explicit UnitCosts(std::size_t units = 0);
  void add(std::uint16_t left, std::uint16_t right, Cost cost);  ///< the cheaper where it is there already
  Cost operator()(std::uint16_t left, std::uint16_t right) const {
    const std::uint32_t key = static_cast<std::uint32_t>(left) << 16 | right;
    for (std::size_t at = slot(key);; at = (at + 1) & mask_)
      if (slots_[at].key == key || slots_[at].key == 0) return slots_[at].cost;
  }
  template <class Each>
  void each(Each&& visit) const {
    for (const Slot& slot : slots_)
      if (slot.key != 0) visit(static_cast<std::uint16_t>(slot.key >> 16), static_cast<std::uint16_t>(slot.key & 0xFFFF), slot.cost);
  }

 private:
  struct Slot {
    std::uint32_t key = 0;
    Cost cost = none;
  };
  std::size_t slot(std::uint32_t key) const { return (key * 0x9E3779B1u >> shift_) & mask_; }
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  int shift_ = 0;
};

/// The stretches of one side, numbered from 1; 0 is the stretch of no letters. Letters are one byte, so that a stretch is one number.
class Stretches {
 public:
  static constexpr std::size_t longest = 4;
  static constexpr std::uint16_t unknown = 0xFFFF;
  static constexpr unsigned char no_letter = 0xFF;  ///< a letter that no stretch has

  std::uint16_t add(std::u32string_view stretch);  ///< at most `longest` letters
  unsigned char letter(char32_t letter) const { return letter < letters_.size() ? letters_[letter] : no_letter; }
  /// The number of the stretch with these letters, the first of them lowest; unknown where no unit has it.
  std::uint16_t number(std::uint32_t key) const {
    for (std::size_t at = key * 0x9E3779B1u >> shift_;; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].key == key || slots_[at].key == 0) return slots_[at].number;
  }
  std::size_t size() const { return count_ + 1; }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint16_t number = unknown;
  };
  void put(Slot entry);
  void grow();

  std::vector<unsigned char> letters_ = std::vector<unsigned char>(0x600, no_letter);
  unsigned char last_letter_ = 0;
  std::vector<Slot> slots_ = std::vector<Slot>(4);
  int shift_ = 30;
  std::uint16_t count_ = 0;
};

/// One orthography against another.
struct Orthography {
  UnitCosts costs;
  std::vector<double> left, right;          ///< probability of a stretch, whatever it stands for
  std::vector<Cost> best_left, best_right;  ///< the cheapest unit of a stretch
};

/// One file of data/spelling. In a table of one script with itself both sides are one.
struct SpellingTable {
  Stretches left, right;
  std::array<Orthography, tongues> by_tongue;  ///< only `unknown` in a table of one script
  bool one_script = false;
};

/// Loaded and checked at first use; a fault in a file is a broken invariant that names it (std::logic_error).
const SpellingTable& cyrillic_latin();
const SpellingTable& cyrillic_cyrillic();
const SpellingTable& latin_latin();

}  // namespace nostoi::names
