// Custody by us: when it began, what happened in it, and whether it is over.
#include <algorithm>

#include "casework/seen.hpp"
#include "register/line_text.hpp"
#include "register/note.hpp"

namespace nostoi::casework {

namespace {

Custody begun(const Record& record) {
  Custody custody;
  custody.at = record.at;
  custody.handling = record.handling;
  custody.withheld = record.withheld || record.erased;
  if (custody.withheld) return custody;
  custody.anchor = record.about.front();
  custody.category = record.payload.at("category");
  custody.place = record.payload.at("place");
  custody.since = date_in(record.payload, "since");
  return custody;
}

CustodyChange change_of(const Record& record) {
  const Json& said = record.payload;
  return {record.at, said.at("change"), said.at("place"), said.at("text"), date_in(said, "on")};
}

Result<Custody> custody_seen(const Eyes& eyes, const Record& record) {
  Custody custody = begun(record);
  if (custody.withheld) return custody;
  const Result<std::vector<Record>> since = records_about(eyes.snapshot, eyes.actor, record.at, kind::custody_change, eyes.known);
  if (!since) return tl::unexpected(since.error());
  for (const Record& one : *since)
    if (!one.withheld && !one.erased) custody.changes.push_back(change_of(one));
  std::ranges::stable_sort(custody.changes, {}, [](const CustodyChange& change) { return change.on.from; });
  return custody;
}

Result<void> must_be_day(const PartialDate& date) {
  return date.known() && date.from == date.to ? Result<void>() : fail(Code::invalid, say("custody-no-day"));
}

}  // namespace

bool Custody::over() const {
  return std::ranges::any_of(changes, [](const CustodyChange& one) { return std::ranges::count(vocabulary().leaves, one.change) > 0; });
}

Result<Position> begin_custody(Register& reg, const access::Actor& actor, const Custody& custody) {
  Result<void> is = must_be_one_of(vocabulary().categories, custody.category, "custody-category");
  if (is) is = must_be_day(custody.since);
  if (!is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (is = must_be_of_person(log->transaction(), custody.anchor); !is) return tl::unexpected(is.error());
  Json said{{"category", custody.category}, {"place", custody.place}};
  put_date(said, "since", custody.since);
  return add_record_alone(*log, kind::custody, {custody.anchor}, custody.handling, std::move(said));
}

Result<Position> change_custody(Register& reg, const access::Actor& actor, Position at, const CustodyChange& change) {
  Result<void> is = must_be_one_of(vocabulary().changes, change.change, "custody-change");
  if (is) is = must_be_day(change.on);
  if (!is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Record> of = record_at(Eyes{log->transaction(), actor, reg.surroundings().clock()}, at, kind::custody);
  if (!of) return tl::unexpected(of.error());
  if (is = must_be_told(of->withheld, at); !is) return tl::unexpected(is.error());
  Json said{{"change", change.change}, {"place", change.place}, {"text", change.text}};
  put_date(said, "on", change.on);
  return add_record_alone(*log, kind::custody_change, {at}, of->handling, std::move(said));
}

Result<std::vector<Custody>> custodies_seen(const Eyes& eyes, Position about) {
  return each_of(records_about_person(eyes, about, kind::custody), [&](const Record& record) { return custody_seen(eyes, record); });
}

Result<std::vector<Custody>> custodies(Register& reg, const access::Actor& actor, Position known) {
  return show(
      reg, actor, known, "custodies", [](const Eyes& eyes) { return custodies_seen(eyes); },
      [](const Custody& one) { return none_or(one.withheld, {one.anchor}); });
}

}  // namespace nostoi::casework
