// A word made ready for comparing its spelling with others, and the comparison: how much likelier two spellings are together than apart.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names/spelling_table.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// A letter for any other, or for none, by mistake: one word in thirty, and the letters it may be.
constexpr Cost slip = 18 * 1024;

/// What a word costs in one orthography, whatever it stands for.
struct Alone {
  struct Costs {
    Cost upto = 0;  ///< -log2 of the probability of the letters before
    Cost rest = 0;  ///< no way through the letters from here on is cheaper, whatever they stand for
  };
  std::vector<Costs> at;  ///< before each letter, and behind the last
  Cost best = 0;          ///< the cheapest alignment of the word with any spelling, slips aside
  Cost whole() const { return at.back().upto; }
};

/// The stretches that begin at a letter of a word, by length, from 1.
struct LetterStretches {
  std::array<std::uint16_t, Stretches::longest> number;
  std::array<std::uint8_t, Stretches::longest> kind;
  constexpr LetterStretches() { number.fill(Stretches::unknown), kind.fill(Stretches::kind(Stretches::unknown)); }
};

/// A word in the table where it meets others, and its costs by tongue.
struct Stretched {
  std::vector<LetterStretches> at;
  std::array<Alone, tongues> alone;  ///< only those of the orthographies that the word may meet
};

struct Spelled {
  static constexpr std::size_t longest = 40;  ///< letters of a word; what is longer is no word of a name

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
/// Symmetric. Words that tell less than one bit have a weight of -64. O(letters of the one · letters of the other).
SpellingWeight compare(const Spelled& a, const Spelled& b);

/// The cheapest alignment, stretch by stretch: ("дж", "j"), ("он", "ohn"). Empty where there is none.
std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b);

}  // namespace nostoi::names
