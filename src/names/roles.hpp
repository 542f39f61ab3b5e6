// What the words of a name are: surname, given name, patronymic. One idea: a name has one of a few shapes; every word says how well it
// fits each role, the shape that fits best gives the roles, and a word that plays another role in a shape nearly as good stays unknown.
#pragma once

#include <vector>

#include "names/words.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// log2 of how well a word fits a role, beside a word of which nothing is known.
struct Fit {
  int surname = 0, given = 0, patronymic = -6;
};

/// What the word itself shows.
Fit fit_of(const Token& token);

/// Gives the tokens their roles; words are the same words with what stood around them.
void assign_roles(std::vector<Token>& tokens, const std::vector<Word>& words);

}  // namespace nostoi::names
