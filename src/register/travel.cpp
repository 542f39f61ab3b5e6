// The chain is copied event by event, without nonce and payload where they stay at home; what was packed is said by one last event.
#include "nostoi/register/travel.hpp"

#include "model/day_text.hpp"
#include "register/doors.hpp"
#include "register/erase.hpp"
#include "register/heads.hpp"
#include "register/line_text.hpp"
#include "register/luggage.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

Result<void> may_pack(const access::Actor& actor, const Journey& journey) {
  if (const Result<void> may = access::may_act(actor); !may) return may;
  if (actor.purpose == "maintenance") return fail(Code::denied, say("travel-purpose"));
  if (journey.anchors.empty() && journey.lists.empty()) return fail(Code::invalid, say("travel-nobody"));
  if (journey.bearer.empty()) return fail(Code::invalid, say("travel-no-bearer"));
  if (journey.why.empty()) return fail(Code::invalid, say("travel-no-why"));
  return journey.until.known() ? Result<void>() : fail(Code::invalid, say("travel-no-day"));
}

/// The anchors that were named, by themselves and by their lists.
Result<std::vector<Position>> named(Snapshot& office, const Journey& journey) {
  std::vector<Position> all = journey.anchors;
  for (const Position anchor : all)
    if (const Result<void> is = must_be_anchor(office, anchor); !is) return tl::unexpected(is.error());
  for (const Position at : journey.lists) {
    const Result<ListHead> head = list_head(office, at);
    if (!head) return tl::unexpected(head.error());
    for (std::uint64_t row = 1; row <= head->facts.lines; ++row) all.push_back(head->facts.line(row));
  }
  return all;
}

Result<void> copy_chain(Snapshot& office, const std::set<Position>& packed, Store& into) {
  const Result<std::unique_ptr<Transaction>> writing = into.transaction();
  if (!writing) return tl::unexpected(writing.error());
  const Result<std::uint64_t> last = (*writing)->last();
  if (!last) return tl::unexpected(last.error());
  if (*last != 0) return fail(Code::conflict, say("register-not-empty"));
  Result<void> well;
  const Result<void> done = office.read(1, ~std::uint64_t{0} >> 1, [&](Event event) {
    if (!packed.contains(event.header.position)) event.nonce.clear(), event.payload.clear();
    well = (*writing)->append(event);
    return well.has_value();
  });
  if (!done || !well) return done ? well : done;
  return (*writing)->commit();
}

Json said_of(const Journey& journey) { return {{"bearer", journey.bearer}, {"until", date_json(journey.until)}, {"why", journey.why}}; }

/// Says in the copy what it is and what it holds; gives its last hash.
Result<evidence::Digest> label(Register copy, const access::Actor& actor, const Journey& journey, const Luggage& luggage) {
  Result<Log> log = Log::begin(copy, actor);
  if (!log) return tl::unexpected(log.error());
  Json said = said_of(journey);
  said["packed"] = ranges_of(luggage.events);
  said["remains"] = luggage.remains;
  const Result<Position> at = add_record(*log, kind::travel_copy, {}, access::handling_classes().front(), std::move(said));
  const Result<Event> event = at ? event_at(log->transaction(), *at) : tl::unexpected(at.error());
  if (!event) return tl::unexpected(event.error());
  Result<void> done = reindex(log->transaction());
  if (done) done = log->commit();
  return done ? Result<evidence::Digest>(event->hash) : tl::unexpected(done.error());
}

Travelling travelling_of(const Record& record) {
  Travelling one;
  one.at = record.at;
  one.when = record.when;
  one.by = record.actor;
  if (record.erased || record.withheld) return one;
  one.bearer = record.payload.at("bearer");
  one.why = record.payload.at("why");
  one.until = date_in(record.payload, "until");
  one.anchors = record.about.size();
  return one;
}

}  // namespace

