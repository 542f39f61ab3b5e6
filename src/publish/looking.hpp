// looking: a proposal with everything that stands against it, inside of whatever is under way.
#pragma once

#include <map>

#include "publish/record.hpp"
#include "publish/view.hpp"

namespace nostoi::publish {

/// The last answer on each cell, by anchor and column.
using Answers = std::map<std::pair<Position, std::string>, Answer>;
Answers answers_of(const Publication& publication);

struct LookedAt {
  Looked looked;
  std::vector<Position> about;  ///< the anchors of which something is shown, for the trail
  std::vector<Under> told;      ///< of a count: the numbers that would be told
};

/// Who publishes has to be cleared for all that may leave to this kind of recipient (denied), or two people would see two tables. invalid
/// where the kind is none or nobody receives it.
Result<const RecipientKind*> must_publish_to(const access::Actor& actor, const Recipient& to);

Result<LookedAt> look_at(Snapshot& snapshot, const access::Actor& actor, const Proposal& proposal, const Answers& answers,
                         std::int64_t clock);

/// What left: the table as it was when it was approved, with the cells that were decided to stay empty.
Result<Table> table_as_approved(Snapshot& snapshot, const Publication& publication);

}  // namespace nostoi::publish
