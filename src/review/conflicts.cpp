// A "not same" between two anchors that other decisions join is shown until somebody resolves it.
#include <algorithm>
#include <map>

#include "register/rows.hpp"
#include "review/anchors.hpp"
#include "review/queue.hpp"

namespace nostoi::review {

namespace {

/// Pairs that were ever decided not to be the same, and by which decision.
Result<std::vector<std::pair<Position, Two>>> told_apart(Snapshot& snapshot) {
  std::vector<std::pair<Position, Two>> all;
  const Result<void> done = snapshot.scan("decision/", [&](std::string_view key, std::string_view row) {
    const std::vector<std::uint64_t> of = rows::read_numbers(row);  // left right verdict
    if (of[2] == static_cast<std::uint64_t>(Verdict::not_same)) all.push_back({rows::read_numbers(key).front(), {of[0], of[1]}});
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

Result<std::optional<Decision>> live_decision(Snapshot& snapshot, Position at, Position left) {
  const Result<std::vector<Decision>> all = decisions_of(snapshot, left);
  if (!all) return tl::unexpected(all.error());
  const auto found = std::ranges::find(*all, at, &Decision::at);
  if (found == all->end() || found->revoked != 0) return std::optional<Decision>();
  return std::optional<Decision>(*found);
}

}  // namespace

Result<std::vector<Conflict>> conflicts(Register& reg, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<std::vector<std::pair<Position, Two>>> apart = told_apart(**snapshot);
  const Result<Anchors> anchors = Anchors::of(**snapshot);
  if (!apart || !anchors) return tl::unexpected(apart ? anchors.error() : apart.error());
  std::map<Position, Conflict> by_person;
  for (const auto& [at, pair] : *apart) {
    const Result<Position> one = person_of(**snapshot, pair.first), other = person_of(**snapshot, pair.second);
    if (!one || !other) return tl::unexpected(one ? other.error() : one.error());
    if (*one != *other) continue;
    Result<std::optional<Decision>> decision = live_decision(**snapshot, at, pair.first);
    if (!decision) return tl::unexpected(decision.error());
    if (!*decision) continue;
    if (const Result<void> done = withhold_reason(*anchors, actor, **decision); !done) return tl::unexpected(done.error());
    by_person[*one].person = *one;
    by_person[*one].not_same.push_back(std::move(**decision));
  }
  std::vector<Conflict> all;
  access::Reading reading{"conflicts", {}};
  for (auto& [person, conflict] : by_person) {
    for (const Decision& one : conflict.not_same) reading.about.insert(reading.about.end(), {one.left, one.right});
    all.push_back(std::move(conflict));
  }
  if (const Result<void> told = reg.will_show(actor, reading); !told) return tl::unexpected(told.error());
  return all;
}

}  // namespace nostoi::review
