// sex_named: "male" or "female" for the word that a list has for it, in any of our languages (data/model/categories.json); empty for any
// other.
#pragma once

#include <string>
#include <string_view>

namespace nostoi::names {

std::string sex_named(std::string_view text);

}  // namespace nostoi::names
