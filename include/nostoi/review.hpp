// review: what a person should look at next. All lines and notes of the register are linked as one batch; what linking finds likely becomes
// a proposal, and nothing joins until somebody decides. Proposals are an index: disposable, and the same whatever order all came in.
#pragma once

#include <vector>

#include "nostoi/link.hpp"
#include "nostoi/register.hpp"

namespace nostoi::review {

/// A pair of anchors that may be one person.
struct Proposal {
  Position left = 0, right = 0;  ///< anchors, left < right
  ScoreThen score;
};

/// What a matching did.
struct Matched {
  Position at = 0;  ///< the event that pins it: model, and by its position the lines that frequencies were counted over
  std::uint64_t lists = 0, lines = 0, proposals = 0;
};

/// Links all lines of the register, and the notes that say what somebody is called, and puts the pairs that are at least worth a look
/// (options.review) in place of the proposals before. Lists are taken in the order of their bytes, notes in that of what they say, so that
/// any order of imports gives the same. Others may write meanwhile; where lines or notes come, it links again. O(lines), as link::link().
Result<Matched> match(Register& reg, const access::Actor& actor, const link::Options& options);

/// The queue: proposals about which nothing is decided, between persons that are still two, the least certain first. At most `top`.
Result<std::vector<Proposal>> queue(Register& reg, const access::Actor& actor, std::size_t top);

/// What the last matching said of a pair; none where it did not propose it.
Result<std::optional<ScoreThen>> score_of(Snapshot& snapshot, Position left, Position right);

}  // namespace nostoi::review
