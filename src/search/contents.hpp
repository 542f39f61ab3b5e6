// contents: what search keeps of a list. Words, names, dates and places repeat, so each is kept once under a number; a line holds numbers.
#pragma once

#include <optional>
#include <span>

#include "nostoi/search.hpp"

namespace nostoi::search {

/// Rows of numbers, one after the other.
class Rows {
 public:
  void add(std::span<const std::uint32_t> row) {
    values_.insert(values_.end(), row.begin(), row.end());
    starts_.push_back(static_cast<std::uint32_t>(values_.size()));
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  std::span<const std::uint32_t> operator[](std::uint32_t row) const {
    return {values_.data() + starts_[row], values_.data() + starts_[row + 1]};
  }

 private:
  std::vector<std::uint32_t> values_, starts_ = {0};
};

/// Numbers for rows of numbers: equal rows have one.
class DistinctRows {
 public:
  std::uint32_t number(const std::vector<std::uint32_t>& row) {
    const std::uint32_t number = keys_.intern({reinterpret_cast<const char*>(row.data()), row.size() * sizeof(std::uint32_t)});
    if (number == rows_.size()) rows_.add(row);
    return number;
  }
  Rows take() { return std::move(rows_); }

 private:
  Dictionary keys_;  // its number 0, the empty text, is the empty row
  Rows rows_ = [] {
    Rows rows;
    rows.add({});
    return rows;
  }();
};

/// Distinct words with the number of lines that have them, which can be looked up once all are there.
class WordCounts {
 public:
  std::uint32_t add(std::string_view word) {
    const std::uint32_t number = words_.intern(word);
    if (number >= lines_.size()) lines_.resize(number + 1);
    ++lines_[number];
    return number;
  }
  void finish();
  std::optional<std::uint32_t> find(std::string_view word) const;
  std::uint32_t lines(std::uint32_t number) const { return lines_[number]; }

 private:
  Dictionary words_;
  std::vector<std::uint32_t> lines_, sorted_;
};

struct Contents {
  std::size_t lines = 0;
  std::vector<names::Token> words;  ///< distinct words of names
  Rows names;                       ///< a name: its words, in order. 0 has none
  Rows line_names;                  ///< a line: its names
  std::vector<PartialDate> dates;   ///< 0 is not known
  std::vector<std::uint32_t> line_date, date_lines;
  WordCounts place_words;  ///< romanised
  Rows places;             ///< a place: its words, each once. 0 has none
  std::vector<std::uint32_t> line_place, place_lines;
  WordCounts name_words;  ///< romanised: to tell a name from a place

  names::Reading reading(std::uint32_t name) const;
};

/// The words of a place: romanised, of three letters or more.
std::vector<std::string> words_of_place(std::string_view place);

}  // namespace nostoi::search
