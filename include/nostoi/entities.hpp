// entities: what statements are about beside persons (places that hold people, proceedings, containers, remains), and relations between
// things. An entity is an anchor of its own kind: statements hang on it, decisions join it to entities of its kind alone. A relation is
// what somebody says holds between two things, from a time to a time; it is taken back by a later event, and nothing is overwritten. Kinds
// and relations are data (data/model/entities.json, data/model/relations.json).
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::entities {

// ----------------------------------------------------------------------------------------------------- entities

struct Entity {
  std::string kind;  ///< one of entity_kinds()
  std::string name;  ///< what it is called here; other names are statements
  std::string handling = "ordinary";
  Position at = 0;        ///< its anchor
  Position thing = 0;     ///< the oldest anchor of those that decisions join to it
  bool withheld = false;  ///< the actor is not cleared for it: its name is not given
};

/// Opens an entity and gives its anchor. invalid where the kind is none or it has no name.
Result<Position> open(Register& reg, const access::Actor& actor, const Entity& entity);
/// All entities in the order in which they were opened, as of a known time (0: now); of one kind where `kind` is not empty.
Result<std::vector<Entity>> all(Register& reg, const access::Actor& actor, std::string_view kind = {}, Position known = 0);
/// The anchor that somebody names: as anchor_named() reads it, or by the name of one entity. not_found where there is none, conflict where
/// several are called so; one that is withheld is not found by name.
Result<Position> named(Snapshot& snapshot, const access::Actor& actor, std::string_view text);

/// What something is called in one line, where the actor may know it.
struct Thing {
  Position id = 0;   ///< its oldest anchor
  std::string kind;  ///< "person" or one of entity_kinds()
  std::string name;  ///< of an entity its own, of a person the one that is shown; empty where there is none to give
};
Result<Thing> thing(Register& reg, const access::Actor& actor, Position anchor, const AsOf& as_of = {});

// ---------------------------------------------------------------------------------------------------- relations

/// An entry of data/model/relations.json, checked when loaded.
struct RelationKind {
  std::string id;
  std::vector<std::string> from, to;  ///< kinds of things
  bool symmetric = false;
  std::string handling = "ordinary";  ///< of that class by its nature, whatever the one who wrote it down said
};
const std::vector<RelationKind>& relation_kinds();
/// nullptr when there is none of that id.
const RelationKind* find_relation(std::string_view id);

/// Somebody says that two things are related.
struct Related {
  std::string kind;                 ///< one of relation_kinds()
  Position from = 0, to = 0;        ///< anchors
  PartialDate since, until;         ///< as far as told
  std::string stance = "asserted";  ///< one of stances()
  std::string speaker, cited, why;
  std::string handling = "ordinary";
};

/// Writes a relation down. invalid where a word is none of the vocabulary, the things are of other kinds, both are one thing, it ends
/// before it begins or nobody says so.
Result<Position> relate(Register& reg, const access::Actor& actor, const Related& related);
/// Takes a relation back. not_found where there is none, conflict where it was taken back before, denied where the actor may not see it.
Result<Position> take_back(Register& reg, const access::Actor& actor, Position relation, const std::string& why);

/// A relation as the things at one end see it.
struct Relation : Related {
  Position at = 0;
  std::int64_t when = 0;    ///< when it became known
  std::string actor;        ///< who wrote it down
  bool forward = true;      ///< it leads from the thing asked about
  Position taken_back = 0;  ///< the event that took it back, 0 while it holds

  Position other() const { return forward ? to : from; }  ///< the anchor at the far end
};
struct Relations {
  std::vector<Relation> all;  ///< those that hold by kind and time, then those taken back
  std::size_t withheld = 0;   ///< those for which the actor is not cleared
};
/// Of the person or entity to which an anchor belongs, as of two moments: a relation that does not say when it held is taken to hold at all
/// times. What a seal shuts at either end is withheld.
Result<Relations> relations_of(Register& reg, const access::Actor& actor, Position anchor, const AsOf& as_of = {});

}  // namespace nostoi::entities
