// A name cell cut into words, with what stood around each of them: what reading needs to know of punctuation, and no more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nostoi::names {

/// A particle that was joined to a word: "van-beethoven", "алирза-оглы".
enum class Joined : unsigned char { none, before, behind };

struct Word {
  std::string text;
  bool dotted = false;      ///< a full stop follows
  bool comma = false;       ///< a comma or semicolon follows: phrases end here
  bool quoted = false;      ///< stood in brackets or quotation marks, all that was in them is one word
  std::size_t bracket = 0;  ///< in round brackets: the how manyeth of the cell; 0 in none
  bool capitals = false;    ///< in capitals while other words of the cell are not
  Joined joined = Joined::none;
  std::size_t place = 0;  ///< how many words of the name stood before it in the cell
};

/// Cuts a normalised text at spaces, full stops and commas; a bracketed stretch is one quoted word. An unclosed bracket is a space.
std::vector<Word> split(std::string_view normalised);

/// Marks the words that stand in capitals in the original where others do not ("ПЕТРЕНКО Іван").
void mark_capitals(std::string_view original, std::vector<Word>& name);

/// Whether what stands in the n-th round bracket of the original (from 1) begins as a name does: with a capital.
bool begins_with_capital(std::string_view original, std::size_t bracket);

/// How many letters a word has.
std::size_t letters(std::string_view text);

/// "1987", "1987р", "3057": as many digits as letters, or more.
bool is_number(std::string_view text);

/// words[from, to) with a space between them.
std::string joined(const std::vector<Word>& words, std::size_t from, std::size_t to);

}  // namespace nostoi::names
