// Relations as one end sees them: read forwards or backwards, with the day, who says so, and where the far end is part of something.
#include <fmt/format.h>

#include <set>

#include "app/file_shown.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"

namespace nostoi::app {

namespace {

using entities::Relation;
using entities::Relations;

/// "held at", "holds"; denied or taken back where it is.
std::string relation_words(const Relation& relation) {
  const bool backwards = !relation.forward && !entities::find_relation(relation.kind)->symmetric;
  std::string text = say("relation-" + relation.kind + (backwards ? "-back" : ""));
  if (relation.stance != stances().front()) text += " (" + say("stance-" + relation.stance) + ")";
  if (relation.taken_back != 0) text += " (" + say("person-retracted", {{"event", std::to_string(relation.taken_back)}}) + ")";
  return text;
}

/// The place that a place is part of, the oldest that holds; 0 where nobody says so.
Result<Position> whole_of(Office& office, Position place, const AsOf& as_of) {
  const Result<Relations> relations = entities::relations_of(office.reg, office.actor, place, as_of);
  if (!relations) return tl::unexpected(relations.error());
  for (const Relation& one : relations->all)
    if (one.kind == "part-of" && one.forward && one.taken_back == 0 && one.stance != "denied") return one.to;
  return Position{0};
}

}  // namespace

Result<std::string> called(Office& office, Position anchor, const AsOf& as_of) {
  std::string text, id;
  std::set<Position> seen;  // somebody may say that a place is part of itself
  for (Position at = anchor; at != 0;) {
    const Result<entities::Thing> thing = entities::thing(office.reg, office.actor, at, as_of);
    if (!thing) return tl::unexpected(thing.error());
    if (!seen.insert(thing->id).second) break;
    if (id.empty()) id = "p" + std::to_string(thing->id);
    text += (text.empty() ? "" : ", ") + (thing->name.empty() ? say("relation-no-name") : thing->name);
    const Result<Position> whole = thing->kind == "place" ? whole_of(office, at, as_of) : Position{0};
    if (!whole) return tl::unexpected(whole.error());
    at = *whole;
  }
  return text + " (" + id + ")";
}

int show_relations(Office& office, Position anchor, const AsOf& as_of, bool retracted, bool json, const std::string& nothing) {
  const Result<Relations> relations = entities::relations_of(office.reg, office.actor, anchor, as_of);
  if (!relations) return complain(relations.error());
  Told told({{"number", "relation-number", true},
             {"relation", "relation-what"},
             {"thing", "relation-thing"},
             {"since", "relation-since"},
             {"until", "relation-until"},
             {"speaker", "person-who"},
             {"cited", "relation-cited"},
             {"why", "person-why"}});
  for (const Relation& one : relations->all) {
    if (one.taken_back != 0 && !retracted) continue;
    const Result<std::string> other = called(office, one.other(), as_of);
    if (!other) return complain(other.error());
    told.row({std::to_string(one.at), ToldCell(relation_words(one), one.kind + (one.forward ? "" : "-back")), *other,
              day_in_words(one.since), day_in_words(one.until), one.speaker, one.cited, one.why});
  }
  if (json || !told.empty() || !nothing.empty()) told.print(json, nothing);
  if (relations->withheld > 0 && !json) fmt::print("{}\n", say("relation-more", {{"count", std::to_string(relations->withheld)}}));
  return complete;
}

}  // namespace nostoi::app
