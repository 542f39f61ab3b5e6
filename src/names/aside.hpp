// What stands beside a name: titles, ranks, call signs, brackets, other names. Nothing is lost: what is no word of the name is set aside.
#pragma once

#include <string>
#include <vector>

#include "names/words.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// Another name of the same person, as it stood in the cell.
struct OtherName {
  Alias alias = Alias::none;
  std::string text;
  std::size_t behind = 0;   ///< how many words of the name stood before it
  std::size_t bracket = 0;  ///< it is taken for a name only because it stands alone in this round bracket; 0: the cell says so
};

struct Taken {
  std::vector<Word> name;
  std::vector<std::string> aside;
  std::vector<OtherName> others;
};

/// Splits words into those of the name and those beside it. Titles are left in the name when nothing else would stay.
Taken take_aside(const std::vector<Word>& words);

}  // namespace nostoi::names
