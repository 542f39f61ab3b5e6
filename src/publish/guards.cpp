// The guards that look at a proposal as a whole and at one line of it; says_more.cpp compares with what a side has said.
#include "publish/guards.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "nostoi/captivity.hpp"
#include "publish/vocabulary.hpp"
#include "register/seals.hpp"

namespace nostoi::publish {

namespace {

using Obstacles = std::vector<Obstacle>;

constexpr int of_age = 18;

Obstacle stop(std::string guard, std::string sentence, Position anchor = 0, std::string column = {}) {
  return {std::move(guard), true, anchor, std::move(column), std::move(sentence), {}};
}

void look_at_columns(const Before& before, Obstacles& all) {
  const std::string kind = say("recipient-" + before.kind.id);
  if (before.proposal.columns.empty()) all.push_back(stop("columns", say("guard-columns-none")));
  for (std::size_t at = 0; at < before.proposal.columns.size(); ++at) {
    const std::string& column = before.proposal.columns[at];
    if (!has(before.kind.columns, column))
      all.push_back(stop(
          "columns", say("guard-columns-may-not", {{"column", column}, {"kind", kind}, {"may", joined(before.kind.columns)}}), 0, column));
    else if (std::ranges::find(before.proposal.columns, column) != before.proposal.columns.begin() + static_cast<std::ptrdiff_t>(at))
      all.push_back(stop("columns", say("guard-columns-twice", {{"column", column}}), 0, column));
  }
}

void look_at_until(const Before& before, Obstacles& all) {
  const PartialDate& until = before.proposal.until;
  if (!until.known() || until.from != until.to)
    all.push_back(stop("until", say("guard-until-none")));
  else if (until.to < before.today)
    all.push_back(stop("until", say("guard-until-past")));
  else if (until.to > before.today + before.kind.days)
    all.push_back(
        stop("until", say("guard-until-long", {{"days", std::to_string(before.kind.days)}, {"kind", say("recipient-" + before.kind.id)}})));
}

// ------------------------------------------------------------------------------------------------------ of a line

bool is_of_class(const FileEntry& entry, std::string_view handling) {
  return entry.list.handling == handling || (entry.is_note() && entry.note.handling == handling);
}

/// Nothing of a person leaves of whom anything is sealed: that he is in the list at all would tell it.
void look_at_seals(const Line& line, const View& view, Obstacles& all) {
  const auto sealed = [](const FileEntry& entry) { return is_of_class(entry, sealed_class); };
  const auto erased = [&](const FileEntry& entry) { return entry.anchor == line.anchor && entry.erased; };
  if (std::ranges::any_of(view.leaves.entries, sealed))
    all.push_back(stop("sealed", say("guard-sealed-is"), line.anchor));
  else if (std::ranges::any_of(view.leaves.entries, erased))
    all.push_back(stop("sealed", say("guard-sealed-erased"), line.anchor));
  else if (std::ranges::any_of(view.leaves.entries, [&](const FileEntry& entry) { return entry.anchor == line.anchor && entry.withheld; }))
    all.push_back(stop("withheld", say("guard-withheld-is"), line.anchor));
}

void look_at_ground(const Before& before, const Line& line, Obstacles& all) {
  if (!has(before.kind.grounds, line.ground))
    all.push_back(stop("ground", say("guard-ground-none", {{"ground", line.ground}, {"may", joined(before.kind.grounds)}}), line.anchor));
  else if (has(rules().needs_reason, line.ground) && line.reason.empty())
    all.push_back(stop("ground", say("guard-ground-reason", {{"ground", say("ground-" + line.ground)}}), line.anchor));
}

/// A day of birth that somebody states makes a child of him, or a class that only children's files have.
bool may_be_child(const View& view, std::int32_t today) {
  const std::int32_t youngest = today - of_age * 365 - of_age / 4;
  for (const FileEntry& entry : view.whole.entries) {
    if (is_of_class(entry, "child")) return true;
    for (const Statement& said : entry.statements) {
      if (said.retracted != 0 || said.stance == "denied") continue;
      const Property* property = find_property(said.property);
      if (property && property->handling == "child") return true;
      if ((said.property == "birth_date" || said.property == "birth_year") && said.date.known() && said.date.to > youngest) return true;
    }
  }
  return false;
}

bool is_confirmed(const View& view, const Recipient& to) {
  const auto confirms = [&](const captivity::Evidence& one) {
    if (one.denied) return false;
    const bool own = one.speaker == to.name || has(to.speaks_as, one.speaker);
    return has(rules().confirming, one.kind) || (own && has(rules().own_word, one.kind));
  };
  return std::ranges::any_of(captivity::answers(view.whole), [&](const captivity::Answer& answer) {
    return answer.question == "held" && std::ranges::any_of(answer.evidence, confirms);
  });
}

void look_at_kind(const Before& before, const Line& line, const View& view, Obstacles& all) {
  const auto guarded = [&](const char* guard) { return has(before.kind.guards, guard); };
  const std::string* embargo = embargo_on(view, before.embargoed);
  if (guarded("embargo") && embargo) all.push_back(stop("embargo", say("guard-embargo-is", {{"name", *embargo}}), line.anchor));
  if (guarded("child") && may_be_child(view, before.today)) all.push_back(stop("child", say("guard-child-is"), line.anchor));
  if (guarded("confirmed") && !is_confirmed(view, before.proposal.to))
    all.push_back(stop("confirmed", say("guard-confirmed-not"), line.anchor));
}

// ------------------------------------------------------------------------------------------------------ of a cell

/// What a detaining side has put about is a claim of its own: passed on by us it would seem confirmed.
bool is_their_word(const View& view, const Cell& cell) {
  const auto here = [&](const FileEntry& entry) {
    return std::ranges::any_of(entry.statements, [&](const Statement& one) { return one.at == cell.at && one.column == cell.column; });
  };
  const auto entry = std::ranges::find_if(view.leaves.entries, here);
  return entry != view.leaves.entries.end() && has(rules().own_word, entry->list.evidence);
}

bool tells_of_death(const std::string& column) {
  const Property* property = find_property(column);
  return property && property->group == "death";
}

void look_at_cell(const Before& before, const Line& line, const View& view, const std::string& column, const Cell& cell, Obstacles& all) {
  if (cell.at == 0) return;
  const auto ask = [&](const char* guard, std::string sentence) {
    all.push_back({guard, false, line.anchor, column, std::move(sentence), {}});
  };
  if (tells_of_death(column) && captivity::death(view.whole).state != captivity::Death::established)
    all.push_back(stop("contradicted", say("guard-contradicted-death"), line.anchor, column));
  if (has(before.kind.guards, "more-than-stated")) {
    std::vector<std::string> speakers = before.proposal.to.speaks_as;
    speakers.push_back(before.proposal.to.name);
    if (says_more(view, speakers, column, cell)) ask("more-than-stated", say("guard-more-than-stated-is", {{"value", cell.value}}));
  }
  if (has(before.kind.guards, "their-word") && is_their_word(view, cell)) ask("their-word", say("guard-their-word-is"));
}

}  // namespace

const std::string* embargo_on(const View& view, const Embargoed& embargoed) {
  for (const auto& [thing, name] : embargoed.things)
    for (const FileEntry& entry : view.whole.entries)
      if (entry.anchor == thing || (entry.list.at != 0 && entry.list.at == thing)) return &name;
  return nullptr;
}

std::vector<Obstacle> against_time_and_reach(const Before& before) {
  Obstacles all;
  look_at_until(before, all);
  if (!before.proposal.onward.empty() && !before.kind.onward)
    all.push_back(stop("onward", say("guard-onward-may-not", {{"kind", say("recipient-" + before.kind.id)}})));
  return all;
}

std::vector<Obstacle> against_whole(const Before& before) {
  Obstacles all;
  const Proposal& proposal = before.proposal;
  const std::string lines = std::to_string(proposal.lines.size()), rows = std::to_string(proposal.rows);
  if (proposal.lines.empty()) all.push_back(stop("rows", say("guard-rows-none")));
  if (proposal.rows != proposal.lines.size()) all.push_back(stop("rows", say("guard-rows-differ", {{"said", rows}, {"are", lines}})));
  look_at_columns(before, all);
  std::ranges::move(against_time_and_reach(before), std::back_inserter(all));
  return all;
}

std::vector<Obstacle> against_line(const Before& before, const Line& line, const View& view, const std::vector<Cell>& cells,
                                   const std::set<Position>& seen) {
  Obstacles all;
  look_at_ground(before, line, all);
  look_at_seals(line, view, all);
  if (seen.contains(view.person)) all.push_back(stop("twice", say("guard-twice-is"), line.anchor));
  if (!view.whole.conflicts.empty()) all.push_back(stop("contradicted", say("guard-contradicted-is"), line.anchor));
  look_at_kind(before, line, view, all);
  if (!all.empty()) return all;  // of a line that stays nothing is asked
  for (std::size_t at = 0; at < cells.size(); ++at) look_at_cell(before, line, view, before.proposal.columns[at], cells[at], all);
  return all;
}

}  // namespace nostoi::publish
