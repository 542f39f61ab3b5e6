// Who is whom: decisions about two anchors, and the persons that follow from them.
#pragma once

#include <optional>

#include "nostoi/model.hpp"
#include "nostoi/register/register.hpp"

namespace nostoi {

enum class Verdict : std::uint8_t { same, not_same, unsure };
std::string_view verdict_name(Verdict verdict);
std::optional<Verdict> verdict_named(std::string_view name);

/// What was known of the pair when it was decided.
struct ScoreThen {
  Weight weight = 0;
  double probability = 0;
  Position matched = 0;  ///< the matching that gave it
};

struct Decision {
  Position at = 0;
  Position left = 0, right = 0;  ///< anchors, left < right
  Verdict verdict = Verdict::unsure;
  std::string why, actor;
  Position revoked = 0;            ///< the event that took it back, 0 while it holds
  Position batch = 0, policy = 0;  ///< the batch it was taken in, the signature of the policy that took it; 0: by itself, by a person
  bool withheld = false;           ///< why it was taken is not told: it is about an anchor that the actor is not cleared for
};

/// Decides about two anchors. Anything may be decided again: the later decision stands beside the earlier one, which has to be revoked
/// where it says something else (conflict otherwise). Gives the position of the decision.
Result<Position> decide(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why,
                        const std::optional<ScoreThen>& score = {});
/// Takes a decision back; not_found where there is none, conflict where it was taken back before.
Result<Position> revoke(Register& reg, const access::Actor& actor, Position decision, const std::string& why);

/// The person whom an anchor belongs to as of a known time (0: now): the oldest anchor of those that live "same" decisions join.
Result<Position> person_of(Snapshot& snapshot, Position anchor, Position known = 0);
/// The anchors of a person, oldest first.
Result<std::vector<Position>> anchors_of(Snapshot& snapshot, Position person, Position known = 0);

}  // namespace nostoi
