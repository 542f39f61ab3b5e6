// Each line is read twice, as the recipient may see it and as the register knows it, and the guards go over it; then what was decided on
// the cells that they ask about is laid over the table.
#include "publish/looking.hpp"

#include <algorithm>
#include <set>

#include "publish/count.hpp"
#include "publish/embargo.hpp"
#include "publish/vocabulary.hpp"
#include "register/doors.hpp"
#include "register/note.hpp"

namespace nostoi::publish {

namespace {

const Answer* answer_on(const Answers& answers, Position anchor, const std::string& column) {
  const auto found = answers.find({anchor, column});
  return found == answers.end() ? nullptr : &found->second;
}

/// A cell that somebody decided to leave out, or of which nobody has decided yet.
void empty_the_held_back(Table& table, const std::vector<Obstacle>& obstacles) {
  std::set<Position> stopped;
  std::set<std::pair<Position, std::string>> held;
  for (const Obstacle& one : obstacles) {
    if (one.stops && one.column.empty()) stopped.insert(one.anchor);
    if (!one.column.empty() && !(one.answer && one.answer->give)) held.emplace(one.anchor, one.column);
  }
  for (Row& row : table.rows)
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      if (stopped.contains(row.anchor) || held.contains({row.anchor, table.columns[at]})) row.cells[at] = {};
}

void add_line(LookedAt& all, const Before& before, const Line& line, const View& view, const std::set<Position>& seen,
              const Answers& answers) {
  Row row{line.anchor, view.person, cells_of(view, before.proposal.columns)};
  for (Obstacle& one : against_line(before, line, view, row.cells, seen)) {
    if (const Answer* said = one.stops ? nullptr : answer_on(answers, one.anchor, one.column)) one.answer = *said;
    all.looked.obstacles.push_back(std::move(one));
  }
  for (const FileEntry& entry : view.leaves.entries) all.about.push_back(entry.anchor);
  all.looked.table.rows.push_back(std::move(row));
}

}  // namespace

Result<const RecipientKind*> must_publish_to(const access::Actor& actor, const Recipient& to) {
  std::vector<std::string> known;
  for (const RecipientKind& kind : recipient_kinds()) known.push_back(kind.id);
  if (const Result<void> is = must_be_one_of(known, to.kind, "publish-kind"); !is) return tl::unexpected(is.error());
  if (to.name.empty()) return fail(Code::invalid, say("publish-to-nobody"));
  const RecipientKind* kind = find_recipient(to.kind);
  const Result<void> cleared = must_be_cleared_for(actor, {kind->clearance.begin(), kind->clearance.end()});
  if (!cleared) return tl::unexpected(cleared.error());
  return kind;
}

namespace {

Result<LookedAt> look_at_lines(Snapshot& snapshot, const access::Actor& actor, const Before& before, const Answers& answers) {
  const Proposal& proposal = before.proposal;
  LookedAt all{{{proposal.columns, {}}, against_whole(before)}, {}, {}};
  std::set<Position> seen;
  for (const Line& line : proposal.lines) {
    const Result<View> view = view_of(snapshot, before.kind, actor.id, line.anchor);
    if (!view) return tl::unexpected(view.error());
    add_line(all, before, line, *view, seen, answers);
    seen.insert(view->person);
  }
  empty_the_held_back(all.looked.table, all.looked.obstacles);
  return all;
}

Result<LookedAt> look_at_count(Snapshot& snapshot, const access::Actor& actor, const Before& before, std::int64_t clock) {
  const Count& count = before.proposal.count;
  const Result<Population> population = population_of(snapshot, before.kind, actor.id, count);
  if (!population) return tl::unexpected(population.error());
  Result<std::vector<Obstacle>> obstacles = against_count(snapshot, actor, before, *population);
  const auto known = told_before(snapshot, actor, before.proposal.to, clock);
  if (!obstacles || !known) return tl::unexpected(obstacles ? known.error() : obstacles.error());
  const auto numbers = counted(*population, count.by.size(), before.kind.smallest, *known);
  if (!numbers) obstacles->push_back({"differences", true, 0, {}, say("guard-differences-is"), {}});
  LookedAt all{{numbers ? table_of(count, *numbers) : Table{}, std::move(*obstacles)}, count.lists, {}};
  if (numbers)
    for (const Counted& one : *numbers)
      if (one.told) all.told.push_back(one.under);
  return all;
}

}  // namespace

Result<LookedAt> look_at(Snapshot& snapshot, const access::Actor& actor, const Proposal& proposal, const Answers& answers,
                         std::int64_t clock) {
  const Result<const RecipientKind*> kind = must_publish_to(actor, proposal.to);
  if (!kind) return tl::unexpected(kind.error());
  const Result<Embargoed> embargoed = embargoed_now(snapshot, actor);
  if (!embargoed) return tl::unexpected(embargoed.error());
  const Before before{proposal, **kind, *embargoed, day_of_moment(clock)};
  return proposal.counts() ? look_at_count(snapshot, actor, before, clock) : look_at_lines(snapshot, actor, before, answers);
}

namespace {

/// The numbers that were told, of the people as they were known then.
Result<Table> count_as_approved(Snapshot& snapshot, const Publication& publication) {
  const Count& count = publication.proposal.count;
  const RecipientKind& kind = *find_recipient(publication.proposal.to.kind);
  const Result<Population> population = population_of(snapshot, kind, publication.approved.actor, count, publication.approved.at);
  if (!population) return tl::unexpected(population.error());
  std::vector<Counted> numbers = *counted(*population, count.by.size(), 1, {});
  for (Counted& one : numbers) one.told = std::ranges::find(publication.told, one.under) != publication.told.end();
  return table_of(count, numbers);
}

}  // namespace

Answers answers_of(const Publication& publication) {
  Answers all;
  for (const auto& [cell, answer] : publication.answers) all[{cell.anchor, cell.column}] = answer;
  return all;
}

Result<Table> table_as_approved(Snapshot& snapshot, const Publication& publication) {
  if (publication.proposal.counts()) return count_as_approved(snapshot, publication);
  const Answers answers = answers_of(publication);
  Result<Table> table = table_of(snapshot, publication.proposal, publication.approved.actor, publication.approved.at);
  if (!table) return table;
  for (Row& row : table->rows)
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      if (const Answer* said = answer_on(answers, row.anchor, table->columns[at]); said && !said->give) row.cells[at] = {};
  return table;
}

}  // namespace nostoi::publish
