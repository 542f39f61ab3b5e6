// How likely it is that two words are spellings of one.
#pragma once

#include "nostoi/names.hpp"

namespace nostoi::names {

struct WordComparison {
  Relation relation = Relation::different;
  Weight weight = 0;  ///< log2 of: how often the two stand for one word, against how often they meet by chance
};

WordComparison compare_words(const Token& left, const Token& right);

}  // namespace nostoi::names
