// Findings of the text formats: counted by code, told one by one up to a bound.
#include "intake/teller.hpp"

#include <utility>

namespace nostoi::intake {

namespace {

constexpr std::size_t excerpt_bytes = 300;

Finding make(std::string_view code, std::uint64_t physical_row, std::string column, std::string_view text, Arguments arguments) {
  return {std::string(code), 0, physical_row, std::move(column), excerpt(text), say(code, arguments)};
}

}  // namespace

std::string column_name(std::size_t column) { return "@" + std::to_string(column + 1); }

std::string excerpt(std::string_view text) {
  if (text.size() <= excerpt_bytes) return std::string(text);
  std::size_t size = excerpt_bytes;
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size));
}

void Teller::tell(std::string_view code, std::uint64_t physical_row, std::size_t column, std::string_view text, Arguments arguments) {
  if (counts_[std::string(code)]++ >= most) return;
  sink_.finding(make(code, physical_row, column == none ? std::string() : column_name(column), text, arguments));
}

void Teller::reject(std::string_view code, std::uint64_t physical_row, std::string_view text, Arguments arguments) {
  sink_.rejected(physical_row, make(code, physical_row, {}, text, arguments));
}

void Teller::finish() {
  for (const auto& [code, count] : counts_)
    if (count > most)
      sink_.finding({code, 0, 0, {}, {}, say("and-more-like-these", {{"code", code}, {"count", std::to_string(count - most)}})});
  counts_.clear();
}

}  // namespace nostoi::intake
