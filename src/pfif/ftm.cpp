// Records → FollowTheMoney entities (schemata Person and Note), an object a line, ids made of record ids so that the same record is the
// same entity wherever it is read. Who wrote a record is no property of the person it is about: such elements are left out, and told.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "pfif/rules.hpp"
#include "pfif/values.hpp"

namespace nostoi::pfif {

namespace {

using Json = nlohmann::ordered_json;

/// Ids of that model hold letters and digits.
std::string entity_id(std::string_view kind, std::string_view record_id) {
  return "pfif-" + std::string(kind) + "-" + sha256_hex(record_id).substr(0, 40);
}

/// A moment as that model has it: without the Z, for all its moments are in UTC.
std::string moment(std::string_view value) { return std::string(value.substr(0, std::min(value.find_first_of(".Z"), value.size()))); }

class Entities {
 public:
  explicit Entities(const Document& document) : document_(document) {}

  std::string write() {
    for (const Record& record : document_.records)
      if (record.kind == RecordKind::note) add_contacts(record);
    std::string out;
    for (const Record& record : document_.records) {
      const Json entity = record.kind == RecordKind::person ? person(record) : note(record);
      out += entity.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return out;
  }

  void tell_left_out(Teller& teller) const {
    for (const auto& [element, count] : left_out_)
      teller.tell("pfif-not-carried-kind", 0, 0, element, "", {{"element", element}, {"count", std::to_string(count)}});
  }

 private:
  static void add(Json& properties, const std::string& property, std::string_view value) {
    if (value.empty()) return;
    Json& values = properties[property];
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }

  /// One value a line, where PFIF has several in an element.
  static void add_lines(Json& properties, const std::string& property, std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::size_t last = text.substr(0, end).find_last_not_of(" \t\r");
      if (last != text.npos) add(properties, property, text.substr(0, last + 1));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  /// A property of that model has a form, and a value without it would be refused: it is left out and told like an element without a place.
  static bool fits(Type type, std::string_view value) {
    switch (type) {
      case Type::time:
        return read_time(value).second.has_value();
      case Type::birth_date:
        return read_birth_date(value).first_day.has_value();
      case Type::url:
        return is_url(value);
      case Type::urls:
        return is_urls(value);
      case Type::email:
        return is_email(value);
      case Type::phone:
        return is_phone(value) && value.starts_with('+');  // which country is not known otherwise
      case Type::country:
        return is_country(value);
      case Type::sex:
        return std::ranges::find(spec().vocabularies.at(type), value) != spec().vocabularies.at(type).end();
      default:
        return true;
    }
  }

  void add_elements(const Record& record, const std::map<std::string, std::string>& names, Json& properties) {
    for (const Element& element : record.elements) {
      const auto property = names.find(element.name);
      const Type type = spec().layout(Version::v1_4).type(element.name);
      if (property == names.end() || !fits(type, element.value))
        count_left_out(record.kind, element, property != names.end());
      else if (type == Type::time)
        add(properties, property->second, moment(element.value));
      else if (element.name == "full_name" || element.name == "alternate_names" || type == Type::urls)
        add_lines(properties, property->second, element.value);
      else
        add(properties, property->second, type == Type::country ? lower(element.value) : element.value);
    }
  }

  void count_left_out(RecordKind kind, const Element& element, bool unfit) {
    const Ftm& ftm = spec().ftm;
    const bool elsewhere = kind == RecordKind::person ? std::ranges::find(ftm.address, element.name) != ftm.address.end()
                                                      : ftm.of_note_for_person.contains(element.name) || element.name == "person_record_id";
    if ((unfit || !elsewhere) && !element.value.empty()) ++left_out_[element.name];
  }

  static std::string lower(std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
  }

  /// How somebody who was found can be reached is said in notes, and is a property of the person.
  void add_contacts(const Record& note) {
    const std::string_view person = person_of(document_, note);
    for (const auto& [name, property] : spec().ftm.of_note_for_person) {
      const Element* element = note.find(name);
      if (!element || element->value.empty()) continue;
      if (fits(spec().layout(Version::v1_4).type(name), element->value))
        contacts_[std::string(person)].emplace_back(property, element->value);
      else
        count_left_out(RecordKind::note, *element, true);
    }
  }

  Json person(const Record& record) {
    Json properties = Json::object();
    add_elements(record, spec().ftm.person, properties);
    std::string address;
    for (const std::string& part : spec().ftm.address)
      if (const std::string_view value = record.value(part); !value.empty()) address.append(address.empty() ? "" : ", ").append(value);
    add(properties, "address", address);
    if (const auto contacts = contacts_.find(std::string(record.value("person_record_id"))); contacts != contacts_.end())
      for (const auto& [property, value] : contacts->second) add(properties, property, value);
    return {{"id", entity_id("person", record.value("person_record_id"))}, {"schema", "Person"}, {"properties", properties}};
  }

  Json note(const Record& record) {
    Json properties = Json::object();
    add_elements(record, spec().ftm.note, properties);
    if (const std::string_view person = person_of(document_, record); !person.empty())
      add(properties, "entity", entity_id("person", person));
    return {{"id", entity_id("note", record.value("note_record_id"))}, {"schema", "Note"}, {"properties", properties}};
  }

  const Document& document_;
  std::map<std::string, std::vector<std::pair<std::string, std::string_view>>> contacts_;
  std::map<std::string, std::uint64_t> left_out_;
};

}  // namespace

std::string write_ftm(const Document& document, std::vector<Finding>& left_out) {
  Entities entities(document);
  const std::string out = entities.write();
  Teller teller(left_out);
  entities.tell_left_out(teller);
  return out;
}

}  // namespace nostoi::pfif
