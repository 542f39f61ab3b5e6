// Reads data/model/pfif.json and checks that it fits together.
#include "pfif/spec.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

namespace nostoi::pfif {

namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

constexpr std::string_view type_names[] = {"text", "record_id", "time", "email",  "phone",   "url",      "urls",     "birth_date",
                                           "age",  "country",   "sex",  "status", "boolean", "capitals", "us_state", "subdivision"};
constexpr std::string_view order_names[] = {"all", "ids", "any"};
constexpr std::string_view kind_names[] = {"person", "note"};
constexpr std::string_view gravity_names[] = {"warning", "error"};
constexpr std::string_view version_names[] = {"1.1", "1.2", "1.3", "1.4"};

[[noreturn]] void refuse(const std::string& what) { throw std::logic_error("data/model/pfif.json: " + what); }

template <class Enum, std::size_t N>
Enum parse(const std::string_view (&names)[N], const std::string& name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  refuse("unknown word '" + name + "'");
}

Shape read_shape(const Json& json) {
  Shape shape{json.at("elements").get<Names>(), json.at("mandatory").get<Names>()};
  if (std::set<std::string>(shape.elements.begin(), shape.elements.end()).size() != shape.elements.size()) refuse("an element twice");
  for (const std::string& name : shape.mandatory)
    if (!shape.has(name)) refuse("mandatory, but no element: " + name);
  return shape;
}

void add_types(Layout& layout, const Json& types) {
  for (const auto& [type, names] : types.items())
    for (const std::string name : names) layout.types[name] = parse<Type>(type_names, type);
}

Layout read_layout(const Json& json, const Json& file) {
  Layout layout{json.at("version"),
                json.at("notes_apart"),
                parse<Order>(order_names, json.at("order")),
                read_shape(json.at("person")),
                read_shape(json.at("note")),
                {}};
  add_types(layout, file.at("types"));
  if (const auto own = file.at("types_of_version").find(layout.version); own != file.at("types_of_version").end()) add_types(layout, *own);
  return layout;
}

Ftm read_ftm(const Json& json, const Layout& newest) {
  using Pairs = std::map<std::string, std::string>;
  Ftm ftm{json.at("person").get<Pairs>(), json.at("note").get<Pairs>(), json.at("of_note_for_person").get<Pairs>(),
          json.at("address").get<Names>()};
  for (const auto& [element, property] : ftm.person)
    if (!newest.person.has(element)) refuse("for FollowTheMoney, but no element: " + element);
  for (const Pairs& pairs : {ftm.note, ftm.of_note_for_person})
    for (const auto& [element, property] : pairs)
      if (!newest.note.has(element)) refuse("for FollowTheMoney, but no element: " + element);
  return ftm;
}

void check(const Spec& spec) {
  if (spec.layouts.size() != std::size(version_names)) refuse("as many versions as the code knows");
  for (const Rename& rename : spec.renames) {
    const auto before = static_cast<Version>(static_cast<int>(rename.in) - 1);
    if (!spec.layout(before).of(rename.kind).has(rename.from) || !spec.layout(rename.in).of(rename.kind).has(rename.to))
      refuse("renamed, but no element: " + rename.from + " to " + rename.to);
  }
  for (const std::string& name : spec.placeholder)
    if (!spec.layouts.back().person.has(name)) refuse("of a placeholder, but no element: " + name);
  for (const auto& [code, rule] : spec.rules)
    if (!has_words(code)) refuse("no words for the finding " + code);
}

Spec load() {
  const Json file = Json::parse(*shipped("model/pfif.json"));
  Spec spec;
  spec.space = file.at("namespace");
  for (const Json& version : file.at("versions")) spec.layouts.push_back(read_layout(version, file));
  for (std::size_t i = 0; i < spec.layouts.size(); ++i)
    if (i >= std::size(version_names) || spec.layouts[i].version != version_names[i]) refuse("versions in their order");
  for (const auto& [type, words] : file.at("vocabularies").items()) spec.vocabularies[parse<Type>(type_names, type)] = words.get<Names>();
  for (const Json& rename : file.at("renames"))
    spec.renames.push_back({parse<RecordKind>(kind_names, rename.at("record")), parse<Version>(version_names, rename.at("in")),
                            rename.at("from"), rename.at("to")});
  spec.placeholder = file.at("placeholder").get<Names>();
  for (const auto& [code, rule] : file.at("rules").items())
    spec.rules[code] = {parse<int>(gravity_names, rule.at("gravity")) == 1, parse<Version>(version_names, rule.value("since", "1.1"))};
  check(spec);
  spec.ftm = read_ftm(file.at("ftm"), spec.layouts.back());
  return spec;
}

}  // namespace

std::size_t Shape::place(std::string_view name) const {
  return static_cast<std::size_t>(std::find(elements.begin(), elements.end(), name) - elements.begin());
}

Type Layout::type(std::string_view name) const {
  const auto found = types.find(name);
  return found == types.end() ? Type::text : found->second;
}

std::string_view Spec::name_in_1_4(RecordKind kind, std::string_view name) const {
  for (const Rename& rename : renames)
    if (rename.kind == kind && rename.from == name) return rename.to;
  return name;
}

std::string_view Spec::name_in(Version version, RecordKind kind, std::string_view name) const {
  for (const std::string& own : layout(version).of(kind).elements)
    if (name_in_1_4(kind, own) == name_in_1_4(kind, name)) return own;
  return {};
}

const Spec& spec() {
  static const Spec loaded = load();
  return loaded;
}

std::string_view id_name(RecordKind kind) { return kind == RecordKind::person ? "person_record_id" : "note_record_id"; }

std::string_view version_name(Version version) { return version_names[static_cast<std::size_t>(version)]; }

const std::vector<std::string>& elements_of(RecordKind kind) { return spec().layout(Version::v1_4).of(kind).elements; }

bool is_error(std::string_view code, Version version) {
  const auto found = spec().rules.find(code);
  return found != spec().rules.end() && found->second.error && version >= found->second.since;
}

const Element* Record::find(std::string_view name) const {
  const auto found = std::find_if(elements.begin(), elements.end(), [&](const Element& element) { return element.name == name; });
  return found == elements.end() ? nullptr : &*found;
}

std::string_view Record::value(std::string_view name) const {
  const Element* element = find(name);
  return element ? std::string_view(element->value) : std::string_view();
}

}  // namespace nostoi::pfif
