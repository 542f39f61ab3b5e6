// Proposing, answering, approving, refusing: each looks at the register inside of its own transaction, so that what it saw is what it
// writes.
#include <algorithm>
#include <set>

#include "publish/kinds.hpp"
#include "publish/looking.hpp"
#include "publish/vocabulary.hpp"
#include "register/acts.hpp"

namespace nostoi::publish {

namespace {

Result<void> must_have_reason(const std::string& why) {
  return why.empty() ? Result<void>(fail(Code::invalid, say("register-no-reason"))) : Result<void>();
}

/// Refuses what is stopped, with the first reason and how many there are.
Result<void> nothing_stops(const Looked& looked) {
  const auto stops = [](const Obstacle& one) { return one.stops; };
  const auto first = std::ranges::find_if(looked.obstacles, stops);
  if (first == looked.obstacles.end()) return {};
  const std::string what = first->anchor == 0 ? first->sentence : "a" + std::to_string(first->anchor) + ": " + first->sentence;
  return fail(Code::conflict,
              say("publication-stopped", {{"what", what}, {"count", std::to_string(std::ranges::count_if(looked.obstacles, stops))}}));
}

Result<void> must_be_in(const Publication& publication, State state) {
  if (publication.state == state) return {};
  const std::string now = say("publication-" + std::string(state_name(publication.state)));
  return fail(Code::conflict, say("publication-is", {{"number", std::to_string(publication.at)}, {"state", now}}));
}

/// A correction takes the place of something that left, for the same recipient.
Result<void> must_correct(Snapshot& snapshot, const access::Actor& actor, const Proposal& proposal, std::int64_t clock) {
  if (proposal.corrects == 0) return {};
  const Result<Publication> before = publication_at(snapshot, actor, proposal.corrects, clock);
  if (!before) return tl::unexpected(before.error());
  const bool same = before->proposal.to.kind == proposal.to.kind && before->proposal.to.name == proposal.to.name;
  if (before->copies.empty() || !same || before->corrected_by != 0)
    return fail(Code::conflict, say("publication-corrects-not", {{"number", std::to_string(proposal.corrects)}}));
  return {};
}

/// Begins to write about a publication that is in that state.
struct Underway {
  Log log;
  Publication publication;
};
Result<Underway> begin(Register& reg, const access::Actor& actor, Position at, State state) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  Result<Publication> publication = publication_at(log->transaction(), actor, at, reg.surroundings().clock());
  if (!publication) return tl::unexpected(publication.error());
  if (const Result<void> is = must_be_in(*publication, state); !is) return tl::unexpected(is.error());
  return Underway{std::move(*log), std::move(*publication)};
}

/// Four eyes: who proposed it, or let something pass that a guard asked about, does not approve it.
Result<void> must_be_another(const Publication& publication, const std::string& actor) {
  const auto let_pass = [&](const auto& one) { return one.second.give && is_same_actor(one.second.actor, actor); };
  if (is_same_actor(publication.actor, actor) || std::ranges::any_of(publication.answers, let_pass))
    return fail(Code::denied, say("publication-same-person", {{"actor", actor}}));
  return {};
}

Result<void> all_answered(const Looked& looked) {
  const auto open = std::ranges::count_if(looked.obstacles, [](const Obstacle& one) { return one.open(); });
  return open == 0 ? Result<void>() : fail(Code::conflict, say("publication-unanswered", {{"count", std::to_string(open)}}));
}

}  // namespace

Result<Looked> look(Register& reg, const access::Actor& actor, const Proposal& proposal) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<LookedAt> seen = look_at(**snapshot, actor, proposal, {}, reg.surroundings().clock());
  if (!seen) return tl::unexpected(seen.error());
  if (const Result<void> heard = reg.will_show(actor, {"publication", seen->about}); !heard) return tl::unexpected(heard.error());
  return std::move(seen->looked);
}

Proposal without_stopped(Proposal proposal, const Looked& looked) {
  std::set<Position> stopped;
  for (const Obstacle& one : looked.obstacles)
    if (one.stops && one.anchor != 0) stopped.insert(one.anchor);
  std::erase_if(proposal.lines, [&](const Line& line) { return stopped.contains(line.anchor); });
  proposal.rows = proposal.lines.size();
  return proposal;
}

