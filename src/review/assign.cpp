// Giving work to people: assigning, leaving a pair to others, saying what comes first.
#include <algorithm>
#include <cmath>

#include "review/queue.hpp"

namespace nostoi::review {

namespace {

/// `count` of the pairs, drawn by numbers that the record keeps: anybody can draw them again.
std::vector<Two> drawn(const std::vector<Two>& pairs, std::size_t count, std::uint64_t seed) {
  std::vector<Two> order = pairs;
  std::ranges::sort(order, {}, [&](const Two& pair) { return std::pair(mix(mix(seed, pair.first), pair.second), pair); });
  order.resize(std::min(count, order.size()));
  std::ranges::sort(order);
  return order;
}

/// The pairs that could be given to somebody: those of the queue as that one would see it which nobody has.
Result<std::vector<Two>> free_pairs(Snapshot& snapshot, const access::Actor& actor, const Assignment& assignment) {
  Asked asked;
  asked.of = assignment.to;
  asked.top = assignment.top;
  asked.list = assignment.list;
  asked.free = true;
  const Result<std::vector<Waiting>> all = queue_of(snapshot, actor, asked);
  if (!all) return tl::unexpected(all.error());
  std::vector<Two> pairs;
  for (const Waiting& one : *all) pairs.emplace_back(one.left, one.right);
  return pairs;
}

Result<void> must_be_sound(const Assignment& assignment) {
  if (assignment.to.empty()) return fail(Code::invalid, say("review-to-whom"));
  if (assignment.second == assignment.to) return fail(Code::invalid, say("review-second-is-first"));
  if (!(assignment.share > 0 && assignment.share <= 1)) return fail(Code::invalid, say("review-share"));
  return {};
}

Result<void> must_be_two_anchors(Snapshot& snapshot, const Two& pair) {
  if (pair.first == pair.second) return fail(Code::invalid, say("register-same-anchor"));
  const Result<void> one = must_be_anchor(snapshot, pair.first);
  return one ? must_be_anchor(snapshot, pair.second) : one;
}

}  // namespace

Result<Assigned> assign(Register& reg, const access::Actor& actor, const Assignment& assignment) {
  if (const Result<void> is = must_be_sound(assignment); !is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::vector<Two>> pairs = free_pairs(log->transaction(), actor, assignment);
  if (!pairs) return tl::unexpected(pairs.error());
  if (pairs->empty()) return fail(Code::not_found, say("review-nothing-to-assign"));
  const std::uint64_t seed = hash_bytes(reg.surroundings().entropy(16)) >> 16;
  std::vector<Two> twice;
  if (!assignment.second.empty())
    twice = drawn(*pairs, static_cast<std::size_t>(std::ceil(assignment.share * static_cast<double>(pairs->size()))), seed);
  std::vector<Position> about;
  for (const auto& [left, right] : *pairs) about.insert(about.end(), {left, right});
  const Json payload{
      {"pairs", pairs_json(*pairs)}, {"second", assignment.second}, {"seed", seed}, {"to", assignment.to}, {"twice", pairs_json(twice)}};
  const Result<Position> at = add_record_alone(*log, kind::assigned, about, access::handling_classes().front(), payload);
  if (!at) return tl::unexpected(at.error());
  return Assigned{*at, pairs->size(), twice.size()};
}

Result<Position> skip(Register& reg, const access::Actor& actor, Position left, Position right, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  const Two pair = in_order(left, right);
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (const Result<void> are = must_be_two_anchors(log->transaction(), pair); !are) return tl::unexpected(are.error());
  const Result<Standing> standing = Team::of_pair(log->transaction(), pair);
  if (!standing) return tl::unexpected(standing.error());
  if (standing->reading.is_reader(actor.id) && !standing->reading.is_complete()) return fail(Code::conflict, say("review-say-unsure"));
  const Result<std::string> handling = handling_of_pair(log->transaction(), pair);
  if (!handling) return tl::unexpected(handling.error());
  const Json payload{{"left", pair.first}, {"right", pair.second}, {"why", why}};
  return add_record_alone(*log, kind::skipped, {pair.first, pair.second}, *handling, payload);
}

Result<Position> mark_urgent(Register& reg, const access::Actor& actor, Position anchor, bool urgent, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  if (const Result<void> is = must_be_of_person(log->transaction(), anchor); !is) return tl::unexpected(is.error());
  const Result<Anchors> anchors = Anchors::of(log->transaction());
  if (!anchors) return tl::unexpected(anchors.error());
  const Result<std::string> handling = anchors->handling(anchor);
  if (!handling) return tl::unexpected(handling.error());
  return add_record_alone(*log, kind::urgent, {anchor}, *handling, {{"urgent", urgent}, {"why", why}});
}

}  // namespace nostoi::review
