// word_index: from a word to all words of a list that may be spellings of it. Distinct words are few however many people bear them, so
// a query's words are resolved here, once, and people are reached through what is found.
#pragma once

#include <cstdint>
#include <vector>

#include "nostoi/names.hpp"

namespace nostoi::search {

/// A key under which a word is entered and looked up; of a form with a letter left out, or of the whole.
struct WordKey {
  std::uint32_t key;
  bool shortened;
  auto operator<=>(const WordKey&) const = default;
};
/// All keys of a word, ascending, each once. An initial has none: it is compared where another word leads to the name.
std::vector<WordKey> word_keys(const names::Token& word);
/// Of words that met by a shortened form alone: whether they are near enough to be compared.
bool near_enough(const names::Token& a, const names::Token& b);

class WordIndex {
 public:
  WordIndex() = default;
  explicit WordIndex(const std::vector<names::Token>& words);

  /// Numbers of the words that may stand for `word`, ascending: romanised or boned (names::skeleton) alike, forms of one given name, or a
  /// letter or two apart as far as the length allows; where there are few words, all of them. Whether they do is for the comparison to say.
  std::vector<std::uint32_t> near(const names::Token& word, const std::vector<names::Token>& words) const;

 private:
  struct Entry {
    std::uint32_t key;
    std::uint32_t word : 31, shortened : 1;  // the key is of a form with a letter left out
  };
  std::uint32_t words_ = 0;
  std::vector<Entry> entries_;          // sorted by key
  std::vector<std::uint32_t> buckets_;  // by the upper bits of the key: where its entries begin
};

}  // namespace nostoi::search
