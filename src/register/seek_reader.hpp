// seek_reader: the rows of seek_rows as search asks for them, of all the handling classes that an actor may read, as if they were one.
#pragma once

#include "nostoi/names.hpp"
#include "register/seek_rows.hpp"
#include "search/evidence.hpp"
#include "search/ready_word.hpp"

namespace nostoi::seek {

/// A distinct word of a class.
struct WordAt {
  std::size_t of = 0;  ///< class, as the reader numbers them
  std::uint64_t number = 0;
  auto operator<=>(const WordAt&) const = default;
};

/// Words as search compares them.
using Words = std::vector<std::pair<WordAt, std::shared_ptr<const search::ReadyWord>>>;

class Reader {
 public:
  /// not_found where the register has no rows that are up to it: `rebuild` makes them.
  static Result<Reader> open(Snapshot& snapshot, const access::Actor& actor);

  const Counts& counts() const { return counts_; }
  /// Words that may stand for a word; of few words in all, all of them.
  Result<Words> near(const names::Token& word);
  Result<Words> initials();
  /// Words that begin so, and in how many names they stand.
  struct Begun {
    std::vector<WordAt> words;
    std::uint64_t names = 0;
  };
  Result<Begun> beginning(std::string_view romanised);
  /// In how many names a word stands that is romanised so.
  Result<std::uint64_t> names_with(std::string_view romanised);
  /// For each of the words, the numbers of NameAt in which it stands, ascending.
  Result<std::vector<packed::Numbers>> names_of(const std::vector<WordAt>& words);
  /// Of names with a word that begins with a letter.
  Result<packed::Numbers> names_of_letter(std::string_view letter);
  /// Counts all dates of birth.
  Result<void> count_dates(search::DateEvidence& evidence);
  /// Anchors with a date of which the evidence tells something else than that it differs, ascending, and what it tells.
  Result<std::vector<std::pair<Position, Weight>>> born(const search::DateEvidence& evidence);
  /// Anchors in whose places a word stands, ascending.
  Result<packed::Numbers> placed(std::string_view word);

 private:
  explicit Reader(Snapshot& snapshot) : snapshot_(&snapshot) {}
  Result<Words> words_of(std::vector<WordAt> words);
  Result<packed::Numbers> numbers_below(const std::vector<std::string>& prefixes);
  template <class Key>
  std::vector<std::string> in_all(const Key& key) const;

  Snapshot* snapshot_;
  std::vector<Rows> classes_;
  std::vector<std::vector<DateCount>> dates_;  // of a class and year, with the prefix of its anchors beside it
  std::vector<std::string> born_;
  Counts counts_;
};

}  // namespace nostoi::seek
