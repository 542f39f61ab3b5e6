// What the words of a name are: surname, given name, patronymic. One idea: a name has one of a few shapes; every word says how well it
// fits each role, the shape that fits best gives the roles, and a word that plays another role in a shape nearly as good stays unknown.
#pragma once

#include <algorithm>
#include <vector>

#include "names/words.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// log2 of how well a word fits a role, beside a word of which nothing is known.
struct Fit {
  int surname = 0, given = 0, patronymic = -6;

  /// How surely the word is one of a name at all.
  int telling() const { return std::max({surname, given, patronymic}); }
};

/// What every word shows itself; words are the tokens' words.
std::vector<Fit> fits_of(const std::vector<Token>& tokens, const std::vector<Word>& words);

/// Gives the tokens their roles, by what they show themselves and by what stands around them.
void assign_roles(std::vector<Token>& tokens, const std::vector<Word>& words, std::vector<Fit> fits);

}  // namespace nostoi::names
