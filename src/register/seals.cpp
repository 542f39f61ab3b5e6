// A seal is a record about an anchor. It holds for good; an act opens what is behind it for two people, until its time is over.
#include "register/seals.hpp"

#include <algorithm>

#include "register/acts.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

constexpr std::int64_t hour = 60 * 60 * 1000;

/// Most registers have no seals: one look tells.
Result<bool> any_seals(Snapshot& snapshot) { return rows::any_under(snapshot, rows::of_kind(kind::sealed)); }

/// The anchors of the person of an anchor, as they are joined now.
Result<std::vector<Position>> joined_to(Snapshot& snapshot, Position anchor) {
  const Result<Position> person = person_of(snapshot, anchor);
  return person ? anchors_of(snapshot, *person) : tl::unexpected(person.error());
}

/// The anchors that seals shut, of those given: a seal on a whole file shuts whatever is joined to its anchor now. What was sealed later is
/// shut at every known time: to look back is no way around it.
Result<std::vector<Position>> shut(Snapshot& snapshot, const std::vector<Position>& anchors) {
  std::vector<Position> all;
  for (const Position anchor : anchors) {
    const Result<std::vector<Position>> joined = joined_to(snapshot, anchor);
    if (!joined) return tl::unexpected(joined.error());
    for (const Position one : *joined) {
      const Result<std::vector<Record>> seals = records_about(snapshot, access::all_seeing({}), one, kind::sealed);
      if (!seals) return tl::unexpected(seals.error());
      const bool whole = std::ranges::any_of(*seals, [](const Record& seal) { return seal.payload.value("whole", true); });
      if (!whole && (one != anchor || seals->empty())) continue;
      all.push_back(anchor);
      break;
    }
  }
  return all;
}

/// Whether an act opens the file for the actor now.
Result<bool> opens(Snapshot& snapshot, const access::Actor& actor, const Act& act, std::int64_t clock) {
  if (act.what != "unseal" || act.state() != ActState::confirmed) return false;
  if (!is_same_actor(act.proposed.actor, actor.id) && !is_same_actor(act.confirmed.actor, actor.id)) return false;
  const Result<Event> proposal = event_at(snapshot, act.proposed.at);
  if (!proposal) return tl::unexpected(proposal.error());
  const Result<Json> payload = read_canonical(proposal->payload);
  if (!payload) return tl::unexpected(payload.error());
  const std::int64_t hours = payload->value("hours", std::int64_t{0});
  return proposal->header.purpose == actor.purpose && clock >= act.confirmed.when && clock < act.confirmed.when + hours * hour;
}

}  // namespace

Result<std::vector<Position>> shut_for(Snapshot& snapshot, const access::Actor& actor, const std::vector<Position>& anchors,
                                       std::int64_t clock) {
  if (clock == eyes_of_the_register) return std::vector<Position>{};
  const Result<bool> any = any_seals(snapshot);
  if (!any) return tl::unexpected(any.error());
  if (!*any) return std::vector<Position>{};
  Result<std::vector<Position>> all = shut(snapshot, anchors);
  if (!all || all->empty()) return all;
  for (const Position anchor : anchors) {
    const Result<std::vector<Act>> acts = acts_about(snapshot, actor, anchor);
    if (!acts) return tl::unexpected(acts.error());
    for (const Act& act : *acts) {
      const Result<bool> open = opens(snapshot, actor, act, clock);
      if (!open) return tl::unexpected(open.error());
      if (*open) return std::vector<Position>{};
    }
  }
  return all;
}

Result<bool> is_shut_for(Snapshot& snapshot, const access::Actor& actor, Position anchor, std::int64_t clock) {
  const Result<std::vector<Position>> anchors = joined_to(snapshot, anchor);
  if (!anchors) return tl::unexpected(anchors.error());
  const Result<std::vector<Position>> shut = shut_for(snapshot, actor, *anchors, clock);
  if (!shut) return tl::unexpected(shut.error());
  return std::ranges::binary_search(*shut, anchor);
}

Result<bool> is_sealed(Snapshot& snapshot, Position anchor) {
  const Result<bool> any = any_seals(snapshot);
  if (!any || !*any) return any;
  const Result<std::vector<Position>> all = shut(snapshot, {anchor});
  if (!all) return tl::unexpected(all.error());
  return !all->empty();
}

}  // namespace nostoi
