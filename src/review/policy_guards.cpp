// Both sides are read whole, whatever class they are of: what comes out are the names of what holds a policy off.
#include "review/policy_guards.hpp"

#include <algorithm>

#include "review/remembered.hpp"
#include "review/said_of_both.hpp"

namespace nostoi::review {

namespace {

const access::Actor& everything() {
  static const access::Actor actor = access::all_seeing({"policy", "review", {}});
  return actor;
}

bool begins_with_any(const std::string& kind, const std::vector<std::string>& beginnings) {
  return std::ranges::any_of(beginnings, [&](const std::string& one) { return kind.starts_with(one); });
}

/// What a record about somebody calls up: what other rooms write down is theirs to weigh, not a policy's.
void look_at_record(const Record& record, std::set<std::string>& held) {
  const PolicyRules& rules = policy_rules();
  if (record.handling != access::handling_classes().front()) held.insert("handling");
  if (rules.harmless_records.contains(record.kind)) return;
  bool known = false;
  for (const Guard& guard : rules.never)
    if (begins_with_any(record.kind, guard.records)) {
      held.insert(guard.id);
      known = true;
    }
  if (!known) held.insert("other");
}

}  // namespace

/// A person on one side of a pair.
struct PolicyGuards::Side {
  Position person = 0;
  std::vector<Position> anchors;
  Entries entries;
};

Result<PolicyGuards> PolicyGuards::of(Snapshot& snapshot, const std::vector<Proposal>& all, std::int32_t today) {
  Result<Anchors> anchors = Anchors::of(snapshot);
  if (!anchors) return tl::unexpected(anchors.error());
  PolicyGuards guards(snapshot, std::move(*anchors), today);
  for (const Proposal& one : all) {
    guards.partners_[one.left].push_back(one.right);
    guards.partners_[one.right].push_back(one.left);
  }
  return guards;
}

Result<PolicyGuards::Side> PolicyGuards::side_of(Position anchor) const {
  const Result<Position> person = person_of(*snapshot_, anchor);
  if (!person) return tl::unexpected(person.error());
  Result<std::vector<Position>> anchors = anchors_of(*snapshot_, *person);
  if (!anchors) return tl::unexpected(anchors.error());
  Side side{*person, std::move(*anchors), {}};
  const nostoi::Reading reading{*snapshot_, everything(), {}, *heads_};
  for (const Position one : side.anchors) {
    Result<FileEntry> entry = file_entry(reading, one);
    if (!entry) return tl::unexpected(entry.error());
    side.entries.push_back(std::move(*entry));
  }
  return side;
}

Result<void> PolicyGuards::look_at_records(Position about, std::set<std::string>& held) const {
  const Result<std::vector<Record>> records = records_about(*snapshot_, everything(), about);
  if (!records) return tl::unexpected(records.error());
  for (const Record& record : *records) look_at_record(record, held);
  return {};
}

Position PolicyGuards::root_of(const ListFacts& list) const {
  const ListFacts* first = &list;
  while (first->version_of != 0) {
    const auto before = std::ranges::find(anchors_.lists(), first->version_of, &ListFacts::at);
    if (before == anchors_.lists().end()) break;
    first = &*before;
  }
  return first->at;
}

/// Two lines of one list, in whatever versions, are two people until a person says otherwise.
void PolicyGuards::look_at_lists(const Side& left, const Side& right, std::set<std::string>& held) const {
  std::set<Position> of_left;
  for (const Position one : left.anchors)
    if (const ListFacts* list = anchors_.list_of(one)) of_left.insert(root_of(*list));
  for (const Position one : right.anchors)
    if (const ListFacts* list = anchors_.list_of(one); list && of_left.contains(root_of(*list))) held.insert("not-one-to-one");
}

/// Whether no third person is proposed for one of the two, but those of whom it was decided that they are not.
Result<bool> PolicyGuards::is_one_to_one(const Side& left, const Side& right) const {
  for (const Side* side : {&left, &right})
    for (const Position one : side->anchors) {
      const auto partners = partners_.find(one);
      if (partners == partners_.end()) continue;
      for (const Position other : partners->second) {
        const Result<Position> person = person_of(*snapshot_, other);
        const Result<bool> open = is_open(*snapshot_, std::min(one, other), std::max(one, other));
        if (!person || !open) return tl::unexpected(person ? open.error() : person.error());
        if (*open && *person != left.person && *person != right.person) return false;
      }
    }
  return true;
}

/// What people decided: nothing about the two, nothing about entries alike, and no contradiction inside either.
Result<void> PolicyGuards::look_at_decisions(const Side& left, const Side& right, const Proposal& pair, std::set<std::string>& held) const {
  for (const Side* side : {&left, &right})
    for (const Position one : side->anchors) {
      const Result<std::vector<Decision>> all = decisions_of(*snapshot_, one);
      if (!all) return tl::unexpected(all.error());
      const Side& other = side == &left ? right : left;
      for (const Decision& each : *all) {
        const Position partner = each.left == one ? each.right : each.left;
        if (std::ranges::binary_search(other.anchors, partner)) held.insert("decided");
        const bool inside = std::ranges::binary_search(side->anchors, partner);
        if (inside && each.verdict == Verdict::not_same && each.revoked == 0) held.insert("conflict");
      }
    }
  const Result<std::vector<Decision>> before = decided_before(*snapshot_, anchors_, everything(), pair.left, pair.right);
  if (!before) return tl::unexpected(before.error());
  if (!before->empty()) held.insert("decided");
  const Result<Standing> standing = Team::of_pair(*snapshot_, {pair.left, pair.right});
  if (!standing) return tl::unexpected(standing.error());
  if (!standing->reading.to.empty() || standing->in_dispute() || !standing->skipped.empty())
    held.insert("decided");  // a person looks at it
  return {};
}

Result<std::set<std::string>> PolicyGuards::holding_off(const Policy& policy, const Proposal& pair) const {
  const Result<Side> left = side_of(pair.left), right = side_of(pair.right);
  if (!left || !right) return tl::unexpected(left ? right.error() : left.error());
  std::set<std::string> held;
  if (pair.score.probability < policy.least) held.insert("probability");
  for (const std::string& field : policy.agree)
    if (!agree_in(field, left->entries, right->entries)) held.insert("fields");
  if (may_be_a_child(left->entries, right->entries, today_)) held.insert("child");
  for (const Side* side : {&*left, &*right}) {
    for (const FileEntry& entry : side->entries) look_at_entry(entry, held);
    std::set<Position> about(side->anchors.begin(), side->anchors.end());
    for (const Position one : side->anchors) {
      if (const ListFacts* list = anchors_.list_of(one)) about.insert({list->at, list->source});
      const Result<std::string> handling = anchors_.handling(one);  // that of a sealed file is its own
      if (!handling) return tl::unexpected(handling.error());
      if (*handling != access::handling_classes().front()) held.insert("handling");
    }
    for (const Position one : about)
      if (const Result<void> done = look_at_records(one, held); !done) return tl::unexpected(done.error());
  }
  if (policy.one_to_one) {
    look_at_lists(*left, *right, held);
    const Result<bool> alone = is_one_to_one(*left, *right);
    if (!alone) return tl::unexpected(alone.error());
    if (!*alone) held.insert("not-one-to-one");
  }
  if (const Result<void> done = look_at_decisions(*left, *right, pair, held); !done) return tl::unexpected(done.error());
  return held;
}

}  // namespace nostoi::review
