// An anchor that is in no list is a note.
#include "review/anchors.hpp"

#include "register/consent.hpp"
#include "register/log.hpp"
#include "register/seals.hpp"

namespace nostoi::review {

Result<Anchors> Anchors::of(Snapshot& snapshot) {
  Result<std::vector<ListFacts>> all = nostoi::lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  return Anchors(snapshot, std::move(*all));
}

const ListFacts* Anchors::list_of(Position anchor) const { return list_holding(lists_, anchor); }

Result<std::string> Anchors::handling(Position anchor) const {
  const Result<bool> sealed = is_sealed(*snapshot_, anchor);
  if (!sealed) return tl::unexpected(sealed.error());
  if (*sealed) return std::string(sealed_class);
  if (const ListFacts* list = list_of(anchor)) return list->handling;
  const Result<Event> event = event_at(*snapshot_, anchor);  // a note or an entity
  if (event && event->payload.empty()) return "";            // erased, with its class: nobody may read it
  const Result<Json> payload = event ? payload_at(*snapshot_, anchor, event->header.kind) : tl::unexpected(event.error());
  if (!payload) return tl::unexpected(payload.error());
  return payload->value("handling", "");
}

Result<bool> Anchors::may_read(const access::Actor& actor, Position anchor) const {
  const Result<std::string> of = handling(anchor);
  if (!of) return tl::unexpected(of.error());
  if (!access::may_read(actor, *of)) return false;
  return list_of(anchor) ? Result<bool>(true) : consent_lets(*snapshot_, actor, anchor);
}

Result<void> must_read_both(const Anchors& anchors, const access::Actor& actor, const std::pair<Position, Position>& pair) {
  for (const Position anchor : {pair.first, pair.second}) {
    const Result<bool> may = anchors.may_read(actor, anchor);
    if (!may) return tl::unexpected(may.error());
    if (!*may) return fail(Code::denied, say("review-not-cleared", {{"anchor", "a" + std::to_string(anchor)}}));
  }
  return {};
}

Result<std::string> handling_of_pair(Snapshot& snapshot, const std::pair<Position, Position>& pair) {
  const Result<Anchors> anchors = Anchors::of(snapshot);
  if (!anchors) return tl::unexpected(anchors.error());
  Result<std::string> first = anchors->handling(pair.first);
  return first && *first == access::handling_classes().front() ? anchors->handling(pair.second) : first;
}

Result<void> withhold_reason(const Anchors& anchors, const access::Actor& actor, Decision& decision) {
  const Result<bool> left = anchors.may_read(actor, decision.left), right = anchors.may_read(actor, decision.right);
  if (!left || !right) return tl::unexpected(left ? right.error() : left.error());
  decision.withheld = !*left || !*right;
  if (decision.withheld) decision.why.clear();
  return {};
}

}  // namespace nostoi::review
