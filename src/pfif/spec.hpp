// spec: data/model/pfif.json as the code asks for it. Loaded once; a word in it that the code does not know names itself and stops the
// program.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/pfif.hpp"

namespace nostoi::pfif {

/// How the value of an element is written.
enum class Type {
  text,
  record_id,
  time,
  email,
  phone,
  url,
  urls,
  birth_date,
  age,
  country,
  sex,
  status,
  boolean,
  capitals,
  us_state,
  subdivision
};

/// Whether the elements of a record have an order: the whole sequence, the record ids first, or any.
enum class Order { all, ids, any };

/// What one version knows of one kind of record.
struct Shape {
  std::vector<std::string> elements, mandatory;
  std::size_t place(std::string_view name) const;  ///< in elements; their number when it has none of that name
  bool has(std::string_view name) const { return place(name) < elements.size(); }
};

struct Layout {
  std::string version;
  bool notes_apart = true;
  Order order = Order::any;
  Shape person, note;
  std::map<std::string, Type, std::less<>> types;
  const Shape& of(RecordKind kind) const { return kind == RecordKind::person ? person : note; }
  Type type(std::string_view name) const;
};

struct Rename {
  RecordKind kind;
  Version in;
  std::string from, to;
};

struct Rule {
  bool error = false;
  Version since = Version::v1_1;
};

/// Which properties of FollowTheMoney the elements of 1.4 become.
struct Ftm {
  std::map<std::string, std::string> person, note, of_note_for_person;
  std::vector<std::string> address;  ///< parts of one property
};

struct Spec {
  std::string space;            ///< what the names of all namespaces begin with
  std::vector<Layout> layouts;  ///< by Version
  std::map<Type, std::vector<std::string>> vocabularies;
  std::vector<Rename> renames;  ///< from older to newer
  std::vector<std::string> placeholder;
  Ftm ftm;
  std::map<std::string, Rule, std::less<>> rules;

  const Layout& layout(Version version) const { return layouts[static_cast<std::size_t>(version)]; }
  /// What an element of a version is called in 1.4.
  std::string_view name_in_1_4(RecordKind kind, std::string_view name) const;
  /// What `version` calls an element that is known by `name` in another one; empty when it has no such element.
  std::string_view name_in(Version version, RecordKind kind, std::string_view name) const;
};

const Spec& spec();
/// "person_record_id" or "note_record_id".
std::string_view id_name(RecordKind kind);

}  // namespace nostoi::pfif
