// A label is the words of a key made from the name; without words it is the name.
#include "app/labels.hpp"

#include <algorithm>

#include "nostoi/register.hpp"

namespace nostoi::app {

namespace {
std::string label(std::string_view prefix, std::string_view name) {
  const std::string key = std::string(prefix) + std::string(name);
  return has_words(key) ? say(key) : std::string(name);
}
}  // namespace

std::string field_label(std::string_view name) { return label("field-", name); }

std::string value_label(std::string_view property, std::string_view value) {
  const Property* of = find_property(property);
  const bool known = of && std::ranges::find(of->values, value) != of->values.end();
  return known ? label("value-" + of->vocabulary + "-", value) : std::string(value);
}

std::string group_label(std::string_view name) { return label("group-", name); }

std::string comparison_label(std::string_view name) {
  if (name == "prior") return say("report-prior-step");
  if (name == "swapped") return say("report-swapped-step");
  if (name == "company") return say("report-company-step");
  return field_label(name);
}

std::string level_label(std::string_view name) {
  if (!name.starts_with("same-")) return label("level-", name);
  std::string out;
  while (!name.empty()) {  // KIND-COUNT, one after the other
    const std::size_t dash = name.find('-'), end = std::min(name.find('-', std::min(dash, name.size() - 1) + 1), name.size());
    const std::string_view kind = name.substr(0, dash), number = name.substr(std::min(dash + 1, end), end - std::min(dash + 1, end));
    if (number != "0") out += (out.empty() ? "" : ", ") + label("level-words-", kind) + " " + std::string(number);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return out;
}

std::string stage_label(std::string_view stage) { return label("progress-", stage); }
std::string reason_label(std::string_view name) { return label("reason-", name); }
std::string skipped_label(std::string_view why) { return label("skipped-", why); }
std::string role_label(std::string_view role) { return label("report-role-", role); }
std::string chosen_label(std::string_view chosen_by) { return label("report-chosen-", chosen_by); }
std::string heading_label(std::string_view header) { return header.empty() ? say("report-no-heading") : std::string(header); }

namespace {
// "birth_date (year)" → the field and the form in which it is shared.
std::string part_label(std::string_view part) {
  const std::size_t bracket = part.find(" (");
  if (bracket == std::string_view::npos || !part.ends_with(')')) return field_label(part);
  return field_label(part.substr(0, bracket)) + " (" + label("form-", part.substr(bracket + 2, part.size() - bracket - 3)) + ")";
}
}  // namespace

std::string key_label(std::string_view name) {
  constexpr std::string_view plus = " + ";
  std::string out;
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t to = std::min(name.find(plus, from), name.size());
    if (from > 0) out += plus;
    out += part_label(name.substr(from, to - from));
    from = to + plus.size();
  }
  return out;
}

}  // namespace nostoi::app
