// Anchors first, then what hangs on them. Whatever is about somebody who stays at home stays there too.
#include "register/luggage.hpp"

#include <algorithm>

#include "register/consent.hpp"
#include "register/erase.hpp"
#include "register/heads.hpp"
#include "register/kept_bytes.hpp"
#include "register/rows.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

constexpr std::string_view told_by_a_witness = "sighting-told";

/// The event as it stands in the log, whatever an erasure left of it.
Result<Event> as_it_stands(Snapshot& office, Position at) {
  std::optional<Event> found;
  const Result<void> done = office.read(at, at, [&](const Event& event) { return found = event, false; });
  if (!done) return tl::unexpected(done.error());
  return found ? Result<Event>(*found) : fail(Code::not_found, say("log-no-event", {{"position", std::to_string(at)}}));
}

class Packing {
 public:
  explicit Packing(Snapshot& office) : office_(office) {}

  Result<Luggage> pack(const std::vector<Position>& anchors) {
    Result<void> done = add_persons(anchors);
    for (const Position anchor : packed_.anchors)
      if (done) done = add_what_it_says(anchor);
    for (const Position anchor : packed_.anchors)
      if (done) done = add_decisions(anchor);
    if (done) done = add_records();
    if (done) done = add_event(1);
    if (!done) return tl::unexpected(done.error());
    return std::move(packed_);
  }

 private:
  Result<void> add_persons(const std::vector<Position>& anchors) {
    for (const Position one : anchors) {
      const Result<Position> person = person_of(office_, one);
      const Result<std::vector<Position>> joined = person ? anchors_of(office_, *person) : tl::unexpected(person.error());
      if (!joined) return tl::unexpected(joined.error());
      for (const Position anchor : *joined) {
        const Result<bool> sealed = is_sealed(office_, anchor), of_witness = is_of_witness(anchor);
        if (!sealed || !of_witness) return tl::unexpected(sealed ? of_witness.error() : sealed.error());
        if (*sealed) return fail(Code::denied, say("travel-sealed"));
        (*of_witness ? packed_.left : packed_.anchors).insert(anchor);
      }
    }
    return {};
  }

  Result<bool> is_of_witness(Position anchor) {
    bool found = false;
    const Result<void> done = office_.scan(rows::about(anchor), [&](std::string_view, std::string_view kind) {
      found = found || kind == kind_of_consent || kind == told_by_a_witness;
      return !found;
    });
    return done ? Result<bool>(found) : tl::unexpected(done.error());
  }

  /// An event with what it says, where that was not erased.
  Result<void> add_event(Position at) {
    const Result<Event> event = as_it_stands(office_, at);
    if (!event) return tl::unexpected(event.error());
    if (event->payload.empty() || !packed_.events.insert(at).second) return {};
    if (event->header.kind == kind::line || event->header.kind == kind::finding) return {};  // of the class of their list
    const Result<Json> payload = read_canonical(event->payload);
    if (!payload) return tl::unexpected(payload.error());
    if (payload->contains("handling")) packed_.classes.insert(payload->at("handling").get<std::string>());
    if (payload->contains("property")) packed_.classes.insert(class_of_property(payload->at("property")));
    return {};
  }

  Result<void> add_list(Position line, std::set<Position>& said) {
    const Result<Position> at = list_of(office_, line);
    const Result<ListHead> head = at ? list_head(office_, *at) : tl::unexpected(at.error());
    const Result<std::vector<Position>> parts = head ? parts_of(office_, head->facts.source) : tl::unexpected(head.error());
    if (!parts) return tl::unexpected(parts.error());
    for (const Position part : *parts) said.erase(part);  // the whole file, with everybody in it
    packed_.classes.insert(head->facts.handling);
    for (const Json& column : head->columns) packed_.classes.insert(class_of_column(column));
    const Result<void> done = add_event(*at);
    return done ? add_event(head->facts.source) : done;
  }

  Result<void> add_what_it_says(Position anchor) {
    const Result<Event> event = event_at(office_, anchor);
    const Result<std::vector<Position>> all = event ? nostoi::said_by(office_, anchor) : tl::unexpected(event.error());
    if (!all) return tl::unexpected(all.error());
    std::set<Position> said(all->begin(), all->end());
    Result<void> done;
    if (event->header.kind == kind::line) done = add_list(anchor, said);
    for (const Position one : said)
      if (done) done = add_event(one);
    return done;
  }

  /// An event that an erasure emptied but for what it does not take.
  Result<bool> add_remains(Position at, std::string_view kind) {
    const Result<std::optional<std::string>> left = office_.get(rows::remains(at));
    if (!left) return tl::unexpected(left.error());
    if (*left) packed_.remains.push_back({at, kind, Json::parse(**left)});
    return left->has_value();
  }

  Result<void> add_decisions(Position anchor) {
    std::vector<std::pair<Position, Position>> all;  // the decision, and what took it back
    const std::string prefix = rows::decided(anchor);
    const Result<void> done = office_.scan(prefix, [&](std::string_view key, std::string_view value) {
      const std::vector<std::uint64_t> row = rows::read_numbers(value);  // other verdict revoked
      const Position at = rows::read_numbers(key.substr(prefix.size())).front();
      if (anchor < row[0] && packed_.anchors.contains(row[0])) all.emplace_back(at, row[2]);
      return true;
    });
    if (!done) return done;
    for (const auto& [decision, revoked] : all)
      for (const auto& [at, kind] : {std::pair(decision, kind::decided), std::pair(revoked, kind::revoked)}) {
        if (at == 0) continue;
        const Result<bool> emptied = add_remains(at, kind);
        const Result<void> added = emptied ? add_event(at) : tl::unexpected(emptied.error());
        if (!added) return added;
      }
    return {};
  }

  /// Records about what goes along and about nothing else, and records about these.
  Result<void> add_records() {
    std::set<Position> there = packed_.anchors, open = there;
    while (!open.empty()) {
      std::set<Position> found;
      for (const Position one : open) {
        const Result<std::vector<Position>> about = rows::ends_of(office_, rows::about(one));
        if (!about) return tl::unexpected(about.error());
        found.insert(about->begin(), about->end());
      }
      open.clear();
      for (const Position at : found) {
        if (there.contains(at)) continue;
        const Result<bool> goes = add_record(at, there);
        if (!goes) return tl::unexpected(goes.error());
        if (*goes) open.insert(at);
      }
      there.insert(open.begin(), open.end());
    }
    return {};
  }

  Result<bool> add_record(Position at, const std::set<Position>& there) {
    const Result<Record> record = record_at(office_, access::all_seeing({}), at);
    if (!record) return tl::unexpected(record.error());
    if (record->erased || record->kind == kind::erased || record->kind == kind::travel_taken) return false;
    if (!std::ranges::includes(there, record->about)) return false;
    const Result<bool> emptied = add_remains(at, record->kind);
    const Result<void> added = emptied ? add_event(at) : tl::unexpected(emptied.error());
    return added ? Result<bool>(true) : tl::unexpected(added.error());
  }

  Snapshot& office_;
  Luggage packed_;
};

}  // namespace

Result<Luggage> luggage_of(Snapshot& office, const std::vector<Position>& anchors) { return Packing(office).pack(anchors); }

Json ranges_of(const std::set<Position>& events) {
  Json ranges = Json::array();
  for (const Position one : events) {
    if (!ranges.empty() && ranges.back()[1].get<Position>() + 1 == one)
      ranges.back()[1] = one;
    else
      ranges.push_back({one, one});
  }
  return ranges;
}

}  // namespace nostoi
