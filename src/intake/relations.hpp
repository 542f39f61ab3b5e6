// relations: how the parts of an OOXML package find each other.
#pragma once

#include <string>
#include <vector>

#include "intake/xml.hpp"

namespace nostoi::intake {

/// A relation of one part to another, from the "_rels" folder beside it.
struct Relation {
  std::string id, kind, target;  ///< kind: the last word of its type ("worksheet", "comments"); target: the name of a part
};

/// Relations of a part; of the package itself when `part` is empty. Those that lead out of the package are left out.
std::vector<Relation> relations_of(const Package& package, std::string_view part);
/// Target of the first relation of that kind, or the name that such a part has by custom.
std::string target_of(const std::vector<Relation>& relations, std::string_view kind, std::string custom);

}  // namespace nostoi::intake
