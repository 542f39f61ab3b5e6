// What is recorded by hand: properties and their vocabularies, notes and statements.
#pragma once

#include <optional>

#include "nostoi/model.hpp"
#include "nostoi/register/register.hpp"

namespace nostoi {

/// Of what kind a thing is that is no entity: a person.
inline constexpr std::string_view of_persons = "person";
/// The kinds of entities that statements may be about beside persons (data/model/entities.json); each has its words "entity-KIND".
const std::vector<std::string>& entity_kinds();

/// A property that statements may be about: a field of lists, or one of data/model/properties.
struct Property {
  std::string id, group, source;  ///< group: its file, with the words "group-GROUP"; source: the article or form that asks for it
  Kind kind = Kind::text;
  std::vector<std::string> values;    ///< the vocabulary where it is closed, otherwise empty
  std::string vocabulary;             ///< a value has the words "value-VOCABULARY-VALUE": the property's id, or a name that several share
  std::string handling = "ordinary";  ///< what it says is of that class by its nature, whatever its line or note is
  bool per_party = false;             ///< each party says its own: no rule picks one value
  std::vector<std::string> of{"person"};  ///< the kinds of things it is said of: "person", or some of entity_kinds()
};
/// Fields first; checked when loaded.
const std::vector<Property>& properties();
/// nullptr when there is none of that id.
const Property* find_property(std::string_view id);
/// How something can be said (data/model/statements.json), the plainest first; each has its words "qualifier-ID", "stance-ID", "medium-ID".
const std::vector<std::string>& qualifiers();
const std::vector<std::string>& stances();
const std::vector<std::string>& media();

/// Something recorded by hand: a call, a debrief, a document read by a person. It is an anchor.
struct Note {
  std::string speaker;                    ///< who says so; a witness stands behind a code
  std::string medium = "other";           ///< one of media()
  std::string handling = "ordinary";      ///< one of access::handling_classes()
  std::string text;                       ///< in the words of the one who took it
  PartialDate said_on;                    ///< when it was said
  std::vector<std::string> derives_from;  ///< what it repeats: SHA-256 of sources, "a123" of anchors
};

/// What somebody says by hand.
struct Said {
  std::string property, value;
  std::string qualifier = "exact", stance = "asserted";
  std::string speaker{}, cited{};  ///< who says it, where it is not the anchor's own speaker; on whose word
  PartialDate valid{};             ///< when it was true, as far as told
};

/// What a statement is called: "a12:3" is what the third cell of line a12 says, "s40" one made by hand. And which one is meant.
std::string statement_name(Position at, std::size_t column);
struct StatementNamed {
  Position at = 0;
  std::size_t column = 0;
};
std::optional<StatementNamed> statement_named(std::string_view text);

/// What taking a note did.
struct NoteTaken {
  Position note = 0, decision = 0;  ///< decision: that the note is about the person of an anchor; 0 where nobody was named
  std::vector<Position> statements;
};

/// Takes a note and what it says, and joins it to the person of `about` where that is not 0. All or nothing. invalid where a property,
/// value, qualifier, stance, medium or handling class is none, or a date cannot be read.
Result<NoteTaken> take_note(Register& reg, const access::Actor& actor, const Note& note, const std::vector<Said>& said, Position about = 0);
/// Adds a statement to an anchor that is there.
Result<Position> state(Register& reg, const access::Actor& actor, Position anchor, const Said& said);
/// Takes a statement back: that of a cell (`at` is the line, column from 1) or one made by hand (column 0). Nothing is deleted; it is not
/// shown any more as of later known times. conflict where it was taken back before.
Result<Position> retract(Register& reg, const access::Actor& actor, Position at, std::size_t column, const std::string& why);

}  // namespace nostoi
