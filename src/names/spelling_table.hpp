// Which stretches of letters stand for which in two spellings of one name, and how often: data/spelling/*.tsv compiled for looking up.
// One idea: a joint model. A pair of spellings is a row of units ("дж" with "j"), each with its probability; two spellings of one name
// are far more probable together than apart.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/compiled.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

constexpr std::size_t tongues = 5;

/// Costs are -log2 of a probability in steps of 1/1024 bit.
using Cost = std::int32_t;
constexpr double cost_scale = 1024;

/// The units of one orthography, by the numbers of their two stretches. What one stretch on the left stands for lies together, for it is
/// asked for together, and small enough for the near caches.
class UnitCosts {
 public:
  static constexpr Cost none = 1 << 28;
  struct Unit {
    std::uint16_t left, right;
    Cost cost;  ///< below 64 bits
  };
  UnitCosts() = default;
  UnitCosts(std::span<const Unit> units, std::size_t left_stretches);  ///< of equal ones the cheaper holds

  /// All partners of a stretch on the left.
  struct Group {
    std::uint64_t partners = 0;  ///< bits of their kinds, see Stretches::kind()
    std::uint32_t first = 0, mask = 0;
  };
  const Group& group(std::uint16_t left) const { return groups_[left]; }
  Cost operator()(const Group& group, std::uint16_t right) const {
    for (std::size_t at = right;; ++at) {
      const Slot& slot = slots_[group.first + (at & group.mask)];
      if (slot.right == right) return slot.cost;
      if (slot.right == Slot::empty) return none;
    }
  }
  template <class Each>
  void each(Each&& visit) const {
    for (std::size_t left = 0; left < groups_.size(); ++left)
      for (std::size_t at = groups_[left].first; at <= groups_[left].first + groups_[left].mask; ++at)
        if (slots_[at].right != Slot::empty) visit(static_cast<std::uint16_t>(left), slots_[at].right, slots_[at].cost);
  }

  /// Writes the table or reads it, by what `row` is.
  template <class Row>
  void pass(Row& row) {
    row(groups_), row(slots_);
  }

 private:
  struct Slot {
    static constexpr std::uint16_t empty = 0xFFFF;
    std::uint16_t right = empty, cost = 0;
  };
  std::vector<Group> groups_;  // by the number of the stretch
  std::vector<Slot> slots_;    // a small table of each group, never full
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
      if (slots_[at].key == key || slots_[at].key == 0) return static_cast<std::uint16_t>(slots_[at].number);
  }
  std::size_t size() const { return count_ + 1; }
  /// Stretches told apart roughly, single letters surely: one kind of 63, so that a set of kinds is one number, and one for the unknown.
  static constexpr std::uint8_t kind(std::uint16_t number) { return number == unknown ? 63 : static_cast<std::uint8_t>(number % 63); }
  template <class Row>
  void pass(Row& row) {
    std::vector<std::uint32_t> few = {last_letter_, static_cast<std::uint32_t>(shift_), count_};
    row(few), row(letters_), row(slots_);
    last_letter_ = static_cast<unsigned char>(few[0]), shift_ = static_cast<int>(few[1]), count_ = static_cast<std::uint16_t>(few[2]);
  }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t number = unknown;
  };
  void put(Slot entry);
  void grow();

  std::vector<unsigned char> letters_ = std::vector<unsigned char>(0x600, no_letter);
  unsigned char last_letter_ = 0;
  std::vector<Slot> slots_ = std::vector<Slot>(4);
  int shift_ = 30;
  std::uint16_t count_ = 0;
};

/// What the stretches of one side cost by themselves, by their numbers.
struct OneSide {
  std::vector<double> probability;  ///< whatever it stands for
  std::vector<Cost> best;           ///< of its cheapest unit
  std::vector<Cost> unlike;         ///< of its cheapest unit when `a_sound` is taken off for each sound in which its sides differ
  template <class Row>
  void pass(Row& row) {
    row(probability), row(best), row(unlike);
  }
};

/// One orthography against another.
struct Orthography {
  UnitCosts costs;
  OneSide left, right;
  Cost a_sound = 0;  ///< units without letters on one side cost no less than this for each sound on the other
};

/// One file of data/spelling. In a table of one script with itself both sides are one.
struct SpellingTable {
  Stretches left, right;
  std::array<Orthography, tongues> by_tongue;  ///< only `unknown` in a table of one script
  bool one_script = false;

  template <class Row>
  void pass(Row& row) {
    left.pass(row), right.pass(row);
    for (Orthography& one : by_tongue) {
      std::vector<Cost> a_sound = {one.a_sound};
      one.costs.pass(row), one.left.pass(row), one.right.pass(row), row(a_sound);
      one.a_sound = a_sound[0];
    }
  }
};

/// A table of data/spelling, and what it is called where the build has made it ready (base/compiled.hpp).
struct SpellingFile {
  std::string_view file;
  bool one_script;
};
inline constexpr std::array spelling_files{SpellingFile{"spelling/cyrillic-latin.tsv", false}, SpellingFile{"spelling/cyrillic.tsv", true},
                                           SpellingFile{"spelling/latin.tsv", true}};

/// From the file itself.
SpellingTable read_spelling_table(const SpellingFile& of);

/// Loaded and checked at first use; a fault in a file is a broken invariant that names it (std::logic_error).
const SpellingTable& cyrillic_latin();
const SpellingTable& cyrillic_cyrillic();
const SpellingTable& latin_latin();

}  // namespace nostoi::names
