// Sixty-four letters from '0' on: five bits of the number, and one that says that more follow. Low bits come first.
#include "register/packed.hpp"

#include <algorithm>

namespace nostoi::packed {

namespace {

constexpr char first_letter = '0';
constexpr unsigned more = 32;

}  // namespace

std::string text_of(std::span<const std::uint64_t> ascending) {
  std::string text;
  std::uint64_t before = 0;
  for (const std::uint64_t number : ascending) {
    std::uint64_t rest = number - before;
    before = number;
    for (; rest >= more; rest >>= 5) text += static_cast<char>(first_letter + (rest % more | more));
    text += static_cast<char>(first_letter + rest);
  }
  return text;
}

void read(std::string_view text, Numbers& to) {
  std::uint64_t last = 0, number = 0;
  int shift = 0;
  for (const char letter : text) {
    const unsigned bits = static_cast<unsigned char>(letter - first_letter);
    number |= static_cast<std::uint64_t>(bits % more) << (shift & 63);
    shift += 5;
    if (bits & more) continue;
    to.push_back(last += number);
    number = 0;
    shift = 0;
  }
}

void sort_once(Numbers& numbers) {
  if (!std::ranges::is_sorted(numbers)) std::ranges::sort(numbers);
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
}

}  // namespace nostoi::packed
