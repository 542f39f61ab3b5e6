// contents: what search keeps of a list. Words, names, dates and places repeat, so each is kept once under a number; a line holds
// numbers, and lists of numbers lead back from words to names and from names to lines.
#pragma once

#include <optional>

#include "nostoi/search.hpp"
#include "search/rows.hpp"
#include "search/word_index.hpp"
#include "search/word_memory.hpp"

namespace nostoi::search {

/// Distinct words with the number of times they were added, which can be looked up once all are there.
class WordCounts {
 public:
  std::uint32_t add(std::string_view word);
  void finish();
  std::optional<std::uint32_t> find(std::string_view word) const;
  std::uint32_t count(std::uint32_t number) const { return counts_[number]; }

 private:
  Dictionary words_;
  std::vector<std::uint32_t> counts_, sorted_;
};

/// The line a name belongs to, with the numbers of its date and place: read together, for tens of thousands of names a query.
struct Owner {
  std::uint32_t line = 0, date = 0, place = 0;
};

struct Contents {
  std::uint32_t lines = 0;
  std::vector<Owner> owners;  ///< a line, as the owner of its names

  std::vector<names::Token> words;        ///< distinct words of names
  std::vector<names::NameWord> ready;     ///< the same, ready to be compared; a double-barrelled word is two
  std::vector<std::uint32_t> ready_from;  ///< a word: where its own begin
  std::unique_ptr<WordMemory> resolved = std::make_unique<WordMemory>();
  std::vector<std::uint32_t> initials;      ///< those words that are initials
  std::vector<std::uint32_t> by_spelling;   ///< words in the order of their romanised forms
  WordIndex word_index;                     ///< finds those that may be spellings of a word
  Rows names;                               ///< a name of a line: its words, in order; names of fewer words first
  std::vector<std::uint32_t> first_longer;  ///< number of words: the first name that has more
  std::vector<Owner> name_owner;            ///< a name: whose it is
  Rows word_names;                          ///< a word: the names it stands in
  Rows line_names;                          ///< a line: its names

  std::vector<PartialDate> dates;  ///< 0 is not known
  std::vector<std::uint32_t> date_lines;

  WordCounts place_words;  ///< romanised, and the lines in whose places they stand
  Rows places;             ///< a place: its words, ascending. 0 has none
  std::vector<std::uint32_t> place_lines;

  std::span<const names::NameWord> ready_words(std::uint32_t word) const {
    return {ready.data() + ready_from[word], ready.data() + ready_from[word + 1]};
  }
  /// All words of a name, ready to be compared.
  std::vector<names::NameWord> ready_name(std::uint32_t name) const;
  /// The words that are romanised so, or that begin so.
  std::span<const std::uint32_t> spelled(std::string_view romanised) const;
  std::span<const std::uint32_t> beginning(std::string_view romanised) const;
  /// The names in which words stand, a name as often as it has any.
  std::size_t names_with(std::span<const std::uint32_t> words) const;
};

Contents read_people(const List& list, std::size_t threads);

/// The words of a place: romanised, of three letters or more.
std::vector<std::string> words_of_place(std::string_view place);

/// A word ready to be compared; a double-barrelled one is two.
std::vector<names::NameWord> ready(const names::Token& word);

/// All that was read of a word, as one text: words are one when it is equal.
std::string key_of(const names::Token& word);
/// The word of a key; nothing for a text that is none.
std::optional<names::Token> word_of_key(std::string_view key);

}  // namespace nostoi::search
