// LineCases and part_form().
#include "link/name_cells.hpp"

#include <algorithm>

namespace nostoi::link {

namespace {

constexpr std::size_t values_a_chunk = 1024;

bool shown(names::Case declined) { return declined != names::Case::unknown && declined != names::Case::nominative; }

}  // namespace

LineCases::LineCases(const List& list, std::size_t threads) : patronymics_(list.column("patronymic")) {
  if (!patronymics_ || !patronymics_->kept()) return;
  const std::size_t values = patronymics_->values.size();
  cases_.assign(values, names::Case::unknown);
  for_chunks((values + values_a_chunk - 1) / values_a_chunk, threads, [&](std::size_t chunk) {
    for (std::size_t value = chunk * values_a_chunk; value < std::min(values, (chunk + 1) * values_a_chunk); ++value)
      if (const names::Case declined = names::read(patronymics_->values[static_cast<std::uint32_t>(value)]).declined; shown(declined))
        cases_[value] = declined;
  });
  if (std::ranges::none_of(cases_, shown)) cases_.clear();
}

std::string part_form(std::string_view text, names::Case expected) {
  const names::Reading reading = names::read(text, {names::Role::unknown, expected});
  std::string written, nominative;
  for (const names::Token& token : reading.tokens) {
    const char* space = written.empty() ? "" : " ";
    written += space + token.text;
    nominative += space + token.nominative;
  }
  return shown(reading.declined) ? Texts::read_as(written, nominative) : written;
}

}  // namespace nostoi::link
