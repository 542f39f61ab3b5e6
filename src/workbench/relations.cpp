// What holds between a person and other people, places, proceedings and remains, with its time and who says so; and opening such things.
#include <algorithm>

#include "intake/day_named.hpp"
#include "nostoi/entities.hpp"
#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

Json told(const entities::Relation& one, const entities::Thing& other) {
  Json json{{"at", one.at},
            {"kind", one.kind},
            {"forward", one.forward || entities::find_relation(one.kind)->symmetric},
            {"other", one.other()},
            {"thing", {{"id", other.id}, {"kind", other.kind}, {"name", other.name}}},
            {"since", told(one.since)},
            {"until", told(one.until)},
            {"speaker", one.speaker},
            {"cited", one.cited},
            {"why", one.why},
            {"actor", one.actor},
            {"when", one.when},
            {"taken_back", one.taken_back}};
  if (one.stance != stances().front()) json["stance"] = one.stance;
  return json;
}

Result<Reply> all(Call& call) {
  OneReading reading(call.office.reg());
  const auto relations = entities::relations_of(reading.reg(), call.actor, call.number("anchor"));
  if (!relations) return tl::unexpected(relations.error());
  const Result<entities::Thing> self = entities::thing(reading.reg(), call.actor, call.number("anchor"));
  if (!self) return tl::unexpected(self.error());
  Json items = Json::array();
  for (const entities::Relation& one : relations->all) {
    const Result<entities::Thing> other = entities::thing(reading.reg(), call.actor, one.other());
    if (!other) return tl::unexpected(other.error());
    items.push_back(told(one, *other));
  }
  if (const Result<void> heard = reading.told(call.actor, "relations"); !heard) return tl::unexpected(heard.error());
  return Reply{{{"items", items},
                {"next", nullptr},
                {"withheld", relations->withheld},
                {"thing", {{"id", self->id}, {"kind", self->kind}, {"name", self->name}}}}};
}

/// The anchor somebody means: its number, or the name of a thing.
Result<Position> meant(Call& call, const std::string& field) {
  const Result<std::unique_ptr<Snapshot>> snapshot = call.office.reg().read(call.actor);
  const Result<Position> at = snapshot ? entities::named(**snapshot, call.actor, call.word(field)) : tl::unexpected(snapshot.error());
  return at ? at : fail(at.error().code, at.error().sentence, {"", 0, field});
}

Result<PartialDate> day_in(const Call& call, const std::string& field) {
  const Result<PartialDate> day = day_named(call.word(field));
  return day ? day : fail(day.error().code, day.error().sentence, {"", 0, field});
}

Result<Reply> relate(Call& call) {
  entities::Related related;
  related.kind = call.word("kind");
  const Result<Position> other = meant(call, "other");
  const Result<PartialDate> since = day_in(call, "since"), until = day_in(call, "until");
  if (!other) return tl::unexpected(other.error());
  if (!since || !until) return tl::unexpected(since ? until.error() : since.error());
  const bool forward = call.body.value("forward", true);
  related.from = forward ? call.number("anchor") : *other;
  related.to = forward ? *other : call.number("anchor");
  related.since = *since;
  related.until = *until;
  related.stance = call.body.value("stance", related.stance);
  related.speaker = call.word("speaker");
  related.cited = call.word("cited");
  related.why = call.word("why");
  related.handling = call.body.value("handling", related.handling);
  const Result<Position> at = entities::relate(call.office.reg(), call.actor, related);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> take_back(Call& call) {
  const Result<Position> at = entities::take_back(call.office.reg(), call.actor, call.number("relation"), call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> things(Call& call) {
  const auto kind = call.query.find("kind");
  const auto all = entities::all(call.office.reg(), call.actor, kind == call.query.end() ? "" : kind->second);
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const entities::Entity& one : *all)
    items.push_back({{"at", one.at}, {"thing", one.thing}, {"kind", one.kind}, {"name", one.name}, {"withheld", one.withheld}});
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> open(Call& call) {
  entities::Entity entity;
  entity.kind = call.word("kind");
  entity.name = call.word("name");
  entity.handling = call.body.value("handling", entity.handling);
  const Result<Position> at = entities::open(call.office.reg(), call.actor, entity);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> relation_routes() {
  std::vector<std::string> kinds;
  for (const entities::RelationKind& kind : entities::relation_kinds()) kinds.push_back(kind.id);
  const Member handling = maybe("handling", one_of(access::handling_classes()));
  const Shape related = object({needed("kind", one_of(kinds)), needed("other", text()), maybe("forward", flag()), maybe("since", text(40)),
                                maybe("until", text(40)), maybe("stance", one_of(stances())), needed("speaker", text()),
                                maybe("cited", text()), maybe("why", text(2000)), handling});
  const std::string base = "/api/people/{anchor}/relations";
  return {
      {"GET", base, reads("person-read"), all},
      {"POST", base, reads("note-write"), relate, related},
      {"POST", base + "/{relation}/take-back", reads("note-write"), take_back, object({needed("why", text(2000))})},
      {"GET", "/api/entities", reads("person-read"), things, {}, {maybe("kind", one_of(entity_kinds()))}},
      {"POST", "/api/entities", reads("note-write"), open,
       object({needed("kind", one_of(entity_kinds())), needed("name", text()), handling})},
  };
}

}  // namespace nostoi::workbench
