// Findings of the text formats: counted by code, told one by one up to a bound.
#include "intake/teller.hpp"

#include <algorithm>
#include <utility>

#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t excerpt_bytes = 300;

Finding make(std::string_view code, std::uint64_t physical_row, std::string column, std::string_view text, Arguments arguments) {
  return {std::string(code), 0, physical_row, std::move(column), excerpt(text), say(code, arguments)};
}

}  // namespace

std::string column_name(std::size_t column) { return "@" + std::to_string(column + 1); }

bool is_formula(std::string_view cell) {
  if (cell.size() < 2) return false;
  if (cell[0] == '=') return true;
  return (cell[0] == '+' || cell[0] == '-' || cell[0] == '@') && cell.find_first_of("(|!") != std::string_view::npos &&
         std::any_of(cell.begin(), cell.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

std::string excerpt(std::string_view text) { return std::string(whole_characters(text, excerpt_bytes)); }

void Teller::tell(std::string_view code, std::uint64_t physical_row, const std::string& column, std::string_view text,
                  Arguments arguments) {
  if (counts_[std::string(code)]++ >= most) return;
  sink_.finding(make(code, physical_row, column, text, arguments));
}

void Teller::reject(std::string_view code, std::uint64_t physical_row, std::string_view text, Arguments arguments) {
  sink_.rejected(physical_row, make(code, physical_row, {}, text, arguments));
}

void Teller::finish() {
  for (const auto& [code, count] : counts_)
    if (count > most) sink_.finding({code, 0, 0, {}, {}, say("findings-more", {{"code", code}, {"count", std::to_string(count - most)}})});
  counts_.clear();
}

}  // namespace nostoi::intake
