// policy_rules: data/model/policies.json as types. Checked when loaded: a policy that leaves out a safeguard is a broken program.
#pragma once

#include <map>
#include <set>

#include "nostoi/review.hpp"

namespace nostoi::review {

/// What holds every policy off.
struct Guard {
  std::string id;  ///< has its words "policy-held-ID"
  std::set<std::string> groups, properties, purposes;
  std::vector<std::string> records;  ///< beginnings of kinds
};

struct PolicyRules {
  std::vector<Guard> never;
  std::set<std::string> harmless_groups, harmless_properties, harmless_records;
  std::map<std::string, std::set<std::string>> harmless_values;  ///< by property, normalised
  int adult_at = 18;
};
const PolicyRules& policy_rules();

/// The guards that have to be in the data, in the order in which they are told; others are "handling", "other", "not-one-to-one", …
inline constexpr std::string_view needed_guards[] = {"death", "category", "custody", "notice", "child", "exchange"};

}  // namespace nostoi::review
