// The relations that may hold, from data/model/relations.json: checked when loaded, so that a wrong word stops the program and is named.
#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/entities.hpp"

namespace nostoi::entities {

namespace {

[[noreturn]] void wrong(const std::string& entry, const std::string& what) {
  throw std::logic_error("data/model/relations.json: '" + entry + "': " + what);
}

void must_be_kinds(const std::string& entry, const std::vector<std::string>& kinds) {
  if (kinds.empty()) wrong(entry, "leads nowhere");
  for (const std::string& kind : kinds)
    if (kind != of_persons && std::ranges::find(entity_kinds(), kind) == entity_kinds().end())
      wrong(entry, "unknown kind of thing '" + kind + "'");
}

RelationKind kind_of(const nlohmann::json& entry) {
  RelationKind kind{entry.at("id"), entry.at("from"), entry.at("to"), entry.value("symmetric", false), entry.value("handling", "ordinary")};
  must_be_kinds(kind.id, kind.from);
  must_be_kinds(kind.id, kind.to);
  if (!access::must_be_handling_class(kind.handling)) wrong(kind.id, "unknown handling class");
  if (kind.symmetric && kind.from != kind.to) wrong(kind.id, "says the same both ways, and its ends differ");
  return kind;
}

std::vector<RelationKind> load() {
  std::vector<RelationKind> all;
  const nlohmann::json relations = shipped_json("model/relations.json");
  for (const nlohmann::json& entry : relations.at("relations")) {
    all.push_back(kind_of(entry));
    if (std::ranges::count(all, all.back().id, &RelationKind::id) > 1) wrong(all.back().id, "stands there twice");
  }
  return all;
}

}  // namespace

const std::vector<RelationKind>& relation_kinds() {
  static const std::vector<RelationKind> loaded = load();
  return loaded;
}

const RelationKind* find_relation(std::string_view id) {
  const auto found = std::ranges::find(relation_kinds(), id, &RelationKind::id);
  return found == relation_kinds().end() ? nullptr : &*found;
}

}  // namespace nostoi::entities