Result<Packed> pack(Register& office, const access::Actor& actor, const Journey& journey, std::shared_ptr<Store> into) {
  if (const Result<void> may = may_pack(actor, journey); !may) return tl::unexpected(may.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = office.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<std::vector<Position>> anchors = named(**snapshot, journey);
  const Result<Luggage> luggage = anchors ? luggage_of(**snapshot, *anchors) : tl::unexpected(anchors.error());
  const Result<std::uint64_t> headers = luggage ? (*snapshot)->last() : tl::unexpected(luggage.error());
  if (!headers) return tl::unexpected(headers.error());
  Packed packed{0,
                {luggage->anchors.begin(), luggage->anchors.end()},
                {luggage->left.begin(), luggage->left.end()},
                luggage->events.size(),
                *headers};
  Result<void> done = must_be_cleared_for(actor, luggage->classes);
  if (done) done = office.will_show(actor, {"travel", packed.anchors});
  if (done) done = copy_chain(**snapshot, luggage->events, *into);
  if (!done) return tl::unexpected(done.error());
  const Result<Register> copy = Register::open(std::move(into), office.surroundings());
  const Result<evidence::Digest> head = copy ? label(*copy, actor, journey, *luggage) : tl::unexpected(copy.error());
  Result<Log> log = head ? Log::begin(office, actor) : tl::unexpected(head.error());
  if (!log) return tl::unexpected(log.error());
  Json said = said_of(journey);
  said["head"] = evidence::hex(*head);
  const Result<Position> at =
      add_record_alone(*log, kind::travel_taken, packed.anchors, access::handling_classes().front(), std::move(said));
  if (!at) return tl::unexpected(at.error());
  packed.at = *at;
  return packed;
}

Result<std::optional<TravelNote>> travel_note(Snapshot& snapshot) {
  const Result<std::vector<Position>> all = rows::ends_of(snapshot, rows::of_kind(kind::travel_copy));
  if (!all) return tl::unexpected(all.error());
  if (all->empty()) return std::optional<TravelNote>();
  const Result<Record> record = record_at(snapshot, access::all_seeing({}), all->back(), kind::travel_copy);
  if (!record) return tl::unexpected(record.error());
  return std::optional(TravelNote{record->payload.at("bearer"), record->payload.at("why"), date_in(record->payload, "until")});
}

bool Travelling::over(std::int64_t clock) const { return back.empty() && day_of_moment(clock) > until.to; }

Result<std::vector<Travelling>> travelling(Register& office, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = office.read(actor);
  const Result<std::vector<Record>> taken = snapshot ? records_of(**snapshot, actor, kind::travel_taken) : tl::unexpected(snapshot.error());
  if (!taken) return tl::unexpected(taken.error());
  std::vector<Travelling> all;
  for (const Record& record : *taken) {
    all.push_back(travelling_of(record));
    const Result<std::vector<Record>> back = records_about(**snapshot, actor, record.at, kind::travel_back);
    if (!back) return tl::unexpected(back.error());
    if (!back->empty()) all.back().back = back->back().payload.value("why", "");
  }
  if (const Result<void> told = office.will_show(actor, {"travelling", {}}); !told) return tl::unexpected(told.error());
  return all;
}

Result<Position> came_back(Register& office, const access::Actor& actor, Position at, const std::string& how) {
  if (how.empty()) return fail(Code::invalid, say("travel-no-how"));
  Result<Log> log = Log::begin(office, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Record> taken = record_at(log->transaction(), actor, at, kind::travel_taken);
  if (!taken) return fail(Code::not_found, say("travel-none", {{"number", std::to_string(at)}}));
  const Result<std::vector<Record>> before = records_about(log->transaction(), actor, at, kind::travel_back);
  if (!before) return tl::unexpected(before.error());
  if (!before->empty()) return fail(Code::conflict, say("travel-is-back", {{"number", std::to_string(at)}}));
  return add_record_alone(*log, kind::travel_back, {at}, access::handling_classes().front(), {{"why", how}});
}

}  // namespace nostoi
