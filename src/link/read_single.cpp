// read_single: values that are one thing each. A part of a name is read in the case of its line; the rest is what its kind makes of it.
#include <algorithm>
#include <map>

#include "link/name_cells.hpp"
#include "link/read_features.hpp"
#include "names/sex_named.hpp"

namespace nostoi::link {

namespace {

/// A letter of a code that looks the same in both alphabets is typed in either ("АВ 123456"): it becomes the Latin one, and only what
/// has no look-alike is romanised. Letter by letter, so that a slip in one never changes how another is read.
std::string code_form(std::string_view text) {
  static const std::map<std::string, char, std::less<>> look_alikes = {{"а", 'a'}, {"в", 'b'}, {"е", 'e'}, {"к", 'k'}, {"м", 'm'},
                                                                       {"н", 'h'}, {"о", 'o'}, {"р", 'p'}, {"с", 'c'}, {"т", 't'},
                                                                       {"у", 'y'}, {"х", 'x'}, {"і", 'i'}};
  const std::string normal = names::normalise(text);
  std::string form;
  for (std::size_t at = 0, to; at < normal.size(); at = to) {
    to = at + 1;
    while (to < normal.size() && (static_cast<unsigned char>(normal[to]) & 0xC0) == 0x80) ++to;
    const std::string_view letter = std::string_view(normal).substr(at, to - at);
    if (const auto alike = look_alikes.find(letter); alike != look_alikes.end())
      form += alike->second;
    else if (letter.size() > 1)
      form += names::romanise_for_comparison(letter);
    else if (letter != " " && letter != "-" && letter != "'")
      form += letter;
  }
  return form;
}

/// Normalised text of a value, by what kind of thing it is. Empty: as good as missing.
std::string normal_form(std::string_view text, Kind kind, Comparator comparator) {
  if (kind == Kind::sex) return names::sex_named(text);
  if (comparator == Comparator::part) return part_form(text, names::Case::unknown);
  return comparator == Comparator::code ? code_form(text) : names::romanise_for_comparison(text);
}

/// Value numbers of one column's distinct values in the feature's own numbering.
std::vector<std::uint32_t> number_values(const Column& column, Kind kind, Comparator comparator, std::size_t threads, Texts& texts) {
  std::vector<std::string> forms(column.values.size());
  for_values(column, threads, [&](std::uint32_t value) { forms[value] = normal_form(column.values[value], kind, comparator); });
  std::vector<std::uint32_t> numbers(forms.size(), missing_value);
  for (std::uint32_t value = 1; value < numbers.size(); ++value) numbers[value] = texts.plain.intern(forms[value]);
  return numbers;
}

}  // namespace

void read_single(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at) {
  Feature& feature = to.features[at];
  const std::size_t width = to.width();
  for (const Use& use : plan.uses) {
    const std::vector<std::uint32_t> numbers = number_values(*use.column, plan.kind, feature.comparator, threads, *feature.texts);
    LineCases cases;
    if (plan.kind == Kind::surname || plan.kind == Kind::given_name) cases = LineCases(lists[use.list], threads);
    InCases<std::uint32_t> declined;
    std::uint32_t* cell = to.rows.data() + to.first_line[use.list] * width + at;
    for (std::size_t line = 0; line < lists[use.list].lines; ++line, cell += width) {
      if (*cell != missing_value) continue;
      const std::uint32_t value = use.column->cells[line];
      const names::Case shown = cases.of(line);
      *cell = shown == names::Case::unknown || numbers[value] == missing_value
                  ? numbers[value]
                  : declined.of(value, shown, [&] { return feature.texts->plain.intern(part_form(use.column->values[value], shown)); });
    }
  }
}

}  // namespace nostoi::link
