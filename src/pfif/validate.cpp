// The validator: the rules of data/model/pfif.json, record by record, then between records. What the reading found comes with it.
#include <algorithm>
#include <set>
#include <tuple>

#include "pfif/rules.hpp"

namespace nostoi::pfif {

namespace {

/// Elements that came later, were renamed or were dropped: what this version calls them, or which versions have them.
void tell_foreign_version(const Document& document, const Record& record, const Element& element, Teller& teller) {
  const std::string version(version_name(document.version));
  if (const std::string_view here = spec().name_in(document.version, record.kind, element.name); !here.empty())
    return teller.tell("pfif-other-version", record, element,
                       {{"element", element.name}, {"version", version}, {"instead", std::string(here)}});
  const auto known = std::any_of(spec().layouts.begin(), spec().layouts.end(),
                                 [&](const Layout& layout) { return layout.of(record.kind).has(element.name); });
  teller.tell(known ? "pfif-not-in-version" : "pfif-unknown", record, element, {{"element", element.name}, {"version", version}});
}

/// 1.1: the whole sequence; 1.2: the record ids. One finding a record is enough to know that the order is wrong.
void check_order(const Layout& layout, const Record& record, Teller& teller) {
  const Shape& shape = layout.of(record.kind);
  std::size_t furthest = 0, ids = 0;
  std::string_view after;
  for (const Element& element : record.elements) {
    const std::size_t place = shape.place(element.name);
    if (place == shape.elements.size()) continue;
    const bool id = element.name == id_name(record.kind) || element.name == "person_record_id";
    const bool late = layout.order == Order::all ? place < furthest : id && ids > 0;
    if (late)
      return teller.tell("pfif-order", record, element,
                         {{"element", element.name}, {"after", std::string(after)}, {"version", layout.version}});
    if (place >= furthest) after = element.name;
    furthest = std::max(furthest, place);
    ids += !id;
  }
}

}  // namespace

void check_elements(const Document& document, const Record& record, bool placeholder, Teller& teller) {
  const Layout& layout = spec().layout(document.version);
  const Shape& shape = layout.of(record.kind);
  std::set<std::string_view> seen;
  for (const Element& element : record.elements) {
    if (!shape.has(element.name))
      tell_foreign_version(document, record, element, teller);
    else if (!seen.insert(element.name).second)
      teller.tell("pfif-repeated", record, element, {{"element", element.name}});
    else if (element.value.empty() && !placeholder)
      teller.tell(std::ranges::find(shape.mandatory, element.name) != shape.mandatory.end() ? "pfif-mandatory-empty" : "pfif-empty", record,
                  element, {{"element", element.name}});
  }
  for (const std::string& name : shape.mandatory)
    if (!record.find(name) && !(placeholder && std::ranges::find(spec().placeholder, name) == spec().placeholder.end()))
      teller.tell("pfif-mandatory", record, name, {{"element", name}, {"version", layout.version}});
  if (layout.order != Order::any) check_order(layout, record, teller);
}

bool is_placeholder(const Record& record) {
  return !record.value("expiry_date").empty() && std::all_of(record.elements.begin(), record.elements.end(), [](const Element& element) {
    return element.value.empty() || std::ranges::find(spec().placeholder, element.name) != spec().placeholder.end();
  });
}

std::vector<Finding> validate(const Document& document, std::int64_t now) {
  std::vector<Finding> findings = document.findings;
  Teller teller(findings);
  for (const Record& record : document.records) {
    check_elements(document, record, record.kind == RecordKind::person && is_placeholder(record), teller);
    check_values(document, record, teller);
  }
  check_together(document, teller);
  check_expiry(document, now, teller);
  teller.finish();
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& one, const Finding& other) {
    const auto place = [](const Finding& finding) { return std::tuple(finding.physical_row == 0, finding.physical_row, finding.row); };
    return place(one) < place(other);
  });
  return findings;
}

}  // namespace nostoi::pfif
