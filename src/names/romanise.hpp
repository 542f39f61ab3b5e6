// What romanising needs not do again for a text that normalise() has given.
#pragma once

#include <string>
#include <string_view>

namespace nostoi::names {

/// romanise_for_comparison() of a text that is normalised, or of a word of one.
std::string romanise_normalised(std::string_view normalised);

}  // namespace nostoi::names
