// seek_rows: the rows by which people of a register are found again, from the words of their names, their births and places to anchors.
// They stand apart for each handling class: whoever is not cleared for one does not meet its words, nor counts what stands there.
//   seek/upto                           format, and the event up to which the rows are made
//   seek/of/CLASS/counts                entries, names, distinct words, entries with a place
//   seek/of/CLASS/word/WORD             what was read of a distinct word (search::key_of)
//   seek/of/CLASS/spelled/LETTERS/HASH  its number WORD, and in how many names it stands; LETTERS: romanised
//   seek/of/CLASS/near/BUCKET           words by the keys under which similar words meet (search::word_keys)
//   seek/of/CLASS/initials              words that are initials
//   seek/of/CLASS/in/WORD/CHUNK         names in which a word stands: see NameAt
//   seek/of/CLASS/letter/LETTER/CHUNK   names with a word that begins so
//   seek/of/CLASS/dates/YEAR            the distinct dates of birth in a year, and how many entries have each
//   seek/of/CLASS/born/YEAR/CHUNK       anchors, each with the number of its date in the year
//   seek/of/CLASS/place/LETTERS/CHUNK   anchors in whose places a word stands
// Disposable, made by `rebuild`; a CHUNK is a stretch of the log, so that what is new is written behind what is old.
#pragma once

#include "nostoi/register.hpp"
#include "register/packed.hpp"

namespace nostoi::seek {

/// To be counted up whenever rows are made or read in another way.
constexpr std::uint64_t format = 1;
inline constexpr std::string_view all_rows = "seek/", all_classes = "seek/of/", upto = "seek/upto";

/// A name of an anchor as it stands in the row of a word: how many words it has, and whether birth and place are known beside it.
struct NameAt {
  Position anchor = 0;
  std::size_t words = 0;
  bool born = false, placed = false;

  static constexpr std::size_t most_words = 15;
  std::uint64_t number() const {
    return anchor << 6 | std::min(words, most_words) << 2 | static_cast<std::uint64_t>(born) << 1 | static_cast<std::uint64_t>(placed);
  }
  static NameAt of(std::uint64_t number) { return {number >> 6, number >> 2 & 15, (number & 2) != 0, (number & 1) != 0}; }
};

/// An anchor with the number of its date among those of the year.
constexpr int date_bits = 16;

/// The rows of a handling class.
class Rows {
 public:
  explicit Rows(std::string_view handling) : root_(std::string(all_classes) + std::string(handling) + "/") {}
  std::string counts() const { return root_ + "counts"; }
  std::string word(std::uint64_t word) const;
  std::string words() const { return root_ + "word/"; }
  std::string spelled(std::string_view romanised, std::string_view key) const;
  std::string beginning(std::string_view romanised) const;
  std::string near(std::uint32_t key) const;
  std::string initials() const { return root_ + "initials"; }
  std::string in(std::uint64_t word, Position anchor) const;
  std::string in(std::uint64_t word) const;
  std::string letter(std::string_view letter, Position anchor) const;
  std::string letter(std::string_view letter) const;
  std::string dates(int year) const;
  std::string dates() const { return root_ + "dates/"; }
  std::string born(int year, Position anchor) const;
  std::string born(int year) const;
  std::string place(std::string_view word, Position anchor) const;
  std::string place(std::string_view word) const;

 private:
  std::string root_;
};

/// What is counted of a class.
struct Counts {
  std::uint64_t entries = 0, names = 0, words = 0, placed = 0;
  std::string row() const;
  static Counts of(std::string_view row);
};

/// The part of a key of near() that its row does not say, with the word and whether the key is of a shortened form.
constexpr std::uint64_t near_number(std::uint32_t key, std::uint64_t word, bool shortened) {
  return static_cast<std::uint64_t>(key & 0xFFFF) << 40 | word << 1 | static_cast<std::uint64_t>(shortened);
}

/// A distinct date, and how many entries have it.
struct DateCount {
  PartialDate date;
  std::uint64_t entries = 0;
};
std::string row_of(const std::vector<DateCount>& dates);
std::vector<DateCount> dates_of(std::string_view row);

/// How far the rows are made; 0 where there are none, or of another format.
Result<Position> made_up_to(Snapshot& snapshot);

}  // namespace nostoi::seek
