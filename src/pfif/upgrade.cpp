// Records of any version in the names of 1.4. Names change, values never do; what has no place in 1.4 is told.
#include <algorithm>

#include "pfif/rules.hpp"

namespace nostoi::pfif {

namespace {

/// 1.1 and 1.2 have a first and a last name, 1.3 and 1.4 ask for the name as a whole.
void join_name(Record& record, Teller& teller) {
  if (record.kind != RecordKind::person || !record.value("full_name").empty()) return;
  const std::string_view given = record.value("given_name"), family = record.value("family_name");
  if (given.empty() && family.empty()) return;
  const std::string name = std::string(given) + (given.empty() || family.empty() ? "" : " ") + std::string(family);
  const auto there = std::ranges::find(record.elements, "full_name", &Element::name);
  if (there != record.elements.end())
    there->value = name;
  else
    record.elements.push_back({"full_name", name, record.line, false});
  teller.tell("pfif-name-joined", record.number, record.line, "full_name", name);
}

Record upgraded(const Record& record, Version version, Teller& teller) {
  Record out = record;
  out.elements.clear();
  const Shape& shape = spec().layout(Version::v1_4).of(record.kind);
  for (const Element& element : record.elements) {
    Element named = element;
    named.name = spec().name_in_1_4(record.kind, element.name);
    const Element* before = out.find(named.name);
    if (named.value.empty() || (before && before->value == named.value)) continue;
    if (shape.has(named.name) && !before)
      out.elements.push_back(std::move(named));
    else
      teller.tell("pfif-not-carried", record, element, {{"element", element.name}});
  }
  if (version < Version::v1_3) join_name(out, teller);
  std::ranges::stable_sort(out.elements, {}, [&](const Element& element) { return shape.place(element.name); });
  return out;
}

}  // namespace

Converted to_1_4(const Document& document) {
  Converted converted;
  Teller teller(converted.findings);
  for (const Record& record : document.records) converted.document.records.push_back(upgraded(record, document.version, teller));
  teller.finish();
  return converted;
}

}  // namespace nostoi::pfif
