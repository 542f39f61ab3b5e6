// Relations are records about both their ends; taking one back is a record about it. What holds is a fold over them, as of two moments.
#include <algorithm>

#include "nostoi/entities.hpp"
#include "register/eyes.hpp"
#include "register/line_text.hpp"
#include "register/note.hpp"

namespace nostoi::entities {

namespace {

constexpr std::string_view related_kind = "related", taken_back_kind = "unrelated";

Result<void> must_be_sound(const Related& related) {
  std::vector<std::string> known;
  for (const RelationKind& kind : relation_kinds()) known.push_back(kind.id);
  Result<void> is = must_be_one_of(known, related.kind, "relate-kind");
  if (is) is = must_be_one_of(stances(), related.stance, "statement-stance");
  if (!is) return is;
  if (related.speaker.empty()) return fail(Code::invalid, say("statement-no-speaker"));
  if (related.since.known() && related.until.known() && related.until.to < related.since.from)
    return fail(Code::invalid, say("relate-backwards"));
  return {};
}

Result<void> must_end_at(Snapshot& snapshot, Position anchor, const std::vector<std::string>& kinds, const std::string& relation) {
  const Result<std::string> kind = kind_of_anchor(snapshot, anchor);
  if (!kind) return tl::unexpected(kind.error());
  if (std::ranges::find(kinds, *kind) != kinds.end()) return {};
  std::string wanted;
  for (const std::string& one : kinds) wanted += (wanted.empty() ? "" : ", ") + say("entity-" + one);
  return fail(Code::invalid, say("relate-other-kind", {{"relation", say("relation-" + relation)},
                                                       {"anchor", "a" + std::to_string(anchor)},
                                                       {"kind", say("entity-" + *kind)},
                                                       {"wanted", wanted}}));
}

Result<void> must_fit(Snapshot& snapshot, const Related& related) {
  const RelationKind& kind = *find_relation(related.kind);
  Result<void> is = must_end_at(snapshot, related.from, kind.from, related.kind);
  if (is) is = must_end_at(snapshot, related.to, kind.to, related.kind);
  if (!is) return is;
  const Result<Position> from = person_of(snapshot, related.from), to = person_of(snapshot, related.to);
  if (!from || !to) return tl::unexpected(from ? to.error() : from.error());
  return *from == *to ? fail(Code::invalid, say("relate-with-itself")) : Result<void>();
}

Json payload_of(const Related& related) {
  Json payload{{"cited", related.cited},   {"from", related.from}, {"relation", related.kind}, {"speaker", related.speaker},
               {"stance", related.stance}, {"to", related.to},     {"why", related.why}};
  put_date(payload, "since", related.since);
  put_date(payload, "until", related.until);
  return payload;
}

Relation relation_of(const Record& record) {
  const Json& said = record.payload;
  Relation relation;
  relation.at = record.at;
  relation.when = record.when;
  relation.actor = record.actor;
  relation.handling = record.handling;
  relation.kind = said.at("relation");
  relation.from = said.at("from");
  relation.to = said.at("to");
  relation.stance = said.at("stance");
  relation.speaker = said.at("speaker");
  relation.cited = said.at("cited");
  relation.why = said.at("why");
  relation.since = date_in(said, "since");
  relation.until = date_in(said, "until");
  return relation;
}

/// By the class it was written down with, by the seals at both its ends (who may not see one does not learn of it from the other), and by
/// what it is: a relation of a kind that nobody knows any more is shown to nobody.
bool may_see(const access::Actor& actor, const Record& record) {
  if (record.withheld || record.erased) return false;
  const RelationKind* kind = find_relation(record.payload.at("relation").get<std::string>());
  return kind && access::may_read(actor, kind->handling);
}

bool is_of_the_time(const Relation& relation, const PartialDate& day) {
  if (!day.known()) return true;
  return !(relation.since.known() && relation.since.from > day.to) && !(relation.until.known() && relation.until.to < day.from);
}

Result<Position> when_taken_back(Snapshot& snapshot, const access::Actor& actor, Position relation, Position known) {
  const Result<std::vector<Record>> records = records_about(snapshot, actor, relation, taken_back_kind, known);
  if (!records) return tl::unexpected(records.error());
  return records->empty() ? Position{0} : records->front().at;
}

bool comes_before(const Relation& one, const Relation& other) {
  const auto rank = [](const Relation& relation) {
    const RelationKind* kind = find_relation(relation.kind);
    return std::tuple(relation.taken_back != 0, kind - relation_kinds().data(), !relation.forward && !kind->symmetric,
                      relation.since.known() ? relation.since.from : relation.until.from, relation.at);
  };
  return rank(one) < rank(other);
}

}  // namespace

Result<Position> relate(Register& reg, const access::Actor& actor, const Related& related) {
  if (const Result<void> is = must_be_sound(related); !is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (const Result<void> fits = must_fit(log->transaction(), related); !fits) return tl::unexpected(fits.error());
  const std::string& nature = find_relation(related.kind)->handling;
  const std::string& plain = access::handling_classes().front();
  Json payload = payload_of(related);
  if (nature != plain) payload["nature"] = nature;
  return add_record_alone(*log, related_kind, {related.from, related.to}, related.handling == plain ? nature : related.handling,
                          std::move(payload));
}

Result<Position> take_back(Register& reg, const access::Actor& actor, Position relation, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Record> record = record_at(Eyes{log->transaction(), actor, reg.surroundings().clock()}, relation, related_kind);
  const std::string number = std::to_string(relation);
  if (!record) return fail(Code::not_found, say("relate-none", {{"relation", number}}));
  if (!may_see(actor, *record)) return fail(Code::denied, say("relate-withheld", {{"relation", number}}));
  const Result<Position> before = when_taken_back(log->transaction(), actor, relation, 0);
  if (!before) return before;
  if (*before != 0) return fail(Code::conflict, say("relate-taken-back-before", {{"relation", number}}));
  return add_record_alone(*log, taken_back_kind, {relation}, record->handling, {{"why", why}});
}

Result<Relations> relations_of(Register& reg, const access::Actor& actor, Position anchor, const AsOf& as_of) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Position> thing = person_of(**snapshot, anchor, as_of.known);
  if (!thing) return tl::unexpected(thing.error());
  const Result<std::vector<Position>> anchors = anchors_of(**snapshot, *thing, as_of.known);
  if (!anchors) return tl::unexpected(anchors.error());
  const Eyes eyes{**snapshot, actor, reg.surroundings().clock(), as_of.known};
  const Result<std::vector<Record>> records = records_about_person(eyes, anchor, related_kind);
  if (!records) return tl::unexpected(records.error());
  Relations found;
  for (const Record& record : *records) {
    if (!may_see(actor, record)) {
      ++found.withheld;
      continue;
    }
    Relation relation = relation_of(record);
    if (!is_of_the_time(relation, as_of.valid)) continue;
    const Result<Position> taken_back = when_taken_back(**snapshot, actor, record.at, as_of.known);
    if (!taken_back) return tl::unexpected(taken_back.error());
    relation.taken_back = *taken_back;
    relation.forward = std::ranges::binary_search(*anchors, relation.from);
    found.all.push_back(std::move(relation));
  }
  std::ranges::sort(found.all, comes_before);
  access::Reading reading{"relations", *anchors};
  for (const Relation& one : found.all) reading.about.push_back(one.other());
  if (const Result<void> heard = reg.will_show(actor, reading); !heard) return tl::unexpected(heard.error());
  return found;
}

}  // namespace nostoi::entities
