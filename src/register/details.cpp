// A finding quotes a cell, and the difference of two versions both their cells: each is told by the class of its column and the seals of
// its line.
#include "nostoi/register/details.hpp"

#include <algorithm>
#include <set>

#include "register/changes_told.hpp"
#include "register/inside.hpp"
#include "register/kept_bytes.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

Result<ListHead> open_head(Snapshot& snapshot, const access::Actor& actor, Position list) {
  Result<ListHead> head = list_head(snapshot, list);
  if (!head) return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(list)}}));
  if (!access::may_read(actor, head->facts.handling)) return fail(Code::denied, say("person-withheld"));
  return head;
}

/// The columns of a list as one asks about findings: which are shut, and whether any is.
struct Columns {
  std::set<std::string> open;
  bool any_shut = false;

  Columns(const access::Actor& actor, const ListHead& head) {
    for (const Json& column : head.columns)
      if (access::may_read(actor, class_of_column(column)))
        open.insert(column.at("heading").get<std::string>());
      else
        any_shut = true;
    for (const Json& column : head.columns)
      if (!access::may_read(actor, class_of_column(column))) open.erase(column.at("heading").get<std::string>());
  }
  /// What is about no column that is known may quote the whole row.
  bool shut(const std::string& column) const { return any_shut && !open.contains(column); }
};

Result<std::optional<FindingTold>> finding_of(Snapshot& snapshot, const access::Actor& actor, std::int64_t clock, const ListHead& head,
                                              const Columns& columns, const Event& event) {
  if (event.header.kind != kind::finding || event.payload.empty()) return std::optional<FindingTold>();
  const Result<Json> said = read_canonical(event.payload);
  if (!said) return tl::unexpected(said.error());
  FindingTold one;
  one.code = said->at("code");
  one.row = said->at("row");
  one.physical_row = said->at("physical_row");
  one.column = said->at("column");
  one.text = said->at("text");
  one.message = said->at("message");
  one.withheld = columns.shut(one.column);
  if (!one.withheld && one.row > 0 && one.row <= head.facts.lines) {
    const Result<bool> sealed = is_shut_for(snapshot, actor, head.facts.line(one.row), clock);
    if (!sealed) return tl::unexpected(sealed.error());
    one.withheld = *sealed;
  }
  if (one.withheld) one.text.clear(), one.message.clear(), one.column.clear();
  return std::optional(std::move(one));
}

/// Whether `before` is a version that `after` came from.
Result<bool> is_earlier(Snapshot& snapshot, Position before, ListFacts after) {
  while (after.version_of != 0) {
    if (after.version_of == before) return true;
    const Result<ListHead> head = list_head(snapshot, after.version_of);
    if (!head) return tl::unexpected(head.error());
    after = head->facts;
  }
  return false;
}

}  // namespace

Result<FindingsTold> findings_of(Register& reg, const access::Actor& actor, Position list, std::uint64_t after, std::uint64_t most) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  const Result<ListHead> head = snapshot ? open_head(**snapshot, actor, list) : tl::unexpected(snapshot.error());
  const Result<Json> whole = head ? payload_at(**snapshot, list, kind::list) : tl::unexpected(head.error());
  if (!whole) return tl::unexpected(whole.error());
  FindingsTold told{{}, whole->at("findings")};
  if (const Result<void> heard = reg.will_show(actor, {"findings", {list}}); !heard) return tl::unexpected(heard.error());
  if (after >= told.total || most == 0) return told;
  const Columns columns(actor, *head);
  const Position first = list + head->facts.lines + 1 + after, last = first + std::min(most, told.total - after) - 1;
  Result<void> well;
  const Result<void> done = (*snapshot)->read(first, last, [&](const Event& event) {
    Result<std::optional<FindingTold>> one = finding_of(**snapshot, actor, reg.surroundings().clock(), *head, columns, event);
    if (!one) return well = tl::unexpected(one.error()), false;
    if (*one) told.all.push_back(std::move(**one));
    return true;
  });
  if (!done || !well) return tl::unexpected(done ? well.error() : done.error());
  return told;
}

Result<ListChanges> changes_between(Register& reg, const access::Actor& actor, Position before, Position after) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  const Result<ListHead> was = snapshot ? open_head(**snapshot, actor, before) : tl::unexpected(snapshot.error());
  const Result<ListHead> is = was ? open_head(**snapshot, actor, after) : tl::unexpected(was.error());
  const Result<bool> earlier = is ? is_earlier(**snapshot, before, is->facts) : tl::unexpected(is.error());
  if (!earlier) return tl::unexpected(earlier.error());
  if (!*earlier) return fail(Code::invalid, say("version-not-of-it", {{"list", is->facts.name}, {"before", was->facts.name}}));
  const Result<List> left = list_again(**snapshot, was->facts), right = list_again(**snapshot, is->facts);
  const Result<Json> head = payload_at(**snapshot, after, kind::list);
  if (!left || !right) return tl::unexpected(left ? right.error() : left.error());
  if (!head) return tl::unexpected(head.error());
  ListChanges told = changes(*left, *right);
  if (head->value("corrections", false)) told.gone.clear();  // what corrections do not name stays
  const Result<void> withheld = withhold_changes(**snapshot, actor, reg.surroundings().clock(), *was, *right, told, &is->facts);
  if (!withheld) return tl::unexpected(withheld.error());
  if (const Result<void> heard = reg.will_show(actor, {"difference", {before, after}}); !heard) return tl::unexpected(heard.error());
  return told;
}

Result<bool> source_is_kept(Snapshot& snapshot, const ListFacts& list) {
  const Result<std::vector<Position>> parts = parts_of(snapshot, list.source);
  return parts ? Result<bool>(!parts->empty()) : tl::unexpected(parts.error());
}

}  // namespace nostoi
