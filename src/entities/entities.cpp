// Entities opened and found again, and what a thing is called in one line.
#include "nostoi/entities.hpp"

#include <algorithm>

#include "nostoi/names.hpp"
#include "register/eyes.hpp"
#include "register/note.hpp"

namespace nostoi::entities {

namespace {

/// The properties by which a person is called, the best first.
constexpr const char* calling[] = {"name", "surname", "call_sign", "other_name"};

/// "прізвище ім'я" where a list has them apart.
std::string name_of(const std::vector<Shown>& shown) {
  const auto value = [&](std::string_view property) {
    const auto found = std::ranges::find(shown, property, &Shown::property);
    return found == shown.end() ? std::string() : found->statement->value;
  };
  for (const char* property : calling) {
    std::string name = value(property);
    if (name.empty()) continue;
    if (std::string_view(property) == "surname")
      for (const char* more : {"given_name", "patronymic"})
        if (const std::string part = value(more); !part.empty()) name += " " + part;
    return name;
  }
  return {};
}

Entity entity_of(const Record& record) {
  Entity entity;
  entity.at = entity.thing = record.at;
  entity.handling = record.handling;
  entity.withheld = record.withheld || record.erased;
  if (entity.withheld) return entity;
  entity.kind = record.payload.at("entity");
  entity.name = record.payload.at("name");
  return entity;
}

}  // namespace

Result<Position> open(Register& reg, const access::Actor& actor, const Entity& entity) {
  if (const Result<void> is = must_be_one_of(entity_kinds(), entity.kind, "entity-kind"); !is) return tl::unexpected(is.error());
  if (entity.name.empty()) return fail(Code::invalid, say("entity-no-name"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  return add_record_alone(*log, kind::entity, {}, entity.handling, {{"entity", entity.kind}, {"name", entity.name}});
}

namespace {

/// Those of a kind, or all; nothing has been shown of them yet.
Result<std::vector<Entity>> known_of(const Eyes& eyes, std::string_view kind) {
  const Result<std::vector<Record>> records = records_of(eyes, kind::entity);
  if (!records) return tl::unexpected(records.error());
  std::vector<Entity> found;
  for (const Record& record : *records) {
    Entity entity = entity_of(record);
    const Result<Position> thing = person_of(eyes.snapshot, entity.at, eyes.known);
    if (!thing) return tl::unexpected(thing.error());
    entity.thing = *thing;
    if (kind.empty() || entity.kind == kind) found.push_back(std::move(entity));
  }
  return found;
}

}  // namespace

Result<std::vector<Entity>> all(Register& reg, const access::Actor& actor, std::string_view kind, Position known) {
  const auto read = [&](const Eyes& eyes) { return known_of(eyes, kind); };
  return show(reg, actor, known, "entities", read, [](const Entity&) { return std::vector<Position>{}; });
}

Result<Position> named(Snapshot& snapshot, const access::Actor& actor, std::string_view text) {
  const Result<Position> anchor = anchor_named(snapshot, actor, text);
  if (anchor || anchor.error().code != Code::not_found) return anchor;
  const Result<std::vector<Entity>> entities = known_of({snapshot, actor}, {});
  if (!entities) return tl::unexpected(entities.error());
  const std::string wanted = names::normalise(text);
  Position found = 0;
  for (const Entity& one : *entities) {
    if (one.withheld || names::normalise(one.name) != wanted) continue;
    if (found != 0 && found != one.thing) return fail(Code::conflict, say("entity-name-twice", {{"name", one.name}}));
    found = one.thing;
  }
  return found == 0 ? anchor : found;
}

Result<Thing> thing(Register& reg, const access::Actor& actor, Position anchor, const AsOf& as_of) {
  const Result<PersonFile> file = person_file(reg, actor, anchor, {as_of.known, {}});
  if (!file) return tl::unexpected(file.error());
  const FileEntry& first = file->entries.front();
  Thing thing{file->person, first.entity, first.name};
  if (!first.entity.empty()) return thing;
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  const Result<std::string> kind = snapshot ? kind_of_anchor(**snapshot, first.anchor) : tl::unexpected(snapshot.error());
  thing.kind = kind ? *kind : std::string();  // what was erased has none
  thing.name = name_of(shown(*file));
  return thing;
}

}  // namespace nostoi::entities
