// said_of_both: what the statements of two sides say of a policy's fields, of age, and of what no policy touches. Pure functions.
#pragma once

#include <set>

#include "review/policy_rules.hpp"

namespace nostoi::review {

using Entries = std::vector<FileEntry>;

/// Whether both sides name the field and all that is said of it agrees: names in every word, dates to the day, other values as texts.
bool agree_in(const std::string& field, const Entries& left, const Entries& right);

/// The guards that a statement, a list or a note calls up.
void look_at_entry(const FileEntry& entry, std::set<std::string>& held);

/// Whether somebody may be, or may have been when it was said, under age by any statement; so is everybody of whom no age is said.
bool may_be_a_child(const Entries& left, const Entries& right, std::int32_t today);

}  // namespace nostoi::review
