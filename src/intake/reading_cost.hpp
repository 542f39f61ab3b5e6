// reading_cost: how well a text reads when its bytes are taken for one encoding or another, in bits; data/intake/letters.json.
#pragma once

#include <cstdint>
#include <string_view>

#include "intake/encoding.hpp"

namespace nostoi::intake {

/// Bits that the bytes beyond ASCII of `text` cost when read by `table` (one of single_bytes()): less is more like names of people and
/// places.
std::uint64_t reading_cost(std::string_view text, const SingleByte& table);

}  // namespace nostoi::intake
