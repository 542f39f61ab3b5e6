// policy_guards: what holds a policy off a pair. The default is no: what is not known to be harmless holds it off.
#pragma once

#include <set>

#include "register/entry.hpp"
#include "review/policy_rules.hpp"
#include "review/queue.hpp"

namespace nostoi::review {

/// Looks at pairs of one moment.
class PolicyGuards {
 public:
  /// `today`: a day number. `all`: the proposals of the last matching.
  static Result<PolicyGuards> of(Snapshot& snapshot, const std::vector<Proposal>& all, std::int32_t today);

  /// Everything that holds the policy off the pair, by the words "policy-held-ID"; empty: it may join.
  Result<std::set<std::string>> holding_off(const Policy& policy, const Proposal& pair) const;

 private:
  PolicyGuards(Snapshot& snapshot, Anchors anchors, std::int32_t today)
      : snapshot_(&snapshot), anchors_(std::move(anchors)), heads_(std::make_shared<Heads>(snapshot)), today_(today) {}

  struct Side;
  Result<Side> side_of(Position anchor) const;
  Result<void> look_at_records(Position about, std::set<std::string>& held) const;
  void look_at_lists(const Side& left, const Side& right, std::set<std::string>& held) const;
  Result<void> look_at_decisions(const Side& left, const Side& right, const Proposal& pair, std::set<std::string>& held) const;
  Result<bool> is_one_to_one(const Side& left, const Side& right) const;
  Position root_of(const ListFacts& list) const;

  Snapshot* snapshot_;
  Anchors anchors_;
  std::shared_ptr<Heads> heads_;
  std::int32_t today_;
  std::map<Position, std::vector<Position>> partners_;  // by anchor, of all proposals
};

}  // namespace nostoi::review
