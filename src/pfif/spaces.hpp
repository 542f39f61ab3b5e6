// spaces: which namespaces mean PFIF, and which version of it. A wrong name (https, a slash at the end, no namespace at all) is told and
// still read: the records in such a document are about people.
#pragma once

#include <string_view>

#include "pfif/spec.hpp"

namespace nostoi::pfif {

inline constexpr std::string_view atom_space = "http://www.w3.org/2005/Atom";

/// What the name of a namespace says of the version; `exact`: it is the name of one of the four.
struct Space {
  Version version = Version::v1_4;
  bool exact = false;
};

class Spaces {
 public:
  /// Whether an element is of PFIF. In a document whose root is a pfif without a namespace, every element without one is.
  bool is_pfif(std::string_view space, std::string_view name, bool root) {
    if (root && space.empty() && name == "pfif") bare_ = true;
    return space.empty() ? bare_ : space.find("/pfif/") != space.npos;
  }
  Space read(std::string_view space) const {
    const std::size_t at = space.find("/pfif/");
    const std::string_view version = at == space.npos ? std::string_view() : space.substr(at + 6, 3);
    for (const Layout& layout : spec().layouts)
      if (layout.version == version) return {static_cast<Version>(&layout - spec().layouts.data()), space == spec().space + layout.version};
    return {};
  }

 private:
  bool bare_ = false;
};

}  // namespace nostoi::pfif
