// What a text was meant to be: typed with the keyboard set to another alphabet ("Bdfyjd" for "Иванов"), or read wrongly by a machine
// ("К0валь"). Never a replacement: what was meant stands beside what is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/roles.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// What the same keys give on the other keyboards, where the text looks as if nobody wrote it so. Empty for most texts.
std::vector<std::string> by_the_same_keys(std::string_view text);

/// Fills also of words with a digit among their letters, and of words that are no names one knows (by `fits`) but would be one if a
/// machine had read other letters for theirs.
void doubt_misread(std::vector<Token>& tokens, const std::vector<Fit>& fits);

}  // namespace nostoi::names
