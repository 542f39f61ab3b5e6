// What a mistyped word was probably meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nostoi::app {

/// The nearest of `known` (typing errors: a letter more, less, other, or two exchanged), when it is near enough to be offered.
std::optional<std::string> suggestion(std::string_view typed, const std::vector<std::string>& known);

}  // namespace nostoi::app
