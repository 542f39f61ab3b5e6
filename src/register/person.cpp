// A person's file: the lines that decisions join, what each says, and what speaks against it. Read through the eyes of an actor.
#include <algorithm>
#include <map>

#include "register/entry.hpp"
#include "register/log.hpp"
#include "register/rows.hpp"
#include "register/seals.hpp"
#include "store/many_rows.hpp"

namespace nostoi {

namespace {

/// The decisions between anchors of the person, each once, in the order in which they were taken.
Result<std::vector<Decision>> decisions_inside(Snapshot& snapshot, const std::vector<Position>& anchors, Position known) {
  std::map<Position, Decision> inside;
  for (const Position anchor : anchors) {
    const Result<std::vector<Decision>> of = decisions_of(snapshot, anchor, known);
    if (!of) return tl::unexpected(of.error());
    for (const Decision& decision : *of)
      if (std::ranges::binary_search(anchors, decision.left) && std::ranges::binary_search(anchors, decision.right))
        inside.emplace(decision.at, decision);
  }
  std::vector<Decision> all;
  for (auto& [at, decision] : inside) all.push_back(std::move(decision));
  return all;
}

/// Nothing can be told of it, not even where it stands.
FileEntry sealed_entry(Position anchor) {
  FileEntry entry;
  entry.anchor = anchor;
  entry.withheld = true;
  entry.note.handling = sealed_class;
  return entry;
}

/// Tells the store what reading the file of these anchors asks for.
Result<void> expect_file(Snapshot& snapshot, const std::vector<Position>& anchors) {
  std::vector<std::string> prefixes;
  for (const Position anchor : anchors) {
    std::ranges::move(rows_of_entry(anchor), std::back_inserter(prefixes));
    prefixes.push_back(rows::decided(anchor));
  }
  return expect(snapshot, prefixes, anchors);
}

/// The acts about the anchors of the person.
Result<std::vector<Act>> acts_inside(Snapshot& snapshot, const access::Actor& actor, const std::vector<Position>& anchors, Position known) {
  std::vector<Act> all;
  for (const Position anchor : anchors) {
    Result<std::vector<Act>> of = acts_about(snapshot, actor, anchor, known);
    if (!of) return of;
    std::ranges::move(*of, std::back_inserter(all));
  }
  std::ranges::sort(all, {}, [](const Act& act) { return act.proposed.at; });
  return all;
}

}  // namespace

namespace {

/// The reason of a decision may tell what an anchor says: it is told to those alone who may read both.
void withhold_reasons(PersonFile& file) {
  const auto shut = [&](Position anchor) {
    return std::ranges::any_of(file.entries, [&](const FileEntry& entry) { return entry.anchor == anchor && entry.withheld; });
  };
  for (Decision& one : file.decisions) {
    one.withheld = shut(one.left) || shut(one.right);
    if (one.withheld) one.why.clear();
  }
}

}  // namespace

Result<PersonFile> person_file(Register& reg, const access::Actor& actor, Position anchor, const AsOf& as_of) {
  Result<std::vector<PersonFile>> files = person_files(reg, actor, {anchor}, "person", as_of);
  return files ? Result<PersonFile>(std::move(files->front())) : tl::unexpected(files.error());
}

Result<std::vector<PersonFile>> person_files(Register& reg, const access::Actor& actor, const std::vector<Position>& anchors,
                                             const std::string& what, const AsOf& as_of) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  std::vector<PersonFile> files;
  access::Reading reading{what, {}};
  for (const Position anchor : anchors) {
    Result<PersonFile> file = file_of(**snapshot, actor, anchor, as_of, reg.surroundings().clock());
    if (!file) return tl::unexpected(file.error());
    for (const FileEntry& entry : file->entries) reading.about.push_back(entry.anchor);
    files.push_back(std::move(*file));
  }
  if (const Result<void> told = reg.will_show(actor, reading); !told) return tl::unexpected(told.error());
  return files;
}

Result<PersonFile> file_of(Snapshot& now, const access::Actor& actor, Position anchor, const AsOf& as_of, std::int64_t clock) {
  const Position known = as_of.known;
  const Result<std::uint64_t> last = now.last();
  if (!last) return tl::unexpected(last.error());
  if (known != 0 && anchor > known) return fail(Code::not_found, say("register-not-yet", {{"anchor", "a" + std::to_string(anchor)}}));
  const Result<Position> person = person_of(now, anchor, known);
  if (!person) return tl::unexpected(person.error());
  const Result<std::vector<Position>> anchors = anchors_of(now, *person, known);
  if (!anchors) return tl::unexpected(anchors.error());
  if (const Result<void> told = expect_file(now, *anchors); !told) return tl::unexpected(told.error());
  Heads heads(now);
  const Reading reading{now, actor, as_of, heads};
  PersonFile file{*person, anchor, known == 0 ? *last : known, {}, {}, {}, {}};
  const Result<std::vector<Position>> shut = shut_for(now, actor, *anchors, clock);
  if (!shut) return tl::unexpected(shut.error());
  const auto is_shut = [&](Position one) { return std::ranges::find(*shut, one) != shut->end(); };
  for (const Position one : *anchors) {
    Result<FileEntry> entry = is_shut(one) ? Result<FileEntry>(sealed_entry(one)) : file_entry(reading, one);
    if (!entry) return tl::unexpected(entry.error());
    file.entries.push_back(std::move(*entry));
  }
  Result<std::vector<Decision>> decisions = decisions_inside(now, *anchors, known);
  if (!decisions) return tl::unexpected(decisions.error());
  file.decisions = std::move(*decisions);
  withhold_reasons(file);
  std::ranges::copy_if(file.decisions, std::back_inserter(file.conflicts),
                       [](const Decision& one) { return one.verdict == Verdict::not_same && one.revoked == 0; });
  Result<std::vector<Act>> acts = acts_inside(now, actor, *anchors, known);
  if (!acts) return tl::unexpected(acts.error());
  file.acts = std::move(*acts);
  std::erase_if(file.acts, [&](const Act& act) { return act.what != "unseal" && is_shut(act.about); });
  return file;
}

Result<std::int64_t> clock_of(Snapshot& snapshot, Position at) {
  const Result<Event> event = event_at(snapshot, at);
  return event ? Result<std::int64_t>(event->header.at) : tl::unexpected(event.error());
}

Result<Position> known_at(Snapshot& snapshot, std::int64_t at) {
  Result<std::uint64_t> last = snapshot.last();
  if (!last) return last;
  Position low = 0, high = *last;  // events are in the order of their clock times
  while (low < high) {
    const Position middle = low + (high - low + 1) / 2;
    const Result<Event> event = event_at(snapshot, middle);
    if (!event) return tl::unexpected(event.error());
    if (event->header.at <= at)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

}  // namespace nostoi
