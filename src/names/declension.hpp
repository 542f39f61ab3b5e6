// Names in the genitive, as lists of captives often have them, put in the nominative for comparing.
#pragma once

#include <string>
#include <string_view>

#include "names/culture.hpp"

namespace nostoi::names {

/// The declension that a word shows beyond doubt (a patronymic: "Ивановича"), nullptr if none.
const Declension* shown_by(std::string_view word);

/// A word of a name that stands in this declension, in the nominative. At least two letters stay.
std::string nominative(const Declension& declension, std::string_view word);

}  // namespace nostoi::names
