// What is asked next depends on the rows that came before: so it is asked for in rounds, each for all anchors.
#include "register/expected.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "register/entry.hpp"
#include "register/rows.hpp"
#include "store/many_rows.hpp"

namespace nostoi {

namespace {

using Positions = std::vector<Position>;

/// The heads of the lists that these anchors stand in, whatever among them is no line.
Result<void> expect_heads(Snapshot& snapshot, const Positions& anchors) {
  Positions heads, lists, sources;
  std::vector<std::string> versions;
  const Result<void> done = snapshot.scan("list/", [&](std::string_view key, std::string_view value) {
    lists.push_back(rows::read_numbers(key).front());
    sources.push_back(rows::read_numbers(value)[1]);
    return true;
  });
  if (!done) return done;
  for (const Position anchor : anchors) {
    const auto behind = std::ranges::upper_bound(lists, anchor);
    if (behind == lists.begin() || std::ranges::find(heads, *(behind - 1)) != heads.end()) continue;
    heads.push_back(*(behind - 1));
    heads.push_back(sources[static_cast<std::size_t>(behind - 1 - lists.begin())]);
    versions.push_back(rows::version(*(behind - 1)));
  }
  return expect(snapshot, versions, heads);
}

/// What was said by hand of anchors whose rows are there.
Result<void> expect_said(Snapshot& snapshot, const Positions& anchors) {
  Positions said;
  std::vector<std::string> taken_back;
  for (const Position anchor : anchors) {
    const Result<Positions> of = rows::ends_of(snapshot, rows::stated(anchor));
    if (!of) return tl::unexpected(of.error());
    for (const Position one : *of) {
      said.push_back(one);
      taken_back.push_back(rows::retracted(one));
    }
  }
  return expect(snapshot, taken_back, said);
}

/// Who is one person with anchors whose rows of membership are there, without themselves.
Result<Positions> joined_with(Snapshot& snapshot, const Positions& anchors) {
  Positions persons;
  std::vector<std::string> people;
  for (const Position anchor : anchors) {
    const Result<Position> person = person_of(snapshot, anchor);
    if (!person) return tl::unexpected(person.error());
    persons.push_back(*person);
    people.push_back(rows::people(*person));
  }
  if (const Result<void> told = expect(snapshot, people, {}); !told) return tl::unexpected(told.error());
  std::set<Position> all;
  for (const Position person : persons) {
    const Result<Positions> of = anchors_of(snapshot, person);
    if (!of) return of;
    all.insert(of->begin(), of->end());
  }
  for (const Position anchor : anchors) all.erase(anchor);
  return Positions(all.begin(), all.end());
}

}  // namespace

Result<void> expect_entries(Snapshot& snapshot, const Positions& anchors, std::vector<std::string> prefixes) {
  if (!fetches_ahead(snapshot) || anchors.empty()) return {};
  for (const Position anchor : anchors) std::ranges::move(rows_of_entry(anchor), std::back_inserter(prefixes));
  Result<void> told = expect(snapshot, prefixes, anchors);
  if (told) told = expect_heads(snapshot, anchors);
  return told ? expect_said(snapshot, anchors) : told;
}

Result<void> expect_people(Snapshot& snapshot, const Positions& anchors) {
  if (!fetches_ahead(snapshot) || anchors.empty()) return {};
  std::vector<std::string> prefixes;
  for (const Position anchor : anchors) {
    std::ranges::move(rows_of_entry(anchor), std::back_inserter(prefixes));
    prefixes.insert(prefixes.end(), {rows::member(anchor), rows::people(anchor)});
  }
  if (const Result<void> told = expect(snapshot, prefixes, anchors); !told) return told;
  const Result<Positions> others = joined_with(snapshot, anchors);
  if (!others) return tl::unexpected(others.error());
  Positions all = anchors;
  std::ranges::copy(*others, std::back_inserter(all));
  return expect_entries(snapshot, all);
}

}  // namespace nostoi
