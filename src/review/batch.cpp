// Which lines are linked, and in which order.
#include "review/batch.hpp"

#include <algorithm>
#include <map>

#include "register/rows.hpp"
#include "register/versions.hpp"

namespace nostoi::review {

namespace {

/// Whether the entry of a line stands in the next version of its list: then that one is linked.
Result<bool> goes_on(Snapshot& snapshot, Position anchor, const ListFacts& later) {
  const Result<std::vector<Decision>> decisions = decisions_of(snapshot, anchor);
  if (!decisions) return tl::unexpected(decisions.error());
  return std::ranges::any_of(*decisions, [&](const Decision& one) {
    return one.left == anchor && one.verdict == Verdict::same && one.revoked == 0 && one.right > later.at &&
           one.right <= later.at + later.lines;
  });
}

/// The lines of a list that are the latest word about their entries.
Result<std::vector<std::size_t>> latest_lines(Snapshot& snapshot, const ListFacts& list, const std::vector<ListFacts>& all) {
  std::vector<std::size_t> lines;
  const auto later = std::ranges::find(all, list.later, &ListFacts::at);
  for (std::size_t line = 0; line < list.lines; ++line) {
    const Result<bool> on = later == all.end() ? Result<bool>(false) : goes_on(snapshot, list.line(line + 1), *later);
    if (!on) return tl::unexpected(on.error());
    if (!*on) lines.push_back(line);
  }
  return lines;
}

/// Cells that were taken back, by the position of their line; columns count from 1.
using TakenBack = std::map<Position, std::vector<std::size_t>>;

Result<TakenBack> taken_back(Snapshot& snapshot) {
  TakenBack all;
  const Result<void> done = snapshot.scan("retracted/", [&](std::string_view key, std::string_view) {
    const std::vector<std::uint64_t> of = rows::read_numbers(key);  // event column
    if (of[1] != 0) all[of[0]].push_back(of[1]);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

/// What was taken back is not compared.
void empty_cells(List& list, const ListFacts& facts, const TakenBack& back) {
  const auto end = back.upper_bound(facts.at + facts.lines);
  for (auto line = back.upper_bound(facts.at); line != end; ++line)
    for (const std::size_t column : line->second) list.columns.at(column - 1).cells[line->first - facts.at - 1] = 0;
}

Result<void> add_list(Snapshot& snapshot, const ListFacts& one, const std::vector<ListFacts>& all, const TakenBack& back, Batch& batch) {
  Result<List> list = list_again(snapshot, one);
  if (!list) return tl::unexpected(list.error());
  empty_cells(*list, one, back);
  const Result<std::vector<std::size_t>> lines = latest_lines(snapshot, one, all);
  if (!lines) return tl::unexpected(lines.error());
  if (lines->size() < list->lines) list = with_lines(*list, *lines);
  list->name = one.sha256 + "#" + list->table;  // names of lists do not have to differ, but linking tells columns by them
  std::vector<Position> anchors;
  for (const std::size_t line : *lines) anchors.push_back(one.line(line + 1));
  batch.lists.push_back(std::move(*list));
  batch.anchors.push_back(std::move(anchors));
  return {};
}

}  // namespace

Position Batch::anchor(const link::Linking& linking, std::uint32_t line) const {
  const auto after = std::ranges::upper_bound(linking.first_line, line);
  const auto list = static_cast<std::size_t>(after - linking.first_line.begin()) - 1;
  return anchors[list][line - linking.first_line[list]];
}

Result<Batch> batch_of(Snapshot& snapshot) {
  Result<std::vector<ListFacts>> facts = nostoi::lists(snapshot);
  const Result<TakenBack> back = taken_back(snapshot);
  if (!facts || !back) return tl::unexpected(facts ? back.error() : facts.error());
  std::ranges::sort(*facts, [](const ListFacts& a, const ListFacts& b) { return std::tie(a.sha256, a.name) < std::tie(b.sha256, b.name); });
  Batch batch;
  for (const ListFacts& one : *facts)
    if (const Result<void> done = add_list(snapshot, one, *facts, *back, batch); !done) return tl::unexpected(done.error());
  Result<NotesAsList> notes = notes_as_list(snapshot);
  if (!notes) return tl::unexpected(notes.error());
  if (notes->list.lines > 0) {
    batch.lists.push_back(std::move(notes->list));
    batch.anchors.push_back(std::move(notes->anchors));
  }
  return batch;
}

}  // namespace nostoi::review
