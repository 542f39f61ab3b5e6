// Which lines are linked, and in which order.
#include "review/batch.hpp"

#include <algorithm>
#include <numeric>

#include "register/line_text.hpp"
#include "register/membership.hpp"
#include "register/rows.hpp"
#include "register/versions.hpp"
#include "store/many_rows.hpp"

namespace nostoi::review {

namespace {

/// Whether the entry of a line stands in the next version of its list: then that one is linked.
Result<bool> goes_on(Snapshot& snapshot, Position anchor, const ListFacts& later) {
  const Result<std::vector<Position>> same = neighbours(snapshot, anchor);
  if (!same) return tl::unexpected(same.error());
  return std::ranges::any_of(*same, [&](Position one) { return one > later.at && one <= later.at + later.lines; });
}

/// Tells the store that the decisions about these lines are asked for next.
Result<void> expect_decided(Snapshot& snapshot, const ListFacts& list, std::span<const std::size_t> lines) {
  std::vector<std::string> prefixes;
  for (const std::size_t line : lines) prefixes.push_back(rows::decided(list.line(line + 1)));
  return expect(snapshot, prefixes, {});
}

/// Of the lines of a list, counted from 0, those that are the latest word about their entries.
Result<std::vector<std::size_t>> latest(Snapshot& snapshot, const ListFacts& list, const std::vector<ListFacts>& all,
                                        const std::vector<std::size_t>& lines) {
  const auto later = std::ranges::find(all, list.later, &ListFacts::at);
  if (later == all.end()) return lines;
  constexpr std::size_t at_once = 2000;
  std::vector<std::size_t> kept;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (at % at_once == 0)
      if (const Result<void> told =
              expect_decided(snapshot, list, std::span(lines).subspan(at).first(std::min(at_once, lines.size() - at)));
          !told)
        return tl::unexpected(told.error());
    const Result<bool> on = goes_on(snapshot, list.line(lines[at] + 1), *later);
    if (!on) return tl::unexpected(on.error());
    if (!*on) kept.push_back(lines[at]);
  }
  return kept;
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
void empty_cells(List& list, const ListFacts& facts, const std::vector<std::size_t>& lines, const TakenBack& back) {
  const auto end = back.upper_bound(facts.at + facts.lines);
  for (auto line = back.upper_bound(facts.at); line != end; ++line) {
    const auto place = std::ranges::lower_bound(lines, line->first - facts.at - 1);
    if (place == lines.end() || *place != line->first - facts.at - 1) continue;
    for (const std::size_t column : line->second) list.columns.at(column - 1).cells[static_cast<std::size_t>(place - lines.begin())] = 0;
  }
}

/// Reads lines of lists and puts them into a batch.
class Gathering {
 public:
  static Result<Gathering> of(Snapshot& snapshot) {
    Result<std::vector<ListFacts>> lists = nostoi::lists(snapshot);
    Result<TakenBack> back = taken_back(snapshot);
    if (!lists || !back) return tl::unexpected(lists ? back.error() : lists.error());
    std::ranges::sort(*lists,
                      [](const ListFacts& a, const ListFacts& b) { return std::tie(a.sha256, a.name) < std::tie(b.sha256, b.name); });
    return Gathering(snapshot, std::move(*lists), std::move(*back));
  }
  const std::vector<ListFacts>& lists() const { return lists_; }

  /// Those of the lines, counted from 0, that are linked.
  Result<void> add(const ListFacts& one, const std::vector<std::size_t>& wanted, Batch& batch) const {
    const Result<std::vector<std::size_t>> lines = latest(*snapshot_, one, lists_, wanted);
    if (!lines) return tl::unexpected(lines.error());
    const bool few = 4 * lines->size() < one.lines;
    if (few)
      if (const Result<void> told = expect_lines(one, *lines); !told) return told;
    Result<List> list = few ? list_again(*snapshot_, one, *lines) : list_again(*snapshot_, one);
    if (!list) return tl::unexpected(list.error());
    if (lines->size() < list->lines) list = with_lines(*list, *lines);
    empty_cells(*list, one, *lines, back_);
    list->name = one.sha256 + "#" + list->table;  // names of lists do not have to differ, but linking tells columns by them
    std::vector<Position> anchors;
    for (const std::size_t line : *lines) anchors.push_back(one.line(line + 1));
    batch.lists.push_back(std::move(*list));
    batch.anchors.push_back(std::move(anchors));
    batch.of.push_back(one.at);
    return {};
  }

  Result<void> add_notes(const std::vector<Position>& wanted, Batch& batch) const {
    Result<NotesAsList> notes = notes_as_list(*snapshot_, wanted);
    if (!notes) return tl::unexpected(notes.error());
    if (notes->list.lines == 0) return {};
    batch.lists.push_back(std::move(notes->list));
    batch.anchors.push_back(std::move(notes->anchors));
    batch.of.push_back(0);
    return {};
  }

 private:
  /// Lines that stand here and there are asked for one by one; a store that is far away fetches them at once.
  Result<void> expect_lines(const ListFacts& one, const std::vector<std::size_t>& lines) const {
    std::vector<std::uint64_t> positions;
    for (const std::size_t line : lines) positions.push_back(one.line(line + 1));
    return expect(*snapshot_, {}, positions);
  }

  Gathering(Snapshot& snapshot, std::vector<ListFacts> lists, TakenBack back)
      : snapshot_(&snapshot), lists_(std::move(lists)), back_(std::move(back)) {}
  Snapshot* snapshot_;
  std::vector<ListFacts> lists_;
  TakenBack back_;
};

}  // namespace

std::vector<Position> Batch::all_anchors() const {
  std::vector<Position> all;
  for (const std::vector<Position>& some : anchors) all.insert(all.end(), some.begin(), some.end());
  return all;
}

Result<Batch> batch_of(Snapshot& snapshot) {
  const Result<Gathering> gathering = Gathering::of(snapshot);
  const Result<std::vector<Position>> notes = rows::ends_of(snapshot, "note/");
  if (!gathering || !notes) return tl::unexpected(gathering ? notes.error() : gathering.error());
  Batch batch;
  for (const ListFacts& one : gathering->lists()) {
    std::vector<std::size_t> lines(one.lines);
    std::iota(lines.begin(), lines.end(), std::size_t{0});
    if (const Result<void> done = gathering->add(one, lines, batch); !done) return tl::unexpected(done.error());
  }
  const Result<void> done = gathering->add_notes(*notes, batch);
  return done ? Result<Batch>(std::move(batch)) : tl::unexpected(done.error());
}

Result<Batch> batch_of(Snapshot& snapshot, const Wanted& wanted) {
  const Result<Gathering> gathering = Gathering::of(snapshot);
  if (!gathering) return tl::unexpected(gathering.error());
  Batch batch;
  for (const ListFacts& one : gathering->lists()) {
    const auto of_it = wanted.lines.find(one.at);
    if (of_it == wanted.lines.end()) continue;
    std::vector<std::size_t> lines;
    for (const Position anchor : of_it->second) lines.push_back(anchor - one.at - 1);
    if (const Result<void> done = gathering->add(one, lines, batch); !done) return tl::unexpected(done.error());
  }
  std::vector<Position> notes;  // what is no note is an entity
  for (const Position one : wanted.notes) {
    const Result<std::optional<std::string>> row = snapshot.get(rows::note(one));
    if (!row) return tl::unexpected(row.error());
    if (*row) notes.push_back(one);
  }
  const Result<void> done = gathering->add_notes(notes, batch);
  return done ? Result<Batch>(std::move(batch)) : tl::unexpected(done.error());
}

}  // namespace nostoi::review
