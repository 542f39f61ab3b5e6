// packed: long rows of numbers as text that every store keeps: ascending numbers by their differences, five bits a letter.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nostoi::packed {

using Numbers = std::vector<std::uint64_t>;

std::string text_of(std::span<const std::uint64_t> ascending);
/// Puts the numbers of a text behind those that are there. A text that is none of text_of() gives some numbers or other.
void read(std::string_view text, Numbers& to);

/// Ascending, each once.
void sort_once(Numbers& numbers);

}  // namespace nostoi::packed
