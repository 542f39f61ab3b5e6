// The endings of data/cultures/declension.json, all cases in one table, so that a word is walked once.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "names/endings.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

constexpr std::size_t most_paradigms = 16;
constexpr std::size_t two_letters = 4, whole_word = 8;  // bytes of Cyrillic

/// A set of paradigms: bit by index.
using Mask = std::uint32_t;

/// A case of one sex.
struct Paradigm {
  Case declined = Case::nominative;
  std::uint8_t sex = 0;  ///< as in NameForm: 1 man, 2 woman
};

/// An ending of a paradigm, and what it may be in the nominative.
struct Becomes {
  std::size_t paradigm = 0, bytes = 0;
  std::vector<std::string> nominatives;
};

struct DeclensionTable {
  std::vector<Paradigm> paradigms;
  Endings unchanging;
  Endings patronymics, shown_by;  ///< number: a Mask
  Endings endings;                ///< number: an index into becomes
  std::vector<std::vector<Becomes>> becomes;
  Mask nominative = 0, women = 0, any = 0;
};

/// Loaded at first use; a fault in the file is a broken invariant that names it.
const DeclensionTable& declension_table();

using ByParadigm = std::array<const Becomes*, most_paradigms>;

/// What a word may be in the nominative, by paradigm: the longest ending of each. At least two letters stay, or the
/// ending is a word of its own (Льва).
ByParadigm becomes(std::string_view word);

std::string in_nominative(std::string_view word, const Becomes& ending, const std::string& nominative);

}  // namespace nostoi::names
