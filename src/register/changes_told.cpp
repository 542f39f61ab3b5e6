// One entry of the difference stands for all that is withheld of a line.
#include "register/changes_told.hpp"

#include <algorithm>
#include <set>

#include "register/rows.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

/// The headings, in either version, of columns that say something for which the actor is not cleared.
std::set<std::string> shut_headings(const access::Actor& actor, const ListHead& before, const List& after) {
  std::set<std::string> shut;
  const auto look = [&](const std::string& heading, const std::string& field) {
    if (!access::may_read(actor, class_of_property(spoken_of(field, heading)))) shut.insert(heading);
  };
  for (const Json& column : before.columns) look(column.at("heading"), column.at("field"));
  for (const Column& column : after.columns) look(column.header, column.field);
  return shut;
}

/// The rows, in the version before, of entries that a seal shuts in either.
Result<std::set<std::uint64_t>> shut_rows(Snapshot& snapshot, const access::Actor& actor, std::int64_t clock, const ListFacts& before,
                                          const ListFacts* stored, const ListChanges& changes) {
  std::set<std::uint64_t> shut;
  const Result<bool> any = rows::any_under(snapshot, rows::of_kind(kind::sealed));
  if (!any) return tl::unexpected(any.error());
  if (!*any) return shut;
  for (const auto& [row, now] : changes.continued) {
    Result<bool> is = is_shut_for(snapshot, actor, before.line(row), clock);
    if (is && !*is && stored) is = is_shut_for(snapshot, actor, stored->line(now), clock);
    if (!is) return tl::unexpected(is.error());
    if (*is) shut.insert(row);
  }
  return shut;
}

CellChange withheld(std::uint64_t before, std::uint64_t after) { return {before, after, "", "", "", true}; }

}  // namespace

Result<void> withhold_changes(Snapshot& snapshot, const access::Actor& actor, std::int64_t clock, const ListHead& before, const List& after,
                              ListChanges& changes, const ListFacts* stored) {
  const std::set<std::string> headings = shut_headings(actor, before, after);
  const Result<std::set<std::uint64_t>> rows = shut_rows(snapshot, actor, clock, before.facts, stored, changes);
  if (!rows) return tl::unexpected(rows.error());
  std::set<std::pair<std::uint64_t, std::uint64_t>> of;
  std::vector<CellChange> told;
  for (const auto& [row, now] : changes.continued)
    if (rows->contains(row)) of.emplace(row, now);
  for (CellChange& cell : changes.cells)
    if (headings.contains(cell.column))
      of.emplace(cell.before, cell.after);
    else if (!rows->contains(cell.before))
      told.push_back(std::move(cell));
  for (const auto& [row, now] : of) told.push_back(withheld(row, now));
  std::ranges::stable_sort(told, {}, &CellChange::after);
  changes.cells = std::move(told);
  return {};
}

}  // namespace nostoi
