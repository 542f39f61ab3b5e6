// compared: which columns are compared with which, and how. One idea: columns of all lists that tell the same thing become one plan of a
// feature before any value is read, and what takes no part is said with its reason.
#pragma once

#include "link/prepared.hpp"

namespace nostoi::link {

/// How the names of a column are read: in the case in which all stand, and where another alphabet could have been meant.
struct NameColumn {
  names::Case shown = names::Case::unknown;
  bool cyrillic = true;
};
NameColumn name_column(const Column& column);

/// A column of one list that takes part in a feature.
struct Use {
  std::size_t list;
  const Column* column;
  std::optional<NameColumn> names{};  ///< where it is known already
};

/// A feature before its values are read.
struct Plan {
  std::string name;
  Kind kind = Kind::text;
  std::vector<Use> uses;
  std::optional<Comparator> comparator{};  ///< where it is known already
  std::optional<bool> by_name{};           ///< Texts::by_name, where it is known already
};

/// How people find the column again: "list: heading".
std::string told(const List& list, const Column& column);

/// What a column tells: its field, or its heading where the field is unknown.
std::string name_of(const Column& column);

/// Whether the column holds the year, the month or the day of a date alone.
bool is_split_date(Kind kind);

/// The features of these lists, in the order of appearance; what is left out is added to `skipped`.
std::vector<Plan> plan_features(const std::vector<List>& lists, Scope scope, std::vector<Skipped>& skipped);

/// By the kind of the field, or by the data where the field is unknown.
Comparator comparator_of(const Plan& plan);

}  // namespace nostoi::link
