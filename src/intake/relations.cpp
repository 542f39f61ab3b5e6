// Reads the small files of relations; their targets are relative to the folder of the part that they are of.
#include "intake/relations.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t most_relations = 65536;

/// "../comments1.xml" seen from "xl/worksheets/" is "xl/comments1.xml".
std::string resolve(std::string_view base, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!base.empty()) base = base.substr(0, base.rfind('/', base.size() - 2) == base.npos ? 0 : base.rfind('/', base.size() - 2) + 1);
  }
  return std::string(base) + std::string(target);
}

struct RelationReader : XmlHandler {
  std::string_view base;
  std::vector<Relation> relations;
  void start(const Tag& tag, const Attributes& attributes) override {
    if (!tag.is(Space::part_relation, "Relationship") || relations.size() >= most_relations) return;
    if (attributes.get("TargetMode") == "External") return;
    const std::string_view type = attributes.get("Type");
    relations.push_back(
        {std::string(attributes.get("Id")), std::string(type.substr(type.rfind('/') + 1)), resolve(base, attributes.get("Target"))});
  }
  void end(const Tag&) override {}
};

}  // namespace

std::vector<Relation> relations_of(const Package& package, std::string_view part) {
  const std::size_t folder = part.rfind('/') + 1;  // npos + 1 is 0
  RelationReader reader;
  reader.base = part.substr(0, folder);
  parse_xml(package.part(std::string(reader.base) + "_rels/" + std::string(part.substr(folder)) + ".rels"), reader);
  return std::move(reader.relations);
}

std::string target_of(const std::vector<Relation>& relations, std::string_view kind, std::string custom) {
  for (const Relation& relation : relations)
    if (relation.kind == kind) return relation.target;
  return custom;
}

}  // namespace nostoi::intake
