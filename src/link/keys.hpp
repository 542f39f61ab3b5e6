// keys: how candidate pairs are found. An atom is a form of one feature's value (the value, its coarse form, the year of a date …); a key
// joins one to three atoms; lines that share a key's value form a block, and pairs inside a block are candidates.
#pragma once

#include <optional>

#include "link/comparators.hpp"

namespace nostoi::link {

constexpr std::size_t most_words = 8;  // of a name

/// A form of a feature's value on which lines can meet.
struct Atom {
  std::size_t feature = 0;
  std::string form;                     ///< "exact", "coarse", "prefix", "year", "month-day", "year-month", "front", "back"
  bool many = false;                    ///< a line has several values (words of a name)
  std::vector<std::uint32_t> of_value;  ///< per value (per word where many); 0: none
  std::vector<std::vector<std::uint32_t>> also =
      {};  ///< per word: further forms, what the word may stand for as well; empty where no word has any
};

/// Atoms of different features, all of which must be equal; or the same atom twice for "two words of the name".
struct BlockingKey {
  std::vector<std::size_t> atoms;
  std::string name;
};

/// How the forms of a line become its hash under a key: one after the other into a state, which is then cut short. Two words of one name
/// go in as the sum of both, so that their order does not matter.
constexpr std::uint64_t no_forms = mix(1);
constexpr std::uint64_t with_form(std::uint64_t state, std::uint64_t form) { return mix(mix(state ^ form)); }
constexpr std::uint64_t with_words(std::uint64_t state, std::uint32_t a, std::uint32_t b) { return with_form(state, mix(a) + mix(b)); }
constexpr std::uint32_t hash_of(std::uint64_t state) { return static_cast<std::uint32_t>(state >> 32) | 1u; }

class KeySpace {
 public:
  explicit KeySpace(const Prepared& prepared);

  const std::vector<Atom>& atoms() const { return atoms_; }
  std::string name(const BlockingKey& key) const;
  /// The key of that name; none when a feature or form of it is not there.
  std::optional<BlockingKey> key(std::string_view name) const;

  /// Writes the line's different forms under the atom (at most `most_words`, never 0) and returns how many.
  std::size_t values(std::size_t atom, const std::uint32_t* row, std::uint32_t* out) const;
  /// Most hashes that a line can have under the key.
  std::size_t most(const BlockingKey& key) const;
  /// Writes the line's hashes under the key (never 0) and returns how many.
  std::size_t hashes(const BlockingKey& key, std::size_t line, std::uint32_t* out) const;
  /// Whether two lines agree on the atom.
  bool agree(std::size_t atom, const std::uint32_t* row_a, const std::uint32_t* row_b) const;
  /// Bit i: the lines agree on atom i (at most 64 atoms).
  std::uint64_t agreement(const std::uint32_t* row_a, const std::uint32_t* row_b) const;

 private:
  std::string atom_name(const Atom& atom) const;
  void add(std::size_t feature, std::string form, std::vector<std::uint32_t> of_value);

  const Prepared* prepared_;
  std::vector<Atom> atoms_;
};

constexpr std::size_t most_hashes = 28;  // two of eight words

}  // namespace nostoi::link
