// The date begins at the first digit (or word of a date) after the name; it is the longest beginning of what follows that reads as one.
#include "intake/split_cells.hpp"

#include <algorithm>

#include "intake/dates.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t least_values = 3;

bool is_mark(char c) { return c == ',' || c == ';' || c == '-' || c == '(' || c == '.' || c == ':' || c == ')'; }

/// Without the marks and spaces that part it from its neighbours; a full stop after an initial stays.
std::string_view without_marks(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && is_mark(text.front())) text = trimmed(text.substr(1));
  while (!text.empty() && is_mark(text.back()) && text.back() != '.' && text.back() != ')') text = trimmed(text.substr(0, text.size() - 1));
  return text.ends_with("—") || text.ends_with("–") ? without_marks(text.substr(0, text.size() - 3)) : text;
}

/// "12. ", "3) ", "№ 5 ", "- ": what numbers the lines of a list by hand.
std::string_view without_number(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("№")) text = trimmed(text.substr(3));
  std::size_t digits = 0;
  while (digits < text.size() && digits < 6 && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')' || text[digits] == ' '))
    text.remove_prefix(digits + 1);
  text = trimmed(text);
  for (const std::string_view bullet : {"•", "–", "—", "-", "*"})
    if (text.starts_with(bullet)) return trimmed(text.substr(bullet.size()));
  return text;
}

bool reads_with_year(std::string_view text) {
  const DateReading reading = read_date(text);
  return reading.trouble == "date-unreadable" ? false : reading.date.year != 0 || reading.trouble == "age-undated";
}

/// How much of the beginning of a text is a date: up to the first comma where that is one, otherwise as many words as read.
std::size_t date_length(std::string_view text) {
  const std::string_view near = text.substr(0, 60);
  for (std::size_t mark = near.find_first_of(",;)"); mark != near.npos; mark = near.find_first_of(",;)", mark + 1))
    if (reads_with_year(near.substr(0, mark))) return mark;
  for (std::size_t end = text.size() <= near.size() ? text.size() : near.find_last_of(' '); end != near.npos && end > 0;
       end = near.substr(0, end).find_last_of(" ,;("))
    if (reads_with_year(near.substr(0, end))) return end;
  return 0;
}

/// A person's name: two to five words of letters with a capital first, at least two of them no initials or one with initials.
bool names_a_person(std::string_view text) {
  const auto list = words(text);
  if (list.size() < 2 || list.size() > 6) return false;
  std::size_t capitals = 0;
  for (const std::string_view word : list) {
    std::size_t at = 0;
    const char32_t first = next_code_point(word, at);
    if (is_digit(first)) return false;
    capitals += is_upper(first);
  }
  return capitals >= 2;
}

bool is_candidate(const List& list, const Column& column) {
  if (!column.kept() || column.values.size() <= least_values) return false;
  return !std::any_of(
             list.columns.begin(), list.columns.end(),
             [](const Column& other) { return other.field == "surname" || other.field == "birth_date" || other.field == "birth_year"; }) &&
         (column.field.empty() || column.field == "name" || column.field == "note") &&
         (column.field == "name" || list.column("name") == nullptr);
}

/// Nearly all values are a name and a date.
bool has_the_shape(const Column& column) {
  const std::uint32_t values = std::min<std::uint32_t>(column.values.size(), 1001);
  std::uint32_t fitting = 0;
  for (std::uint32_t i = 1; i < values; ++i) {
    const NameAndDate parts = split_name_and_date(column.values[i]);
    fitting += !parts.date.empty() && names_a_person(parts.name);
  }
  return fitting * 5 >= (values - 1) * 4;
}

Column derived(std::string field) {
  Column column;
  column.field = std::move(field);
  column.role = find_field(column.field)->role;
  column.chosen_by = "content";
  return column;
}

}  // namespace

NameAndDate split_name_and_date(std::string_view cell) {
  const std::string_view text = without_number(cell);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',' || text[at - 1] == '(' || text[at - 1] == ';');
    if (!begins || text[at] == ' ' || is_mark(text[at])) continue;
    const std::string_view tail = text.substr(at);
    const char c = tail.front();
    const bool may_be_date = (c >= '0' && c <= '9') || c == '~' || c == '_' || c == '?' || tail.starts_with("бл") ||
                             tail.starts_with("около") || tail.starts_with("ок.") || tail.starts_with("xx") || tail.starts_with("хх") ||
                             tail.starts_with("c.");
    if (!may_be_date) continue;
    if (const std::size_t end = date_length(tail); end > 0)
      return {without_marks(text.substr(0, at)), tail.substr(0, end), without_marks(tail.substr(end))};
  }
  return {without_marks(text), {}, {}};
}

void split_cells(List& list) {
  const auto found = std::find_if(list.columns.begin(), list.columns.end(),
                                  [&list](const Column& column) { return is_candidate(list, column) && has_the_shape(column); });
  if (found == list.columns.end()) return;
  Column name = derived("name"), date = derived("birth_date");
  std::vector<std::uint32_t> name_of(found->values.size()), date_of(found->values.size());
  for (std::uint32_t i = 1; i < found->values.size(); ++i) {
    const NameAndDate parts = split_name_and_date(found->values[i]);
    name_of[i] = name.values.intern(parts.name);
    date_of[i] = date.values.intern(parts.date);
  }
  for (const std::uint32_t cell : found->cells) {
    name.cells.push_back(name_of[cell]);
    date.cells.push_back(date_of[cell]);
  }
  name.values.freeze();
  date.values.freeze();
  name.header = date.header = found->header;
  found->field.clear();
  found->role = Role::never;
  found->chosen_by = "content";
  list.columns.push_back(std::move(name));
  list.columns.push_back(std::move(date));
}

}  // namespace nostoi::intake
