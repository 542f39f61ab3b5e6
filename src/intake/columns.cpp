// Parsing and applying --columns. A comma parts two choices only before a known FIELD=, because headings have commas of their own.
#include "intake/columns.hpp"

#include <algorithm>
#include <numeric>

#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t next = std::min({row[j] + 1, row[j + 1] + 1, corner + (a[i] != b[j])});
      corner = std::exchange(row[j + 1], next);
    }
  }
  return row.back();
}

std::string nearest_field(std::string_view asked) {
  const auto& all = fields();
  return std::min_element(all.begin(), all.end(), [&](const Field& a, const Field& b) { return edits(asked, a.id) < edits(asked, b.id); })
      ->id;
}

/// Position of the next comma that stands before a known FIELD=.
std::size_t next_choice(std::string_view text) {
  for (std::size_t comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
    const std::string_view rest = text.substr(comma + 1);
    if (const std::size_t equals = rest.find('='); equals != rest.npos && find_field(trimmed(rest.substr(0, equals)))) return comma;
  }
  return text.npos;
}

}  // namespace

Result<std::vector<ColumnChoice>> parse_columns(std::string_view argument) {
  std::vector<ColumnChoice> choices;
  for (std::string_view rest = argument; choices.empty() || !rest.empty();) {
    const std::size_t equals = rest.find('=');
    if (equals == rest.npos) return fail(Code::invalid, say("columns-form", {{"text", std::string(rest)}}));
    const std::string_view field = trimmed(rest.substr(0, equals));
    if (!find_field(field))
      return fail(Code::invalid, say("columns-field", {{"field", std::string(field)}, {"nearest", nearest_field(field)}}));
    rest.remove_prefix(equals + 1);
    const std::size_t end = next_choice(rest);
    const std::string_view header = trimmed(rest.substr(0, end));
    if (header.empty()) return fail(Code::invalid, say("columns-form", {{"text", std::string(argument)}}));
    choices.push_back({std::string(field), std::string(header)});
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  }
  return choices;
}

bool means(const ColumnChoice& choice, std::string_view header, std::size_t position) {
  if (choice.header == "@" + std::to_string(position + 1)) return true;
  return lower(trimmed(choice.header)) == lower(trimmed(header));
}

std::vector<ColumnChoice> choices_not_found(const std::vector<List>& lists, const std::vector<ColumnChoice>& choices) {
  std::vector<ColumnChoice> missing;
  for (const ColumnChoice& choice : choices) {
    bool found = false;
    for (const List& list : lists)
      for (std::size_t i = 0; i < list.columns.size(); ++i) found = found || means(choice, list.columns[i].header, i);
    if (!found) missing.push_back(choice);
  }
  return missing;
}

}  // namespace nostoi::intake
