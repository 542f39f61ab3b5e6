// A word made ready for comparing its spelling with others, and the comparison: how much likelier two spellings are together than apart.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names/spelling_table.hpp"
#include "nostoi/base.hpp"

namespace nostoi::names {

/// The stretches that begin at each letter of a word, by number, and what the word costs whatever it stands for.
struct Stretched {
  static constexpr std::size_t longest = 4;
  std::vector<std::array<std::uint16_t, longest + 1>> at;  ///< [letter][length]; Stretches::unknown where no unit has it
  std::array<Cost, tongues> alone{};                       ///< -log2 of the word's own probability
  std::array<Cost, tongues> best{};                        ///< the cheapest alignment with any spelling
};

struct Spelled {
  bool cyrillic = false;
  Tongue tongue = Tongue::unknown;  ///< of a Cyrillic word
  std::u32string letters;           ///< with ^ before and $ behind, without apostrophes
  Stretched own, other;             ///< in the table of its own script, and of the other
};

/// Normalised in. Letters of other alphabets than Latin and Cyrillic are romanised first. O(letters).
Spelled spell(std::string_view normalised, Tongue tongue);

/// What two spellings tell.
struct SpellingWeight {
  Weight weight = 0;     ///< log2 of: how often the two stand for one word, against how often they meet by chance
  Weight shortfall = 0;  ///< bits by which they are less usual together than the most usual pair with either; 0 is an official spelling
};
/// Symmetric. O(letters of the one · letters of the other).
SpellingWeight compare(const Spelled& a, const Spelled& b);

/// The cheapest alignment, stretch by stretch: ("дж", "j"), ("он", "ohn").
std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b);

}  // namespace nostoi::names
