// Statements are put together by the register's own rule of what says the same; nothing is left out, and each keeps its own text.
#include "workbench/values.hpp"

#include <algorithm>

#include "model/day_text.hpp"
#include "register/sameness.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

/// One value in all its spellings.
struct Value {
  std::string same;
  PartialDate date;
  std::vector<std::pair<std::string, std::vector<const Statement*>>> spellings;

  void take(const Statement& one) {
    auto found = std::ranges::find(spellings, one.value, &decltype(spellings)::value_type::first);
    if (found == spellings.end()) found = spellings.insert(spellings.end(), {one.value, {}});
    found->second.push_back(&one);
  }
};
struct Of {
  std::string property;
  std::vector<Value> values;

  Value& value(const Statement& one) {
    const std::string same = sameness(one);
    const auto found = std::ranges::find(values, same, &Value::same);
    return found != values.end() ? *found : values.emplace_back(Value{same, one.date, {}});
  }
};

Of& of_property(std::vector<Of>& all, const std::string& property) {
  const auto found = std::ranges::find(all, property, &Of::property);
  return found != all.end() ? *found : all.emplace_back(Of{property, {}});
}

/// What is shown where there is room for one comes first; then everything, in the order of the file.
std::vector<Of> all_of(const PersonFile& file) {
  std::vector<Of> all;
  for (const Shown& one : shown(file)) of_property(all, one.property).value(*one.statement);
  for (const FileEntry& entry : file.entries)
    for (const Statement& one : entry.statements) of_property(all, one.property).value(one).take(one);
  // The number a line has in its own list says nothing of the person.
  std::ranges::stable_partition(all, [](const Of& one) { return one.property != "id"; });
  return all;
}

Json told(const Value& value) {
  Json spellings = Json::array();
  for (const auto& [text, statements] : value.spellings) {
    Json said = Json::array();
    for (const Statement* one : statements) said.push_back(statement_name(one->at, one->column));
    spellings.push_back({{"text", text}, {"said", said}});
  }
  const bool one_day = value.date.known() && value.spellings.size() > 1;
  return {
      {"value", one_day ? day_in_words(value.date) : value.spellings.front().first}, {"date", told(value.date)}, {"spellings", spellings}};
}

}  // namespace

Json values_of(const PersonFile& file) {
  Json json = Json::array();
  for (const Of& of : all_of(file)) {
    Json values = Json::array();
    for (const Value& one : of.values) values.push_back(told(one));
    const Property* property = find_property(of.property);
    json.push_back({{"property", of.property}, {"per_party", property && property->per_party}, {"values", values}});
  }
  return json;
}

}  // namespace nostoi::workbench
