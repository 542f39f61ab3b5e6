// One reading of what is sent, wherever it is sent.
#include "workbench/said.hpp"

#include "intake/day_named.hpp"

namespace nostoi::workbench {

Shape shape_of_said() {
  return object({needed("property", text(64)), needed("value", text(2000)), maybe("qualifier", one_of(qualifiers())),
                 maybe("stance", one_of(stances())), maybe("speaker", text()), maybe("cited", text()), maybe("valid", text(40))});
}

Result<std::vector<Said>> all_said(const Json& list, const std::string& where) {
  std::vector<Said> all;
  for (const Json& one : list) {
    Said said{one.at("property"), one.at("value")};
    said.qualifier = one.value("qualifier", said.qualifier);
    said.stance = one.value("stance", said.stance);
    said.speaker = one.value("speaker", "");
    said.cited = one.value("cited", "");
    const Result<PartialDate> valid = day_named(one.value("valid", ""));
    if (!valid) return fail(valid.error().code, valid.error().sentence, {"", 0, where + "." + std::to_string(all.size()) + ".valid"});
    said.valid = *valid;
    all.push_back(std::move(said));
  }
  return all;
}

}  // namespace nostoi::workbench
