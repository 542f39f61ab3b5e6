// words: all sentences of data/words as one table, which the build makes ready: reading the files anew took a start some five milliseconds.
#pragma once

#include "base/compiled.hpp"
#include "nostoi/base.hpp"

namespace nostoi {

/// Entries in the order of their keys: of each the key, then the sentence in uk, ru and en, behind one another in `text`; `starts` says
/// where each begins, and at its end where the last one ends.
struct Words {
  std::vector<std::uint32_t> starts;
  std::string text;
};

constexpr std::string_view words_compiled_as = "words";

/// The sentences of the shipped files.
Words read_words();

}  // namespace nostoi