Result<Position> propose(Register& reg, const access::Actor& actor, const Proposal& proposal) {
  if (const Result<void> has = must_have_reason(proposal.why); !has) return tl::unexpected(has.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const std::int64_t clock = reg.surroundings().clock();
  const Result<LookedAt> seen = look_at(log->transaction(), actor, proposal, {}, clock);
  if (!seen) return tl::unexpected(seen.error());
  Result<void> may = nothing_stops(seen->looked);
  if (may) may = must_correct(log->transaction(), actor, proposal, clock);
  if (!may) return tl::unexpected(may.error());
  const std::vector<Position> about = proposal.corrects == 0 ? std::vector<Position>{} : std::vector<Position>{proposal.corrects};
  return add_record_alone(*log, kind::proposed, about, "ordinary", payload_of(proposal));
}

Result<Position> answer(Register& reg, const access::Actor& actor, Position publication, const std::vector<CellNamed>& cells, bool give,
                        const std::string& why) {
  if (const Result<void> has = must_have_reason(why); !has) return tl::unexpected(has.error());
  Result<Underway> now = begin(reg, actor, publication, State::proposed);
  if (!now) return tl::unexpected(now.error());
  const Result<LookedAt> seen = look_at(now->log.transaction(), actor, now->publication.proposal, {}, reg.surroundings().clock());
  if (!seen) return tl::unexpected(seen.error());
  std::set<std::pair<Position, std::string>> asked;
  for (const Obstacle& one : seen->looked.obstacles)
    if (!one.stops) asked.emplace(one.anchor, one.column);
  Json named = Json::array();
  for (const CellNamed& cell : cells) {
    if (!asked.contains({cell.anchor, cell.column}))
      return fail(Code::conflict, say("publication-not-asked", {{"line", "a" + std::to_string(cell.anchor)}, {"column", cell.column}}));
    named.push_back(Json::array({cell.anchor, cell.column}));
  }
  if (cells.empty()) return fail(Code::invalid, say("publication-no-cells"));
  return add_record_alone(now->log, kind::answered, {publication}, "ordinary", {{"cells", std::move(named)}, {"give", give}, {"why", why}});
}

Result<Position> approve(Register& reg, const access::Actor& actor, Position publication, const std::string& why) {
  if (const Result<void> has = must_have_reason(why); !has) return tl::unexpected(has.error());
  Result<Underway> now = begin(reg, actor, publication, State::proposed);
  if (!now) return tl::unexpected(now.error());
  Result<void> may = must_be_another(now->publication, actor.id);
  if (!may) return tl::unexpected(may.error());
  const Result<LookedAt> seen =
      look_at(now->log.transaction(), actor, now->publication.proposal, answers_of(now->publication), reg.surroundings().clock());
  if (!seen) return tl::unexpected(seen.error());
  may = nothing_stops(seen->looked);
  if (may) may = all_answered(seen->looked);
  if (!may) return tl::unexpected(may.error());
  Json payload{{"hash", seen->looked.table.hash()}, {"why", why}};
  if (now->publication.proposal.counts()) payload["told"] = told_json(seen->told);
  return add_record_alone(now->log, kind::approved, {publication}, "ordinary", std::move(payload));
}

Result<Position> refuse(Register& reg, const access::Actor& actor, Position publication, const std::string& why) {
  if (const Result<void> has = must_have_reason(why); !has) return tl::unexpected(has.error());
  Result<Underway> now = begin(reg, actor, publication, State::proposed);
  if (!now) now = begin(reg, actor, publication, State::approved);
  if (!now) return tl::unexpected(now.error());
  return add_record_alone(now->log, kind::refused, {publication}, "ordinary", {{"why", why}});
}

Result<std::vector<Publication>> publications(Register& reg, const access::Actor& actor, Position known) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (const Result<void> heard = reg.will_show(actor, {"publications", {}}); !heard) return tl::unexpected(heard.error());
  return all_publications(**snapshot, actor, reg.surroundings().clock(), known);
}

Result<std::vector<Publication>> publications_about(Register& reg, const access::Actor& actor, Position anchor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Position> person = person_of(**snapshot, anchor);
  const Result<std::vector<Position>> anchors = person ? anchors_of(**snapshot, *person) : tl::unexpected(person.error());
  const Result<std::vector<ListFacts>> all_lists = anchors ? lists(**snapshot) : tl::unexpected(anchors.error());
  Result<std::vector<Publication>> all =
      all_lists ? all_publications(**snapshot, actor, reg.surroundings().clock()) : tl::unexpected(all_lists.error());
  if (!all) return all;
  std::set<Position> named(anchors->begin(), anchors->end());
  for (const Position one : *anchors)
    if (const ListFacts* list = list_holding(*all_lists, one)) named.insert(list->at);
  std::erase_if(*all, [&](const Publication& one) {
    const auto names = [&](const Line& line) { return named.contains(line.anchor); };
    const auto counts = [&](Position list) { return named.contains(list); };
    return std::ranges::none_of(one.proposal.lines, names) && std::ranges::none_of(one.proposal.count.lists, counts);
  });
  if (const Result<void> heard = reg.will_show(actor, {"publications", *anchors}); !heard) return tl::unexpected(heard.error());
  return all;
}

Result<Shown> publication(Register& reg, const access::Actor& actor, Position at) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const std::int64_t clock = reg.surroundings().clock();
  Result<Publication> publication = publication_at(**snapshot, actor, at, clock);
  if (!publication) return tl::unexpected(publication.error());
  Result<LookedAt> seen = look_at(**snapshot, actor, publication->proposal, answers_of(*publication), clock);
  if (!seen) return tl::unexpected(seen.error());
  if (const Result<void> heard = reg.will_show(actor, {"publication", seen->about}); !heard) return tl::unexpected(heard.error());
  const bool changed = publication->approved.at != 0 && seen->looked.table.hash() != publication->approved_hash;
  return Shown{std::move(*publication), std::move(seen->looked), changed};
}

}  // namespace nostoi::publish
