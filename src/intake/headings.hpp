// headings: what the words above a column mean. A heading is brought to plain words; a field is found when they are one of its
// headings exactly, or contain one and say nothing that turns it into something else ("дата народження дитини" is no birth date).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::intake {

/// Words of a heading, lower case: apostrophes dropped, underscores, dots and line breaks are spaces, "birthDate" is two words,
/// letters standing alone are one abbreviation ("П. І. Б." is "піб"), what stands in brackets is left out unless it is all.
std::vector<std::string> heading_words(std::string_view heading);

/// What a heading means.
struct Meaning {
  const Field* field = nullptr;  ///< nullptr: not recognised
  std::size_t words = 0;         ///< words of the field's heading that was found
  bool exact = false;            ///< the heading is that, word for word
  bool guarded = false;  ///< it speaks of someone or something else (a child, the author, the document): content decides nothing either
};
Meaning meaning_of(std::string_view heading);

}  // namespace nostoi::intake
