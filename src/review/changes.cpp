// One kind of event after the other: which of them change what is linked is said here, and nowhere else.
#include "review/changes.hpp"

#include <algorithm>

#include "register/consent.hpp"
#include "register/heads.hpp"
#include "register/rows.hpp"

namespace nostoi::review {

namespace {

/// Decisions are many, and nearly all that say "same" change nothing about what is linked: they do where lists have versions.
bool may_matter(const Event& event, bool any_versions) {
  const std::string& kind = event.header.kind;
  if (kind == nostoi::kind::line || kind == nostoi::kind::finding) return false;
  return kind != nostoi::kind::decided || any_versions || event.payload.empty() ||
         event.payload.find(verdict_name(Verdict::not_same)) != std::string::npos;
}

/// The events behind a position, but for lines: they stand behind their list.
Result<std::vector<Event>> events_behind(Snapshot& snapshot, Position known, bool any_versions) {
  const Result<std::uint64_t> last = snapshot.last();
  if (!last) return tl::unexpected(last.error());
  std::vector<Event> events;
  Position next = known + 1;
  bool list_came = true;
  while (list_came && next <= *last) {
    list_came = false;
    const Result<void> done = snapshot.read(next, *last, [&](const Event& event) {
      if (may_matter(event, any_versions)) events.push_back(event);
      list_came = event.header.kind == nostoi::kind::list;
      return !list_came;
    });
    if (!done) return tl::unexpected(done.error());
    if (!list_came) break;
    const Result<Json> head = read_canonical(events.back().payload);
    if (!head) return tl::unexpected(head.error());
    next = events.back().header.position + head->at("lines").get<std::uint64_t>() + 1;
  }
  return events;
}

class Following {
 public:
  Following(Snapshot& snapshot, const std::vector<ListFacts>& all) : snapshot_(snapshot), all_(all) {}

  Result<void> follow(const Event& event) {
    const std::string& kind = event.header.kind;
    changes_.erased = changes_.erased || kind == nostoi::kind::erased || event.payload.empty();
    if (event.payload.empty()) return {};
    const Result<Json> payload = read_canonical(event.payload);
    if (!payload) return tl::unexpected(payload.error());
    if (kind == nostoi::kind::list) came(event.header.position, payload->at("lines"));
    if (kind == nostoi::kind::note) changes_.anchors.notes.insert(event.header.position);
    if (kind == nostoi::kind::stated) of_note(payload->at("anchor"));
    if (kind == kind_of_consent)
      for (const Json& about : payload->at("about")) of_note(about);
    if (kind == nostoi::kind::retracted) return retracted(*payload);
    if (kind == nostoi::kind::decided) {
      const std::optional<Verdict> verdict = verdict_named(payload->at("verdict").get<std::string>());
      decided(payload->at("left"), payload->at("right"), verdict.value_or(Verdict::unsure));
    }
    return kind == nostoi::kind::revoked ? revoked(payload->at("decision")) : Result<void>();
  }
  Changes take() { return std::move(changes_); }

 private:
  const ListFacts* list_with(Position line) const { return list_holding(all_, line); }

  void came(Position list, std::uint64_t lines) {
    changes_.lists.push_back(list);
    std::set<Position>& all = changes_.anchors.lines[list];
    for (Position line = list + 1; line <= list + lines; ++line) all.insert(all.end(), line);
  }

  /// Statements about lines are not compared, nor is what is said of entities; a note that is none of a person is not linked either.
  void of_note(Position anchor) {
    if (!list_with(anchor)) changes_.anchors.notes.insert(anchor);
  }

  Result<void> retracted(const Json& payload) {
    const Position at = payload.at("statement");
    if (const ListFacts* list = list_with(at)) return changes_.anchors.lines[list->at].insert(at), Result<void>();
    const Result<Event> event = event_at(snapshot_, at);
    if (!event) return tl::unexpected(event.error());
    if (event->payload.empty() || event->header.kind != nostoi::kind::stated) return {};
    const Result<Json> statement = read_canonical(event->payload);
    if (!statement) return tl::unexpected(statement.error());
    of_note(statement->at("anchor"));
    return {};
  }

  /// An entry that goes on in the next version of its list is linked as that one.
  void decided(Position left, Position right, Verdict verdict) {
    if (verdict == Verdict::not_same) changes_.apart.insert({left, right});
    if (verdict != Verdict::same) return;
    const ListFacts *from = list_with(left), *to = list_with(right);
    if (from && to && from->later == to->at) changes_.anchors.lines[from->at].insert(left);
  }

  Result<void> revoked(Position decision) {
    const Result<std::optional<std::string>> row = snapshot_.get(rows::decision(decision));
    if (!row) return tl::unexpected(row.error());
    const std::vector<std::uint64_t> of = rows::read_numbers(row->value_or(""));  // left right verdict
    if (of.size() == 3) decided(of[0], of[1], static_cast<Verdict>(of[2]));
    return {};
  }

  Snapshot& snapshot_;
  const std::vector<ListFacts>& all_;
  Changes changes_;
};

}  // namespace

Result<Changes> changes_since(Snapshot& snapshot, Position known, const std::vector<ListFacts>& all) {
  const bool any_versions = std::ranges::any_of(all, [](const ListFacts& one) { return one.later != 0; });
  const Result<std::vector<Event>> events = events_behind(snapshot, known, any_versions);
  if (!events) return tl::unexpected(events.error());
  Following following(snapshot, all);
  for (const Event& event : *events)
    if (const Result<void> done = following.follow(event); !done) return tl::unexpected(done.error());
  return following.take();
}

}  // namespace nostoi::review
