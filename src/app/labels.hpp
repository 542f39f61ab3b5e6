// What stable names are called in front of people: fields, levels, reasons. What has no words is shown by its own name.
#pragma once

#include <string>
#include <string_view>

namespace nostoi::app {

/// "surname" → "прізвище"; a heading that is no field stays as it is.
std::string field_label(std::string_view name);
/// A value of a closed vocabulary in words; any other value as it is.
std::string value_label(std::string_view property, std::string_view value);
/// A group of properties.
std::string group_label(std::string_view name);
/// A step of a waterfall: a field, "prior", or names that stand in the other order.
std::string comparison_label(std::string_view name);
/// "exact" → "збігається"; the counts of a comparison of words ("same-2-close-1-brief-0-different-0") are told one by one.
std::string level_label(std::string_view name);
/// What the program is doing: "compare" → "Порівнюю".
std::string stage_label(std::string_view stage);
std::string reason_label(std::string_view name);
std::string skipped_label(std::string_view why);
std::string role_label(std::string_view role);
std::string chosen_label(std::string_view chosen_by);
/// The heading of a column, or a word for having none.
std::string heading_label(std::string_view header);
/// A candidate key such as "surname (coarse) + birth_date": each of its parts by its label.
std::string key_label(std::string_view name);

}  // namespace nostoi::app
