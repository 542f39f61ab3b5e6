// The tables of data/cultures, compiled once into flat arrays: what normalise, romanise and read look letters and words up in.
// One idea: a language is a file that a person who knows it can read and mend; the code knows no language.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::names {

/// A value per code point, in pages of 256: absent pages give the default.
template <class Value>
class ByCodePoint {
 public:
  const Value& operator[](char32_t code) const {
    const std::size_t page = code >> 8;
    return page < pages_.size() && pages_[page] ? (*pages_[page])[code & 255] : nothing_;
  }
  Value& at(char32_t code) {
    const std::size_t page = code >> 8;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (!pages_[page]) pages_[page] = std::make_unique<std::array<Value, 256>>();
    return (*pages_[page])[code & 255];
  }

 private:
  std::vector<std::unique_ptr<std::array<Value, 256>>> pages_;
  Value nothing_{};
};

/// A group of letters and what it becomes. In `after` ^ is the beginning of a word, in `before` $ its end; empty means anything.
struct Group {
  std::u32string find, gives, after, before;
};

/// A letter's own spelling, and the groups that begin with it (longest first).
struct Spelling {
  bool known = false;
  std::u32string gives;
  std::vector<Group> groups;
};
using Spellings = ByCodePoint<Spelling>;

/// What a character is to normalise().
enum class Sign : unsigned char { other, letter, digit, space, ignored, apostrophe, quote, dash };
struct Character {
  Sign sign = Sign::other;
  char32_t lower = 0;        ///< itself when it has no lower case
  char32_t twin = 0;         ///< the look-alike letter of the other alphabet, 0 if none
  unsigned char script = 0;  ///< 0 neither, 1 Latin, 2 Cyrillic
  bool plain = false;        ///< in NFC whatever stands around it
};

/// Where a word or phrase beside a name belongs.
enum class Aside { title, rank, call_sign, also_known, former };

struct Cultures {
  ByCodePoint<Character> characters;                         ///< filled below U+0600; beyond, ask ICU
  Spellings to_latin;                                        ///< letters outside ASCII → ASCII
  Spellings folding;                                         ///< ASCII → ASCII
  std::unordered_map<std::string, Aside> asides;             ///< phrases, words joined by one space, dots taken out
  std::unordered_map<std::string, std::size_t> aside_words;  ///< first word of a phrase → words of the longest phrase
  std::unordered_set<std::string> behind_a_number;           ///< phrases that are beside the name only behind a number
  std::unordered_set<std::string> initials, particles, particles_in_long_names, particles_behind, places;
};

/// Loaded and checked at first use; a fault in a file is a broken invariant that names it (std::logic_error).
const Cultures& cultures();

}  // namespace nostoi::names
