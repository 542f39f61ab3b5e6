// policies: which of them are in force, as records tell.
#pragma once

#include "review/policy_rules.hpp"
#include "review/team.hpp"

namespace nostoi::review {

namespace kind {
inline constexpr std::string_view policy_signed = "policy-signed", policy_withdrawn = "policy-withdrawn", policy_applied = "policy-applied";
}

/// All signatures, oldest first; how many of their decisions are live is counted where `count` says so.
Result<std::vector<Signature>> signatures_of(Snapshot& snapshot, const access::Actor& actor, bool count);

/// A policy, and the signature by which it is in force.
struct InForce {
  const Policy* policy = nullptr;
  Position signature = 0;
};
/// Those that are in force on a day (1970-01-01 = 0).
Result<std::vector<InForce>> in_force(Snapshot& snapshot, const access::Actor& actor, std::int32_t today);

/// The latest version of a policy; not_found where there is none of that id.
Result<const Policy*> policy_named(const std::string& id);

/// Who acts where a policy decides.
inline access::Actor actor_of(const Policy& policy) { return {"policy:" + policy.name(), "review", {}}; }

}  // namespace nostoi::review
