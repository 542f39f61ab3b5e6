// Statements that were taken back count for nothing; those that deny something touch it as well as those that assert it.
#include "review/said_of_both.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "nostoi/names.hpp"

namespace nostoi::review {

namespace {

void for_statements(const Entries& entries, const std::function<void(const Statement&)>& look) {
  for (const FileEntry& entry : entries)
    for (const Statement& one : entry.statements)
      if (one.retracted == 0) look(one);
}

std::vector<const Statement*> of_field(const Entries& entries, const std::string& field) {
  std::vector<const Statement*> all;
  for_statements(entries, [&](const Statement& one) {
    if (one.property == field) all.push_back(&one);
  });
  return all;
}

bool is_plain(const Statement& one) { return one.stance == "asserted" && one.qualifier == "exact"; }

// ----- names

/// The full name that an entry gives: in one cell, or in parts.
std::string full_name(const FileEntry& entry) {
  std::string whole, parts;
  for (const Statement& one : entry.statements)
    if (one.retracted == 0 && one.property == "name") whole += (whole.empty() ? "" : " ") + one.value;
  for (const char* part : {"surname", "given_name", "patronymic"})
    for (const Statement& one : entry.statements)
      if (one.retracted == 0 && one.property == part) parts += (parts.empty() ? "" : " ") + one.value;
  return whole.empty() ? parts : whole;
}

std::vector<std::string> full_names(const Entries& entries) {
  std::vector<std::string> all;
  for (const FileEntry& entry : entries)
    if (std::string name = full_name(entry); !name.empty()) all.push_back(std::move(name));
  return all;
}

/// Word for word one name, in whatever language it is written; an initial is no word.
bool are_one_name(const std::string& left, const std::string& right) {
  const names::Reading one = names::read(left), other = names::read(right);
  if (one.tokens.size() < 2 || one.tokens.size() != other.tokens.size()) return false;
  const names::NameComparison compared = names::compare(one, other);
  if (compared.left_name != 0 || compared.right_name != 0 || compared.words.size() != one.tokens.size()) return false;
  return std::ranges::all_of(compared.words, [](const names::AlignedWords& pair) { return pair.relation <= names::Relation::form; });
}

bool agree_in_name(const Entries& left, const Entries& right) {
  const std::vector<std::string> one = full_names(left), other = full_names(right);
  if (one.empty() || other.empty()) return false;
  std::vector<std::string> all = one;
  all.insert(all.end(), other.begin(), other.end());
  return std::ranges::all_of(all, [&](const std::string& name) { return are_one_name(all.front(), name); });
}

// ----- dates and other values

bool is_a_day(const Statement& one) {
  const PartialDate& date = one.date;
  return date.known() && date.from == date.to && date.day != 0 && !date.approximate && !date.impossible && !date.year_probable &&
         is_plain(one);
}

bool agree_in_day(const std::vector<const Statement*>& left, const std::vector<const Statement*>& right) {
  const auto is_the_same = [&](const Statement* one) { return is_a_day(*one) && one->date.from == left.front()->date.from; };
  return std::ranges::all_of(left, is_the_same) && std::ranges::all_of(right, is_the_same);
}

bool agree_in_text(const std::vector<const Statement*>& left, const std::vector<const Statement*>& right) {
  const std::string text = names::normalise(left.front()->value);
  const auto is_the_same = [&](const Statement* one) { return is_plain(*one) && names::normalise(one->value) == text; };
  return std::ranges::all_of(left, is_the_same) && std::ranges::all_of(right, is_the_same);
}

// ----- what is touched

bool is_harmless(const Statement& one, const Property& property) {
  const PolicyRules& rules = policy_rules();
  if (rules.harmless_groups.contains(property.group) || rules.harmless_properties.contains(property.id)) return true;
  const auto values = rules.harmless_values.find(property.id);
  return values != rules.harmless_values.end() && values->second.contains(names::normalise(one.value));
}

void look_at_statement(const Statement& one, std::set<std::string>& held) {
  const Property* property = find_property(one.property);
  if (!property) return void(held.insert("other"));  // a column that nobody could read
  if (property->handling != access::handling_classes().front()) held.insert("handling");
  bool touched = false;
  for (const Guard& guard : policy_rules().never) {
    const bool by_group = guard.groups.contains(property->group) && !is_harmless(one, *property);
    if (!by_group && !guard.properties.contains(property->id)) continue;
    held.insert(guard.id);
    touched = true;
  }
  if (!touched && !is_harmless(one, *property)) held.insert("other");
}

// ----- age

/// The last day on which somebody born between those bounds is under age.
std::int32_t last_day_as_child(const PartialDate& born) {
  return born.to + static_cast<std::int32_t>(static_cast<double>(policy_rules().adult_at) * 365.25) + 1;
}

/// Whether a statement of age or birth leaves it open that the person was a child when it was true, or is one today.
bool tells_of_a_child(const Statement& one, std::int32_t today) {
  const std::int32_t day = one.valid.known() ? std::min(one.valid.from, today) : today;
  if (one.date.known()) return last_day_as_child(one.date) >= day;
  int number = 0;
  const auto [end, error] = std::from_chars(one.value.data(), one.value.data() + one.value.size(), number);
  if (error != std::errc()) return true;  // what cannot be read may be a child's
  if (one.property == "age") return number < policy_rules().adult_at;
  return number < 1800 || last_day_as_child({.to = day_number(number, 12, 31)}) >= day;
}

}  // namespace

bool agree_in(const std::string& field, const Entries& left, const Entries& right) {
  if (field == "name") return agree_in_name(left, right);
  const std::vector<const Statement*> one = of_field(left, field), other = of_field(right, field);
  if (one.empty() || other.empty()) return false;
  return find_field(field)->kind == Kind::date ? agree_in_day(one, other) : agree_in_text(one, other);
}

void look_at_entry(const FileEntry& entry, std::set<std::string>& held) {
  const std::string& plain = access::handling_classes().front();
  if (entry.is_note()) {
    if (entry.note.handling != plain) held.insert("handling");
    if (!entry.note.text.empty()) held.insert("other");  // in somebody's words: no program reads them
  } else {
    if (entry.list.handling != plain) held.insert("handling");
    if (!entry.list.evidence.empty()) held.insert("custody");
    for (const Guard& guard : policy_rules().never)
      if (guard.purposes.contains(entry.list.purpose)) held.insert(guard.id);
  }
  for (const Statement& one : entry.statements)
    if (one.retracted == 0) look_at_statement(one, held);
}

bool may_be_a_child(const Entries& left, const Entries& right, std::int32_t today) {
  bool said = false, child = false;
  for (const Entries* side : {&left, &right})
    for_statements(*side, [&](const Statement& one) {
      if (one.property != "birth_date" && one.property != "birth_year" && one.property != "age") return;
      said = true;
      child = child || tells_of_a_child(one, today);
    });
  return child || !said;
}

}  // namespace nostoi::review
