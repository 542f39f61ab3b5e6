// Other names of the same person, made up to complete names: "Коваль (Петренко) Ольга" is Коваль Ольга and Петренко Ольга.
#pragma once

#include <vector>

#include "names/aside.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

/// The name `reading` with what `other` says in the place of what it replaces; `words` are the words of reading's tokens.
Reading other_name(const Reading& reading, const std::vector<Word>& words, const OtherName& other);

}  // namespace nostoi::names
