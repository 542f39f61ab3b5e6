// What is shown of a register as a whole, and to whom. Which classes a register holds is found by its index: sources, notes, records, and
// the properties of which somebody says something.
#include "register/doors.hpp"

#include <algorithm>
#include <set>

#include "register/entry.hpp"
#include "register/rows.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

/// Of the lists: that of their source, and those of what their columns say.
Result<void> add_lists(Snapshot& snapshot, std::set<std::string>& classes) {
  const Result<std::vector<ListFacts>> all = lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  for (const ListFacts& list : *all) {
    classes.insert(list.handling);
    const Result<ListHead> head = list_head(snapshot, list.at);
    if (!head) return tl::unexpected(head.error());
    for (const Json& column : head->columns) classes.insert(class_of_column(column));
  }
  return {};
}

/// Of what stands under a prefix: what its payload calls its handling, what it is of by its nature, and what its property is of.
Result<void> add_events(Snapshot& snapshot, std::string_view prefix, std::set<std::string>& classes) {
  const Result<std::vector<Position>> all = rows::ends_of(snapshot, prefix);
  if (!all) return tl::unexpected(all.error());
  for (const Position at : *all) {
    const Result<Event> event = event_at(snapshot, at);
    if (!event) return tl::unexpected(event.error());
    if (event->payload.empty()) continue;
    const Result<Json> payload = read_canonical(event->payload);
    if (!payload) return tl::unexpected(payload.error());
    for (const char* said : {"handling", "nature"})
      if (payload->contains(said)) classes.insert(payload->at(said).get<std::string>());
    if (payload->contains("property")) classes.insert(class_of_property(payload->at("property")));
  }
  return {};
}

Result<std::set<std::string>> classes_in(Snapshot& snapshot) {
  std::set<std::string> classes;
  Result<void> done = add_lists(snapshot, classes);
  for (const char* prefix : {"note/", "stated/", "of-kind/"})
    if (done) done = add_events(snapshot, prefix, classes);
  if (!done) return tl::unexpected(done.error());
  return classes;
}

Result<void> may_dump(Snapshot& snapshot, const access::Actor& actor) {
  if (actor.purpose != "maintenance") return fail(Code::denied, say("dump-purpose"));
  const Result<bool> sealed = rows::any_under(snapshot, rows::of_kind(kind::sealed));
  const Result<std::set<std::string>> classes = classes_in(snapshot);
  if (!sealed || !classes) return tl::unexpected(sealed ? classes.error() : sealed.error());
  if (*sealed) return fail(Code::denied, say("dump-sealed"));
  return must_be_cleared_for(actor, *classes);
}

}  // namespace

Result<void> must_be_cleared_for(const access::Actor& actor, const std::set<std::string>& classes) {
  std::string wanting;
  for (const std::string& one : classes)
    if (!access::may_read(actor, one)) wanting += (wanting.empty() ? "" : ", ") + one;
  return wanting.empty() ? Result<void>() : fail(Code::denied, say("dump-clearance", {{"classes", wanting}}));
}

Result<Position> list_named(Snapshot& snapshot, const access::Actor& actor, std::string_view text) {
  const Result<std::vector<ListFacts>> all = lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  std::vector<Position> meant;
  for (const ListFacts& list : *all)
    if (access::may_read(actor, list.handling) && (std::to_string(list.at) == text || (list.name == text && list.later == 0)))
      meant.push_back(list.at);
  if (meant.empty()) return fail(Code::not_found, say("version-no-list", {{"list", std::string(text)}}));
  if (meant.size() > 1) return fail(Code::conflict, say("register-name-twice", {{"name", std::string(text)}}));
  return meant.front();
}

Result<std::vector<ListFacts>> lists(Register& reg, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<std::vector<ListFacts>> all = lists(**snapshot);
  if (!all) return all;
  for (ListFacts& list : *all)
    if (!access::may_read(actor, list.handling)) withhold(list);
  if (const Result<void> told = reg.will_show(actor, {"lists", {}}); !told) return tl::unexpected(told.error());
  return all;
}

Result<void> dump(Register& reg, const access::Actor& actor, const std::function<void(std::string_view line)>& out) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (const Result<void> may = may_dump(**snapshot, actor); !may) return may;
  if (const Result<void> told = reg.will_show(actor, {"dump", {1}}); !told) return told;
  return dump(**snapshot, out);
}

}  // namespace nostoi
