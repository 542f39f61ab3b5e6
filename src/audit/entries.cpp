// The trail read: the index of what entries are about answers who has seen a person.
#include <algorithm>
#include <set>

#include "nostoi/audit.hpp"
#include "register/record.hpp"

namespace nostoi::audit {

namespace {

constexpr Position whole_register = 1;  // its first event stands for all of it

Entry entry_of(const Record& record, const std::string& purpose) {
  return {record.at, record.when, record.actor, purpose, {record.payload.value("what", ""), record.about}};
}

Result<Entry> entry_at(Snapshot& trail, const access::Actor& actor, Position at) {
  const Result<Event> event = event_at(trail, at);
  const Result<Record> record = record_at(trail, actor, at);
  if (!event || !record) return tl::unexpected(event ? record.error() : event.error());
  return entry_of(*record, event->header.purpose);
}

/// What shows a person: its anchors, the lists that they stand in, the register as a whole.
Result<std::vector<Position>> ways_to(Snapshot& reg, Position anchor) {
  const Result<Position> person = person_of(reg, anchor);
  if (!person) return tl::unexpected(person.error());
  Result<std::vector<Position>> all = anchors_of(reg, *person);
  const Result<std::vector<ListFacts>> lists = nostoi::lists(reg);
  if (!all || !lists) return tl::unexpected(all ? lists.error() : all.error());
  const std::vector<Position> anchors = *all;
  for (const ListFacts& list : *lists)
    if (std::ranges::any_of(anchors, [&](Position one) { return one > list.at && one <= list.at + list.lines; })) all->push_back(list.at);
  all->push_back(whole_register);
  return all;
}

Result<std::vector<Position>> asked_for(Register& reg, Snapshot& trail, const access::Actor& actor, Position person) {
  std::set<Position> at;
  if (person == 0) {
    const Result<std::vector<Record>> all = records_of(trail, actor, kind::read);
    if (!all) return tl::unexpected(all.error());
    for (const Record& one : *all) at.insert(one.at);
    return std::vector<Position>(at.begin(), at.end());
  }
  const Result<std::unique_ptr<Snapshot>> now = reg.store().snapshot();
  if (!now) return tl::unexpected(now.error());
  const Result<std::vector<Position>> ways = ways_to(**now, person);
  if (!ways) return tl::unexpected(ways.error());
  for (const Position way : *ways) {
    const Result<std::vector<Record>> about = records_about(trail, actor, way, kind::read);
    if (!about) return tl::unexpected(about.error());
    for (const Record& one : *about) at.insert(one.at);
  }
  return std::vector<Position>(at.begin(), at.end());
}

}  // namespace

Result<std::vector<Entry>> entries(Register& reg, Trail& trail, const access::Actor& actor, const Query& query) {
  if (const Result<void> may = access::may_act(actor); !may) return tl::unexpected(may.error());
  const std::vector<Position> about = query.person == 0 ? std::vector<Position>{} : std::vector<Position>{query.person};
  if (const Result<void> told = trail.reads(actor, {"audit", about}); !told) return tl::unexpected(told.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = trail.log().store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<std::vector<Position>> at = asked_for(reg, **snapshot, actor, query.person);
  if (!at) return tl::unexpected(at.error());
  std::vector<Entry> all;
  for (const Position one : *at) {
    Result<Entry> entry = entry_at(**snapshot, actor, one);
    if (!entry) return tl::unexpected(entry.error());
    if ((query.who.empty() || entry->actor == query.who) && entry->when >= query.since) all.push_back(std::move(*entry));
  }
  return all;
}

Result<std::optional<Entry>> latest(const Trail& trail, std::string_view what, std::uint64_t among) {
  const Result<std::unique_ptr<Snapshot>> snapshot = trail.log().store().snapshot();
  const Result<std::uint64_t> last = snapshot ? (*snapshot)->last() : tl::unexpected(snapshot.error());
  if (!last) return tl::unexpected(last.error());
  constexpr std::uint64_t stretch = 1000;  // read at once: what is sought is mostly near the end
  std::optional<Entry> found;
  Result<void> well;
  for (std::uint64_t end = *last, left = std::min(among, *last); left > 0 && !found && well;) {
    const std::uint64_t count = std::min(stretch, left);
    const Result<void> done = (*snapshot)->read(end - count + 1, end, [&](const Event& event) {
      if (event.header.kind != kind::read || event.payload.empty()) return true;
      const Result<Json> said = read_canonical(event.payload);
      if (!said) return well = tl::unexpected(said.error()), false;
      if (said->value("what", "") == what)
        found = Entry{event.header.position, event.header.at, event.header.actor, event.header.purpose, {std::string(what), {}}};
      return true;
    });
    if (!done) return tl::unexpected(done.error());
    end -= count;
    left -= count;
  }
  if (!well) return tl::unexpected(well.error());
  return found;
}

Result<Checked> check(const Trail& trail) {
  const Result<std::unique_ptr<Snapshot>> snapshot = trail.log().store().snapshot();
  return snapshot ? nostoi::check(**snapshot) : tl::unexpected(snapshot.error());
}

}  // namespace nostoi::audit
