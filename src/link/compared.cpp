// compared: see the header. Names come to one shape in all lists, dates kept apart join the date, and what another column already tells
// is left out.
#include "link/compared.hpp"

#include <algorithm>

#include "link/derived.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

/// How the values of an unrecognised column look best compared: digits as codes, few distinct values as categories, the rest as text.
Comparator comparator_of_data(const std::vector<Use>& uses) {
  std::size_t digits = 0, bytes = 0, distinct = 0, lines = 0;
  for (const Use& use : uses) {
    const Dictionary& values = use.column->values;
    const std::uint32_t sample = std::min<std::uint32_t>(values.size(), 1000);
    for (std::uint32_t value = 1; value < sample; ++value)
      for (const char c : values[value]) {
        digits += c >= '0' && c <= '9';
        ++bytes;
      }
    distinct = std::max<std::size_t>(distinct, values.size());
    lines += use.column->cells.size();
  }
  if (2 * digits > bytes) return Comparator::code;
  return distinct <= 50 && distinct * 10 < lines ? Comparator::category : Comparator::text;
}

/// Columns of all lists, gathered by what they tell: the field, or the heading where the field is unknown. In the order of appearance.
std::vector<Plan> gather(const std::vector<List>& lists, std::vector<Skipped>& skipped) {
  std::vector<Plan> plans;
  for (std::size_t l = 0; l < lists.size(); ++l)
    for (const Column& column : lists[l].columns) {
      const Field* field = find_field(column.field);
      if (!column.kept() || column.role != Role::identity) {
        skipped.push_back({told(lists[l], column), column.kept() ? std::string(role_name(column.role)) : "not-kept", ""});
        continue;
      }
      if (!field && repeats_the_name(lists[l], column)) {
        skipped.push_back({told(lists[l], column), "derived", "name"});
        continue;
      }
      const std::string name = name_of(column);
      auto plan = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.name == name; });
      if (plan == plans.end()) plan = plans.insert(plans.end(), Plan{name, field ? field->kind : Kind::text, {}});
      plan->uses.push_back({l, &column});
    }
  return plans;
}

bool every_list_has(const std::vector<Plan>& plans, std::string_view name, std::size_t lists) {
  const auto plan = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.name == name; });
  if (plan == plans.end()) return false;
  std::vector<bool> has(lists);
  for (const Use& use : plan->uses) has[use.list] = true;
  return std::find(has.begin(), has.end(), false) == has.end();
}

bool is_part(Kind kind) { return kind == Kind::surname || kind == Kind::given_name || kind == Kind::patronymic; }

/// Columns of other names of the same person.
bool tells_other_names(const Plan& plan) { return plan.name == "other_name" || plan.name == "former_name"; }

bool says_something(const Plan& plan) {
  return std::ranges::any_of(plan.uses, [](const Use& use) { return use.column->values.size() > 1; });
}

/// Names come to one shape in all lists. Parts stay parts when every list has surname and given name, no full name tells more and nobody
/// is told to have another name; otherwise all columns of the name become one bag of words, and those of other names bags beside it.
void unify_names(std::vector<Plan>& plans, const std::vector<List>& lists, std::vector<Skipped>& skipped) {
  const auto full = std::find_if(plans.begin(), plans.end(), [](const Plan& p) { return p.name == "name"; });
  const bool has_full = full != plans.end();
  if (!has_full && std::ranges::none_of(plans, [](const Plan& p) { return is_part(p.kind) && !tells_other_names(p); })) return;
  const bool has_others = std::ranges::any_of(plans, [](const Plan& p) { return tells_other_names(p) && says_something(p); });
  if (!has_others && every_list_has(plans, "surname", lists.size()) && every_list_has(plans, "given_name", lists.size()) &&
      !(has_full && full_name_tells_more(lists))) {
    for (const Use& use : has_full ? full->uses : std::vector<Use>())
      skipped.push_back({told(lists[use.list], *use.column), "derived", "surname, given_name"});
    if (has_full) plans.erase(full);
    return;
  }
  Plan words{"name", Kind::name, {}};
  std::vector<Plan> rest;
  std::size_t place = std::string::npos;
  for (Plan& plan : plans) {
    if (plan.name != "name" && !is_part(plan.kind) && !tells_other_names(plan)) {
      rest.push_back(std::move(plan));
      continue;
    }
    if (place == std::string::npos) place = rest.size();
    words.uses.insert(words.uses.end(), plan.uses.begin(), plan.uses.end());
  }
  rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(std::min(place, rest.size())), std::move(words));
  plans = std::move(rest);
}

/// Year, month and day columns of the birth belong to the birth date.
void unify_dates(std::vector<Plan>& plans) {
  Plan split{"birth_date", Kind::date, {}};
  std::erase_if(plans, [&](const Plan& plan) {
    if (is_split_date(plan.kind)) split.uses.insert(split.uses.end(), plan.uses.begin(), plan.uses.end());
    return is_split_date(plan.kind);
  });
  if (split.uses.empty()) return;
  const auto whole = std::ranges::find(plans, "birth_date", &Plan::name);
  if (whole == plans.end())
    plans.push_back(std::move(split));
  else
    whole->uses.insert(whole->uses.end(), split.uses.begin(), split.uses.end());
}

/// What one list alone tells cannot be compared with another list.
void leave_out_lone(std::vector<Plan>& plans, const std::vector<List>& lists, std::vector<Skipped>& skipped) {
  std::erase_if(plans, [&](const Plan& plan) {
    const bool lone = std::all_of(plan.uses.begin(), plan.uses.end(), [&](const Use& use) { return use.list == plan.uses[0].list; });
    for (const Use& use : plan.uses)
      if (lone) skipped.push_back({told(lists[use.list], *use.column), "only-one-list", ""});
    return lone;
  });
}

}  // namespace

std::string name_of(const Column& column) {
  const Field* field = find_field(column.field);
  return field ? field->id : names::normalise(column.header);
}

std::string told(const List& list, const Column& column) {
  return list.name + ": " + (column.header.empty() ? column.field : column.header);
}

bool is_split_date(Kind kind) { return kind == Kind::year || kind == Kind::month || kind == Kind::day; }

Comparator comparator_of(const Plan& plan) {
  if (plan.comparator) return *plan.comparator;
  switch (plan.kind) {
    case Kind::surname:
    case Kind::given_name:
    case Kind::patronymic:
      return Comparator::part;
    case Kind::name:
      return Comparator::words;
    case Kind::date:
      return Comparator::date;
    case Kind::sex:
    case Kind::category:
      return Comparator::category;
    case Kind::code:
    case Kind::phone:
      return Comparator::code;
    case Kind::place:
      return Comparator::text;
    default:
      return comparator_of_data(plan.uses);
  }
}

std::vector<Plan> plan_features(const std::vector<List>& lists, Scope scope, std::vector<Skipped>& skipped) {
  std::vector<Plan> plans = gather(lists, skipped);
  unify_names(plans, lists, skipped);
  unify_dates(plans);
  if (scope == Scope::between) leave_out_lone(plans, lists, skipped);
  return plans;
}

}  // namespace nostoi::link
