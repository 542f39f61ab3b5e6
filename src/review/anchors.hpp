// anchors: where anchors stand and who may read them; the heads of all lists are read once.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::review {

class Anchors {
 public:
  static Result<Anchors> of(Snapshot& snapshot);

  /// The list of a line; nullptr for a note or an entity.
  const ListFacts* list_of(Position anchor) const;
  /// The handling class of a line, a note or an entity.
  Result<std::string> handling(Position anchor) const;
  Result<bool> may_read(const access::Actor& actor, Position anchor) const;
  const std::vector<ListFacts>& lists() const { return lists_; }

 private:
  Anchors(Snapshot& snapshot, std::vector<ListFacts> lists) : snapshot_(&snapshot), lists_(std::move(lists)) {}
  Snapshot* snapshot_;
  std::vector<ListFacts> lists_;  // by position
};

/// denied where the actor may not read one of them.
Result<void> must_read_both(const Anchors& anchors, const access::Actor& actor, const std::pair<Position, Position>& pair);

/// How a record about two anchors is handled: as the first of them that is not ordinary.
Result<std::string> handling_of_pair(Snapshot& snapshot, const std::pair<Position, Position>& pair);

/// The reason of a decision is told to those alone who may read both anchors.
Result<void> withhold_reason(const Anchors& anchors, const access::Actor& actor, Decision& decision);

}  // namespace nostoi::review
