// The vocabularies of statements, from data/model: checked when loaded, so that a wrong word stops the program and names the entry.
#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/register.hpp"

namespace nostoi {

namespace {

Kind kind_of(const std::string& name, const std::string& entry) {
  for (int kind = 0; kind <= static_cast<int>(Kind::day); ++kind)
    if (kind_name(static_cast<Kind>(kind)) == name) return static_cast<Kind>(kind);
  throw std::logic_error("data/model/properties.json: '" + entry + "': unknown kind '" + name + "'");
}

std::vector<Property> load_properties() {
  std::vector<Property> all;
  for (const Field& field : fields()) all.push_back({field.id, "list", "", field.kind, {}});
  const nlohmann::json file = shipped_json("model/properties.json");
  for (const nlohmann::json& entry : file.at("properties")) {
    Property property;
    property.id = entry.at("id");
    property.group = entry.at("group");
    property.source = entry.at("source");
    property.kind = kind_of(entry.at("kind"), property.id);
    property.values = entry.value("values", std::vector<std::string>{});
    if (std::ranges::find(all, property.id, &Property::id) != all.end())
      throw std::logic_error("data/model/properties.json: '" + property.id + "' stands there twice");
    all.push_back(std::move(property));
  }
  return all;
}

struct Ways {
  std::vector<std::string> qualifiers, stances, media;
};
const Ways& ways() {
  static const Ways loaded = [] {
    const nlohmann::json file = shipped_json("model/statements.json");
    Ways ways{file.at("qualifiers"), file.at("stances"), file.at("media")};
    if (ways.qualifiers.empty() || ways.stances.empty() || ways.media.empty())
      throw std::logic_error("data/model/statements.json: qualifiers, stances and media must not be empty");
    return ways;
  }();
  return loaded;
}

}  // namespace

const std::vector<Property>& properties() {
  static const std::vector<Property> loaded = load_properties();
  return loaded;
}

const Property* find_property(std::string_view id) {
  const auto found = std::ranges::find(properties(), id, &Property::id);
  return found == properties().end() ? nullptr : &*found;
}

const std::vector<std::string>& qualifiers() { return ways().qualifiers; }
const std::vector<std::string>& stances() { return ways().stances; }
const std::vector<std::string>& media() { return ways().media; }

}  // namespace nostoi
