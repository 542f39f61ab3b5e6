// prepared: what linking keeps of the lists. Every line becomes a short row of numbers, one per feature; a number stands for a distinct,
// normalised value, so that whatever is costly (normalising, romanising, reading a date) is done once per value and not once per line.
#pragma once

#include <memory>
#include <optional>

#include "nostoi/link.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

/// How two values of a feature are compared; each has its levels in comparators.cpp.
enum class Comparator : std::uint8_t { part, words, date, code, text, category };
std::string_view comparator_name(Comparator comparator);

/// Value number of a missing value.
constexpr std::uint32_t missing_value = 0;

/// Which letters a form has, folded to 32 bits, and its first one (0: it has none): enough to see that two forms are unlike.
struct Letters {
  std::uint32_t mask = 0;
  char first = 0;
};

/// What is looked at first when two words are compared, side by side.
struct Glance {
  std::uint32_t romanised = 0, coarse = 0;  ///< numbers of the forms
  Letters of_romanised, of_letters;
  bool one_form = false;  ///< it is romanised as it stands
};

/// Distinct texts, each with the forms in which it is compared. Number 0 is the empty text.
struct Texts {
  Dictionary plain;                                       ///< normalised, own alphabet
  Dictionary romanised;                                   ///< one alphabet for all
  Dictionary letters;                                     ///< plain, one byte a letter, so that distances count letters
  Dictionary coarse;                                      ///< what spellings of one name share
  std::vector<std::uint32_t> romanised_of;                ///< per text
  std::vector<std::uint32_t> letters_of;                  ///< per text
  std::vector<std::uint32_t> coarse_of;                   ///< per text: number in `coarse`, that spellings of one name share
  std::vector<Glance> glances;                            ///< per text
  std::vector<std::uint32_t> class_of;                    ///< per text: all spellings of one word, for how rare it is
  bool of_names = false;                                  ///< the texts are words of names: what is known of names is used
  std::optional<bool> by_name;                            ///< whether it is, alphabets seen; derive() finds out where nobody said
  std::vector<std::vector<names::NameWord>> other_words;  ///< per text: what it may stand for as well
  std::vector<bool> cyrillic;                             ///< per text with a word
  std::vector<std::uint8_t> sex;                          ///< per text with a word: 1 where only men bear it, 2 only women
  std::vector<bool> given_name;                           ///< per text with a word: it is known as a given name
  std::vector<std::vector<std::uint32_t>> other_coarse;   ///< per text: the coarse forms of other_words; empty where words is
  std::vector<names::NameWord> words;                     ///< per text, where names stand in more than one alphabet; else empty
  std::uint32_t size() const { return plain.size(); }
  /// Number of a word of a name. A word that the names room read in another form than it stands (a genitive as its nominative) keeps both.
  std::uint32_t intern(const names::Token& token);
  /// How `plain` keeps a text that was read in another form than it stands.
  static std::string read_as(std::string_view text, std::string_view nominative);
  /// A text of `plain` as it stands, whatever it was read as.
  std::string as_written(std::uint32_t text) const;
  /// Fills the tables from `plain`. O(texts).
  void derive(std::size_t threads);

 private:
  void make_words(std::size_t threads);
};

/// One thing that is compared. Value numbers index all per-value vectors; 0 is "missing".
struct Feature {
  std::string name;  ///< field id, or heading of an unrecognised column
  Kind kind = Kind::text;
  std::vector<std::string> fields;  ///< names of the columns that tell it, in the order in which they are read
  Comparator comparator = Comparator::text;
  bool frequency = true;             ///< rare values weigh more
  std::vector<std::string> columns;  ///< "list: heading"
  std::shared_ptr<Texts> texts;      ///< normalised texts; the parts of a name share one, so that swapped parts are found by number
  std::vector<std::uint32_t> count;  ///< lines that carry the value (for words: the word)
  std::uint64_t lines_with_value = 0;
  std::vector<std::uint32_t> spellings;   ///< per class of spellings: lines that carry one; empty: the sum of `count`
  std::vector<std::uint64_t> beginnings;  ///< per first letter, romanised: lines that carry a word with it; empty: the sum of `count`
  std::vector<PartialDate> dates;  ///< comparator date: per value
  std::vector<std::uint32_t> bag_starts,
      bag_words;  ///< comparator words: words (numbers in texts) of value v: bag_words[bag_starts[v] … bag_starts[v+1])
  std::vector<std::vector<std::vector<std::uint32_t>>> other_bags;  ///< per value: its other names; empty where no line has any

  std::span<const std::uint32_t> bag(std::uint32_t value) const {
    return {bag_words.data() + bag_starts[value], bag_words.data() + bag_starts[value + 1]};
  }
  /// How many names a value is called by.
  std::size_t names(std::uint32_t value) const { return other_bags.empty() ? 1 : 1 + other_bags[value].size(); }
  /// Name 0 is the bag itself.
  std::span<const std::uint32_t> bag(std::uint32_t value, std::size_t name) const {
    return name == 0 ? bag(value) : std::span<const std::uint32_t>(other_bags[value][name - 1]);
  }
};

/// Whether any of the texts has Cyrillic letters.
bool any_cyrillic(const Dictionary& texts);

struct Prepared {
  std::size_t lines = 0;
  std::vector<std::uint64_t> first_line;  ///< global number of the first line of each list, and the total at the end
  std::vector<Feature> features;
  std::vector<Skipped> skipped;
  std::vector<std::string> left_out;  ///< names of columns that could be compared and tell nothing new
  std::vector<std::uint32_t> rows;  ///< lines × features, line by line

  std::size_t width() const { return features.size(); }
  const std::uint32_t* row(std::size_t line) const { return rows.data() + line * features.size(); }
  std::uint32_t list_of(std::size_t line) const;
  bool one_list(std::size_t a, std::size_t b) const { return first_line.size() == 2 || list_of(a) == list_of(b); }
};

/// Reads the lists into features: what is compared, how, and what not and why. O(cells).
/// Where only pairs across lists are asked for, a column that one list alone has is left out.
Prepared prepare(const std::vector<List>& lists, Scope scope, std::size_t threads);

}  // namespace nostoi::link
