// Numbers as a person reads them in the current language: 1 234 567 and 0,5 in Ukrainian and Russian, 1,234,567 and 0.5 in English.
#pragma once

#include <cstdint>
#include <string>

#include "nostoi/link.hpp"

namespace nostoi::app {

std::string count(std::uint64_t number);
std::string decimal(double number, int digits);
/// A share of one as a percentage; what is nearly all or nearly nothing keeps the digits that say so (99.98 %, 0.02 %).
std::string percent(double share);
/// A probability m or u in as many digits as it needs.
std::string probability(double value);
/// A weight in bits with its sign: +12.3, −4.0.
std::string signed_bits(Weight weight);
/// The total weight (in bits) at which a probability is reached.
double bits_at(double probability);

}  // namespace nostoi::app
