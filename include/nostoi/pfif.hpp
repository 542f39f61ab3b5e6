// pfif: the People Finder Interchange Format, in which registers of missing people hand each other records. A document of any version
// (1.1 to 1.4, by itself or in an Atom or RSS feed) → its records and what is wrong with them; records → a document of 1.4, or the same
// as FollowTheMoney entities. What each version has and asks for is data/model/pfif.json.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::pfif {

enum class Version { v1_1, v1_2, v1_3, v1_4 };
std::string_view version_name(Version version);  ///< "1.4"

/// A person record says who somebody is; a note record says what somebody else knows of that person and when.
enum class RecordKind { person, note };

/// One element of a record: its name as the document has it and its text, without the blanks around it.
struct Element {
  std::string name, value;
  std::uint64_t line = 0;
  bool padded = false;  ///< there were blanks around it
  bool operator==(const Element& other) const { return name == other.name && value == other.value; }
};

struct Record {
  RecordKind kind = RecordKind::person;
  std::uint64_t number = 0;           ///< from 1, in the order in which records begin
  std::uint64_t line = 0;             ///< of the document, on which it begins
  std::optional<std::size_t> within;  ///< of a note: the place in Document::records of the person it stands in
  std::vector<Element> elements;

  const Element* find(std::string_view name) const;     ///< the first of that name
  std::string_view value(std::string_view name) const;  ///< its text; empty without one
};

inline constexpr std::uint64_t most_bytes = 2ull << 30;  ///< of a document that are read

/// A document as it was read. In memory as a whole: about three times its bytes, and nine times while it is converted.
struct Document {
  Version version = Version::v1_4;
  bool feed = false;  ///< the records stand in entries of Atom or items of RSS
  std::vector<Record> records;
  std::vector<Finding> findings;  ///< of the reading: row is the number of the record, physical_row the line, column the element
};

/// Fails only when there are no bytes to be had; whatever they are, they are records and findings.
Result<Document> read_file(const std::filesystem::path& path);
Document read_text(std::string_view bytes, std::uint64_t at_most = most_bytes);

/// What is wrong with a document by the rules of its version, its reading included, in the order of its lines. `now`: seconds since 1970,
/// by which records have expired or not. A code is told at most 1000 times one by one.
std::vector<Finding> validate(const Document& document, std::int64_t now);
/// Whether a finding makes the document no PFIF of that version; others are warnings.
bool is_error(std::string_view code, Version version);

struct Converted {
  Document document;
  std::vector<Finding> findings;  ///< what was made, and what could not be carried
};
/// The records in the names of 1.4, everything else as it stands. A document of 1.4 with nothing foreign in it stays as it is.
Converted to_1_4(const Document& document);

/// What is written: XML of 1.4, elements in the order of the specification; the same records give the same bytes.
std::string write(const Document& document);
/// FollowTheMoney entities, one JSON object a line; `left_out` names what that model has no place for.
std::string write_ftm(const Document& document, std::vector<Finding>& left_out);

/// The elements of 1.4 in their order.
const std::vector<std::string>& elements_of(RecordKind kind);

}  // namespace nostoi::pfif
