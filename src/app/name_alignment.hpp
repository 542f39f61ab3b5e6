// How the words of two names meet, told to a person.
#pragma once

#include <string_view>

#include "nostoi/names.hpp"

namespace nostoi::app {

/// Stable name of a relation: "same", "spelling", "form", "short-form", …
std::string_view relation_name(names::Relation relation);
/// "one word in two spellings", in the user's language.
std::string relation_label(names::Relation relation);

/// Rows of (left word, right word, what they are to each other) for the words of two names that meet without being the same; empty where
/// all are.
std::vector<std::vector<std::string>> words_that_meet(std::string_view left, std::string_view right);

}  // namespace nostoi::app
