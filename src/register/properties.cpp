// The properties that statements may be about, from data/model/properties: a file for each group. They are checked when loaded, so that a
// wrong word stops the program and names its file and entry.
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/register.hpp"

namespace nostoi {

namespace {

using Json = nlohmann::json;

[[noreturn]] void wrong(const std::string& file, const std::string& entry, const std::string& what) {
  throw std::logic_error("data/" + file + ": '" + entry + "': " + what);
}

bool has(const std::vector<std::string>& words, const std::string& word) { return std::ranges::find(words, word) != words.end(); }

/// What the entries of one file share.
struct Group {
  std::string file, id;
  Json about, shared;  ///< the file; data/model/vocabularies.json
};

/// What an entry says itself, or its group for all.
template <class Value>
Value of_entry_or_group(const Group& group, const Json& entry, const char* key, Value otherwise) {
  return entry.value(key, group.about.value(key, otherwise));
}

Kind kind_of(const Group& group, const std::string& id, const std::string& name) {
  for (int kind = 0; kind <= static_cast<int>(Kind::day); ++kind)
    if (kind_name(static_cast<Kind>(kind)) == name) return static_cast<Kind>(kind);
  wrong(group.file, id, "unknown kind '" + name + "'");
}

/// Its own values, or those of a vocabulary that several share.
void take_values(const Group& group, const Json& entry, Property& property) {
  property.vocabulary = entry.value("vocabulary", property.id);
  property.values = entry.value("values", std::vector<std::string>{});
  if (entry.contains("vocabulary")) {
    if (entry.contains("values") || !group.shared.contains(property.vocabulary))
      wrong(group.file, property.id, "no such vocabulary, or values of its own beside it");
    property.values = group.shared.at(property.vocabulary).get<std::vector<std::string>>();
  }
  if (std::set(property.values.begin(), property.values.end()).size() != property.values.size())
    wrong(group.file, property.id, "a value stands there twice");
}

void take_rest(const Group& group, const Json& entry, Property& property) {
  property.group = group.id;
  property.source = entry.at("source");
  property.handling = of_entry_or_group(group, entry, "handling", access::handling_classes().front());
  property.of = of_entry_or_group(group, entry, "of", std::vector<std::string>{std::string(of_persons)});
  property.per_party = entry.value("per_party", false);
  take_values(group, entry, property);
  if (!access::must_be_handling_class(property.handling)) wrong(group.file, property.id, "unknown handling class");
  for (const std::string& kind : property.of)
    if (kind != of_persons && !has(entity_kinds(), kind)) wrong(group.file, property.id, "unknown kind of entity '" + kind + "'");
}

/// An entry is a new property, or says of a field of lists what it means as one.
void take_entry(const Group& group, const Json& entry, std::vector<Property>& all) {
  const bool of_field = entry.contains("field");
  const std::string id = entry.at(of_field ? "field" : "id");
  auto property = std::ranges::find(all, id, &Property::id);
  if (of_field ? property == all.end() || !property->group.empty() : property != all.end())
    wrong(group.file, id, of_field ? "no field, or in a group already" : "stands there twice");
  if (!of_field) {
    all.push_back({});
    property = all.end() - 1;
    property->id = id;
    property->kind = kind_of(group, id, entry.at("kind"));
  }
  take_rest(group, entry, *property);
}

void take_group(const std::string& file, const Json& shared, std::vector<Property>& all) {
  Group group{file, file.substr(file.rfind('/') + 1), shipped_json(file), shared};
  group.id.resize(group.id.size() - std::string_view(".json").size());
  try {
    for (const Json& entry : group.about.at("properties")) take_entry(group, entry, all);
  } catch (const Json::exception& what) {
    wrong(file, "properties", what.what());
  }
}

std::vector<Property> load() {
  std::vector<Property> all;
  for (const Field& field : fields()) {
    all.push_back({});
    all.back().id = all.back().vocabulary = field.id;
    all.back().kind = field.kind;
  }
  const Json shared = shipped_json("model/vocabularies.json");
  for (const std::string& file : shipped_names("model/properties")) take_group(file, shared, all);
  for (Property& property : all)
    if (property.group.empty()) property.group = "list";  // what a list says for its own use
  return all;
}

}  // namespace

const std::vector<Property>& properties() {
  static const std::vector<Property> loaded = load();
  return loaded;
}

const Property* find_property(std::string_view id) {
  static const std::map<std::string_view, const Property*> by_id = [] {
    std::map<std::string_view, const Property*> all;
    for (const Property& property : properties()) all.emplace(property.id, &property);
    return all;
  }();
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : found->second;
}

const std::vector<std::string>& entity_kinds() {
  static const std::vector<std::string> loaded = shipped_json("model/entities.json").at("kinds").get<std::vector<std::string>>();
  return loaded;
}

}  // namespace nostoi
