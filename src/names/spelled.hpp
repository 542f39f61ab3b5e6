// A word made ready for comparing its spelling with others, and the comparison: how much likelier two spellings are together than apart.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names/sounds.hpp"
#include "names/spelling_table.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// A letter for any other, or for none, by mistake: one word in thirty, and the letters it may be.
constexpr Cost slip = 18 * 1024;

/// What a word costs in one orthography, whatever it stands for.
struct Alone {
  Cost whole = 0;   ///< -log2 of the probability of its letters
  Cost best = 0;    ///< the cheapest alignment of the word with any spelling, slips aside
  Cost rest = 0;    ///< no way through the word is cheaper, slips and all
  Cost unlike = 0;  ///< no way is cheaper than this and Orthography::a_sound for each sound in which the two words differ
};

/// The same from a letter on.
struct AloneAt {
  Cost upto = 0;    ///< -log2 of the probability of the letters before
  Cost rest = 0;    ///< no way through the letters from here on is cheaper
  Cost unlike = 0;  ///< nor than this and Orthography::a_sound for each sound in which what is left of the words differs
};

/// The stretches that begin at a letter of a word, by length, from 1.
struct LetterStretches {
  std::uint8_t sounds_left = 0;  ///< of the word, from this letter on
  std::array<std::uint16_t, Stretches::longest> number;
  std::array<std::uint8_t, Stretches::longest> kind;
  constexpr LetterStretches() { number.fill(Stretches::unknown), kind.fill(Stretches::kind(Stretches::unknown)); }
};

/// A word in the table where it meets others, and its costs by tongue. What proves words unlike lies together, before what is pointed at.
struct Stretched {
  std::array<Alone, tongues> alone;  ///< only of the orthographies that the word may meet
  std::vector<LetterStretches> at;
  std::vector<AloneAt> alone_at;  ///< of each such tongue in turn, before each letter and behind the last
  bool any_tongue = false;        ///< it may meet all orthographies, not one

  const AloneAt* alone_at_first(std::size_t tongue) const { return alone_at.data() + (any_tongue ? tongue * (at.size() + 1) : 0); }
};

struct Spelled {
  static constexpr std::size_t longest = 40;  ///< letters of a word; what is longer is no word of a name

  bool cyrillic = false;
  Tongue tongue = Tongue::unknown;  ///< of a Cyrillic word
  Sounds sounds;
  Stretched own, other;    ///< in the table of its own script, and of the other
  std::u32string letters;  ///< with ^ before and $ behind, without apostrophes
};

/// Normalised in. Letters of other alphabets than Latin and Cyrillic are romanised first. O(letters).
Spelled spell(std::string_view normalised, Tongue tongue);

/// What two spellings tell.
struct SpellingWeight {
  Weight weight = 0;     ///< log2 of: how often the two stand for one word, against how often they meet by chance
  Weight shortfall = 0;  ///< bits by which they are less usual together than the most usual pair with either; 0 is an official spelling
};
/// Which comparisons are of interest; of others it need not be told how far from it they are. All by default.
struct Interest {
  Cost shortfall = UnitCosts::none;  ///< words that fall no shorter than this
  Cost slip = 0, weight = 0;         ///< and those that weigh so much even when what they fall short of beyond a slip is taken off
};

/// Symmetric. Words that tell less than one bit, or are of no interest, have a weight of -64 and a shortfall of 64.
/// O(letters of the one · letters of the other).
SpellingWeight compare(const Spelled& a, const Spelled& b, const Interest& interest = {});

/// The cheapest alignment, stretch by stretch: ("дж", "j"), ("он", "ohn"). Empty where there is none.
std::vector<std::pair<std::string, std::string>> align(const Spelled& a, const Spelled& b);

}  // namespace nostoi::names
