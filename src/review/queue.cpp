// The queue is read off the proposals; what was decided meanwhile, and what is somebody else's, is passed over.
#include "review/queue.hpp"

#include <algorithm>

#include "review/kept_frame.hpp"
#include "review/remembered.hpp"
#include "review/rows.hpp"

namespace nostoi::review {

namespace {

Proposal proposal_of(std::string_view key, std::string_view row) {
  const std::vector<std::uint64_t> numbers = rows::read_numbers(key);  // uncertainty left right
  return {numbers[1], numbers[2], score_of_row(row)};
}

/// Where a pair stands in the queue of one reviewer.
enum class Place : std::uint8_t { none, first, among };

Place place_of(const Standing& standing, const std::string& reviewer, const Asked& asked) {
  const bool skipped = standing.skipped.contains(reviewer);
  if (skipped || asked.skipped) return skipped && asked.skipped ? Place::among : Place::none;
  const Reading& reading = standing.reading;
  const bool mine = reading.to == reviewer;
  if (reading.by_two() && !reading.is_complete())
    return reading.is_reader(reviewer) && !reading.has_said(reviewer) && !asked.free ? Place::among : Place::none;
  if (const Reading* dispute = standing.in_dispute()) {
    const bool given = !reading.to.empty() && !reading.is_complete();  // to a third
    if (dispute->is_reader(reviewer) || (given && (!mine || asked.free)) || (asked.mine && !given)) return Place::none;
    return Place::first;
  }
  if (asked.mine || asked.free) return asked.free == reading.to.empty() && asked.mine == mine ? Place::among : Place::none;
  return reading.to.empty() || mine ? Place::among : Place::none;
}

/// The anchors of everybody who was marked.
Result<std::set<Position>> urgent_anchors(Snapshot& snapshot, const Team& team) {
  std::set<Position> all;
  for (const Position marked : team.urgent()) {
    const Result<Position> person = person_of(snapshot, marked);
    if (!person) return tl::unexpected(person.error());
    const Result<std::vector<Position>> anchors = anchors_of(snapshot, *person);
    if (!anchors) return tl::unexpected(anchors.error());
    all.insert(anchors->begin(), anchors->end());
  }
  return all;
}

/// Live decisions that it cannot be told, about exactly this pair.
Result<std::vector<Decision>> unsure_of(Snapshot& snapshot, const Proposal& pair) {
  Result<std::vector<Decision>> all = decisions_of(snapshot, pair.left);
  if (all)
    std::erase_if(*all, [&](const Decision& one) {
      return one.left != pair.left || one.right != pair.right || one.revoked != 0 || one.verdict != Verdict::unsure;
    });
  return all;
}

/// Fills in what is told with a pair.
Result<Waiting> told(Snapshot& snapshot, const Anchors& anchors, const access::Actor& actor, const std::string& reviewer,
                     const Standing& standing, Waiting waiting) {
  waiting.assigned = standing.reading.to;
  if (standing.reading.by_two() && !standing.reading.is_complete()) waiting.assigned = reviewer;  // nobody learns who else reads it
  if (const Reading* dispute = standing.in_dispute()) waiting.opinions = dispute->opinions;
  waiting.skipped.assign(standing.skipped.begin(), standing.skipped.end());
  Result<std::vector<Decision>> earlier = decided_before(snapshot, anchors, actor, waiting.left, waiting.right);
  if (!earlier) return tl::unexpected(earlier.error());
  waiting.earlier = std::move(*earlier);
  return waiting;
}

Result<bool> may_read_both(const Anchors& anchors, const access::Actor& actor, const Proposal& pair) {
  const Result<bool> left = anchors.may_read(actor, pair.left), right = anchors.may_read(actor, pair.right);
  if (!left || !right) return tl::unexpected(left ? right.error() : left.error());
  return *left && *right;
}

/// The proposals of one reviewer in the order in which they are asked about; whether they are still open is not looked at.
std::vector<Waiting> in_order(const std::vector<Proposal>& all, const Team& team, const Anchors& anchors, const std::set<Position>& urgent,
                              const std::string& reviewer, const Asked& asked) {
  std::vector<Waiting> order[3];  // two differ, urgent, the others
  for (const Proposal& one : all) {
    if (!is_of_list(anchors, one, asked.list)) continue;
    const Place place = place_of(team.standing({one.left, one.right}), reviewer, asked);
    if (place == Place::none) continue;
    Waiting waiting;
    static_cast<Proposal&>(waiting) = one;
    waiting.urgent = urgent.contains(one.left) || urgent.contains(one.right);
    order[place == Place::first ? 0 : waiting.urgent ? 1 : 2].push_back(std::move(waiting));
  }
  for (const std::size_t behind : {1u, 2u}) std::ranges::move(order[behind], std::back_inserter(order[0]));
  return std::move(order[0]);
}

}  // namespace

Result<std::vector<Proposal>> proposals(Snapshot& snapshot) {
  std::vector<Proposal> all;
  const Result<void> done = snapshot.scan("proposal/", [&](std::string_view key, std::string_view row) {
    all.push_back(proposal_of(key, row));
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

Result<void> forget_pairs(Transaction& transaction, Position anchor) {
  const Result<std::vector<Proposal>> all = proposals(transaction);
  if (!all) return tl::unexpected(all.error());
  for (const Proposal& one : *all) {
    if (one.left != anchor && one.right != anchor) continue;
    for (const std::string& key : {key_of_proposal(one.score, one.left, one.right), key_of_pair(one.left, one.right)})
      if (const Result<void> done = transaction.forget(key); !done) return done;
  }
  if (const Result<void> done = transaction.forget(rows_of_matching); !done) return done;  // it counted what the anchor said
  return forget_fingerprint(transaction, anchor);
}

Result<bool> is_open(Snapshot& snapshot, Position left, Position right) {
  const Result<Position> one = person_of(snapshot, left), other = person_of(snapshot, right);
  if (!one || !other) return tl::unexpected(one ? other.error() : one.error());
  if (*one == *other) return false;
  bool open = true;
  const Result<void> done = snapshot.scan(rows::decided(left), [&](std::string_view, std::string_view value) {
    const std::vector<std::uint64_t> row = rows::read_numbers(value);  // other verdict revoked
    if (row[0] == right && row[2] == 0 && row[1] != static_cast<std::uint64_t>(Verdict::unsure)) open = false;
    return open;
  });
  if (!done) return tl::unexpected(done.error());
  return open;
}

bool is_of_list(const Anchors& anchors, const Proposal& proposal, Position list) {
  if (list == 0) return true;
  return std::ranges::any_of(std::initializer_list<Position>{proposal.left, proposal.right}, [&](Position anchor) {
    const ListFacts* of = anchors.list_of(anchor);
    return of && of->at == list;
  });
}

Result<std::vector<Waiting>> queue_of(Snapshot& snapshot, const access::Actor& actor, const Asked& asked) {
  const Result<std::vector<Proposal>> all = proposals(snapshot);
  const Result<Anchors> anchors = Anchors::of(snapshot);
  const Result<Team> team = Team::of(snapshot);
  if (!all) return tl::unexpected(all.error());
  if (!anchors || !team) return tl::unexpected(anchors ? team.error() : anchors.error());
  const Result<std::set<Position>> urgent = urgent_anchors(snapshot, *team);
  if (!urgent) return tl::unexpected(urgent.error());
  const std::string& reviewer = asked.of.empty() ? actor.id : asked.of;
  std::vector<Waiting> shown, behind;
  for (Waiting& one : in_order(*all, *team, *anchors, *urgent, reviewer, asked)) {
    if (shown.size() >= asked.top) break;
    const Result<bool> may = may_read_both(*anchors, actor, one), open = is_open(snapshot, one.left, one.right);
    if (!may || !open) return tl::unexpected(may ? open.error() : may.error());
    if (!*may || !*open) continue;
    Result<std::vector<Decision>> unsure = unsure_of(snapshot, one);
    if (!unsure) return tl::unexpected(unsure.error());
    one.unsure = std::move(*unsure);
    (one.unsure.empty() ? shown : behind).push_back(std::move(one));
  }
  for (Waiting& one : behind)
    if (shown.size() < asked.top) shown.push_back(std::move(one));
  for (Waiting& one : shown) {
    Result<Waiting> full = told(snapshot, *anchors, actor, reviewer, team->standing({one.left, one.right}), std::move(one));
    if (!full) return tl::unexpected(full.error());
    one = std::move(*full);
  }
  return shown;
}

Result<std::vector<Waiting>> queue(Register& reg, const access::Actor& actor, const Asked& asked) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  Result<std::vector<Waiting>> waiting = snapshot ? queue_of(**snapshot, actor, asked) : tl::unexpected(snapshot.error());
  if (!waiting) return waiting;
  access::Reading reading{"review", {}};
  for (const Waiting& one : *waiting) reading.about.insert(reading.about.end(), {one.left, one.right});
  if (const Result<void> told = reg.will_show(actor, reading); !told) return tl::unexpected(told.error());
  return waiting;
}

Result<std::optional<ScoreThen>> score_of(Snapshot& snapshot, Position left, Position right) {
  if (right < left) std::swap(left, right);
  const Result<std::optional<std::string>> row = snapshot.get(key_of_pair(left, right));
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<ScoreThen>();
  return std::optional<ScoreThen>(score_of_row(**row));
}

}  // namespace nostoi::review
