// Which value is shown where there is room for one. Nothing is resolved: the rule names itself, and the other values stay beside it.
#include <algorithm>
#include <map>
#include <set>

#include "nostoi/names.hpp"
#include "register/sameness.hpp"

namespace nostoi {

namespace {

/// What speaks for one value of a property.
struct Voices {
  std::set<std::size_t> origins;
  const Statement* latest = nullptr;
};

std::int32_t when(const Statement& statement) { return statement.valid.known() ? statement.valid.to : 0; }

/// What is only said for the list's own use (ids, row numbers) says nothing of the person; of what each party says in its own name none
/// is the right one.
bool may_be_chosen(const Statement& statement) {
  const Field* field = find_field(statement.property);
  const Property* property = find_property(statement.property);
  return (!field || field->role != Role::never) && !(property && property->per_party);
}

bool is_later(const Statement& one, const Statement& other) { return std::pair(when(one), one.at) > std::pair(when(other), other.at); }

Shown chosen(const std::string& property, const std::map<std::string, Voices>& values) {
  const auto best = std::ranges::max_element(values, [](const auto& one, const auto& other) {
    if (one.second.origins.size() != other.second.origins.size()) return one.second.origins.size() < other.second.origins.size();
    return is_later(*other.second.latest, *one.second.latest);
  });
  return {property, best->second.latest, best->second.origins.size(), values.size() - 1, "most-origins-then-latest"};
}

}  // namespace

std::string sameness(const Statement& statement) {
  if (statement.date.known()) return std::to_string(statement.date.from) + ".." + std::to_string(statement.date.to);
  return names::normalise(statement.value);
}

std::vector<Shown> shown(const PersonFile& file) {
  const std::vector<std::vector<std::size_t>> origin = origins(file);
  std::map<std::string, std::map<std::string, Voices>> said;
  for (std::size_t entry = 0; entry < file.entries.size(); ++entry)
    for (std::size_t one = 0; one < file.entries[entry].statements.size(); ++one) {
      const Statement& statement = file.entries[entry].statements[one];
      if (statement.retracted != 0 || !may_be_chosen(statement) || statement.stance == "denied" || statement.stance == "not-commented")
        continue;
      Voices& voices = said[statement.property][sameness(statement)];
      voices.origins.insert(origin[entry][one]);
      if (!voices.latest || is_later(statement, *voices.latest)) voices.latest = &statement;
    }
  std::vector<Shown> all;
  for (const Property& property : properties())
    if (const auto values = said.extract(property.id); !values.empty()) all.push_back(chosen(property.id, values.mapped()));
  for (const auto& [property, values] : said) all.push_back(chosen(property, values));
  return all;
}

}  // namespace nostoi
