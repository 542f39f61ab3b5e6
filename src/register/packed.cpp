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

namespace {

/// Where each ascending stretch ends.
std::vector<std::size_t> stretches(const Numbers& numbers) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 1; at < numbers.size(); ++at)
    if (numbers[at] < numbers[at - 1]) ends.push_back(at);
  ends.push_back(numbers.size());
  return ends;
}

/// Merges neighbours until one stretch is left: O(numbers * log stretches).
void merge(Numbers& numbers, std::vector<std::size_t> ends) {
  Numbers merged(numbers.size());
  const auto at = [](Numbers& of, std::size_t place) { return of.begin() + static_cast<std::ptrdiff_t>(place); };
  while (ends.size() > 1) {
    std::vector<std::size_t> left;
    std::size_t from = 0;
    for (std::size_t one = 0; one < ends.size(); one += 2) {
      const std::size_t middle = ends[one], end = one + 1 < ends.size() ? ends[one + 1] : middle;
      std::merge(at(numbers, from), at(numbers, middle), at(numbers, middle), at(numbers, end), at(merged, from));
      left.push_back(from = end);
    }
    std::swap(numbers, merged);
    ends = std::move(left);
  }
}

}  // namespace

// What comes out of rows are a few long stretches, each ascending.
void sort_once(Numbers& numbers) {
  merge(numbers, stretches(numbers));
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
}

}  // namespace nostoi::packed
