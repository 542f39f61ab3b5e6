// Components are found by walking the live "same" decisions; rows are written only where the person of an anchor changes.
#include "register/membership.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "register/rows.hpp"

namespace nostoi {

namespace {

bool holds(Position from, Position until, Position known) {
  return known == 0 ? until == 0 : from <= known && (until == 0 || known < until);
}

/// The row that says to whom an anchor belongs as of a known time.
struct Membership {
  Position person = 0, from = 0;  // from 0: there is no row
};
Result<Membership> membership_of(Snapshot& snapshot, Position anchor, Position known) {
  Membership found{anchor, 0};
  const std::string prefix = rows::member(anchor);
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    const Position from = rows::read_numbers(key.substr(prefix.size())).front();
    const std::vector<std::uint64_t> row = rows::read_numbers(value);
    if (!holds(from, row[1], known)) return true;
    found = {row[0], from};
    return false;
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

}  // namespace

Result<std::vector<Position>> neighbours(Snapshot& snapshot, Position anchor) {
  std::vector<Position> same;
  const Result<void> done = snapshot.scan(rows::decided(anchor), [&](std::string_view, std::string_view value) {
    const std::vector<std::uint64_t> row = rows::read_numbers(value);  // other verdict revoked
    if (row[1] == static_cast<std::uint64_t>(Verdict::same) && row[2] == 0) same.push_back(row[0]);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return same;
}

namespace {

Result<std::set<Position>> component_of(Snapshot& snapshot, Position anchor) {
  std::set<Position> reached{anchor};
  std::vector<Position> open{anchor};
  while (!open.empty()) {
    const Result<std::vector<Position>> next = neighbours(snapshot, open.back());
    if (!next) return tl::unexpected(next.error());
    open.pop_back();
    for (const Position other : *next)
      if (reached.insert(other).second) open.push_back(other);
  }
  return reached;
}

Result<void> close(Transaction& transaction, Position anchor, const Membership& before, Position at) {
  if (before.from == 0) return {};
  return transaction.put(rows::member(anchor, before.from), rows::numbers({before.person, at})).and_then([&] {
    return transaction.put(rows::people(before.person, anchor, before.from), rows::numbers({at}));
  });
}

Result<void> open(Transaction& transaction, Position anchor, Position person, Position at) {
  return transaction.put(rows::member(anchor, at), rows::numbers({person, 0})).and_then([&] {
    return transaction.put(rows::people(person, anchor, at), rows::numbers({0}));
  });
}

Result<void> write_component(Transaction& transaction, const std::set<Position>& component, Position at) {
  const Position person = *component.begin();
  for (const Position anchor : component) {
    const Result<Membership> before = membership_of(transaction, anchor, 0);
    if (!before) return tl::unexpected(before.error());
    const bool alone = component.size() == 1;
    if (before->person == person && (before->from != 0) == !alone) continue;
    Result<void> done = close(transaction, anchor, *before, at);
    if (done && !alone) done = open(transaction, anchor, person, at);
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<void> reshape(Transaction& transaction, const std::vector<Position>& anchors, Position at) {
  std::set<Position> touched;
  for (const Position anchor : anchors) {
    const auto person = person_of(transaction, anchor);
    if (!person) return tl::unexpected(person.error());
    const auto all = anchors_of(transaction, *person);
    if (!all) return tl::unexpected(all.error());
    touched.insert(all->begin(), all->end());
  }
  while (!touched.empty()) {
    const Result<std::set<Position>> component = component_of(transaction, *touched.begin());
    if (!component) return tl::unexpected(component.error());
    if (const Result<void> done = write_component(transaction, *component, at); !done) return done;
    for (const Position anchor : *component) touched.erase(anchor);
  }
  return {};
}

Result<Position> person_of(Snapshot& snapshot, Position anchor, Position known) {
  const Result<Membership> found = membership_of(snapshot, anchor, known);
  if (!found) return tl::unexpected(found.error());
  return found->person;
}

Result<std::vector<Position>> anchors_of(Snapshot& snapshot, Position person, Position known) {
  std::set<Position> anchors{person};  // a person without rows is its one anchor
  const std::string prefix = rows::people(person);
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    const std::vector<std::uint64_t> of = rows::read_numbers(key.substr(prefix.size()));  // anchor from
    if (holds(of[1], rows::read_numbers(value).front(), known)) anchors.insert(of[0]);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return std::vector<Position>(anchors.begin(), anchors.end());
}

}  // namespace nostoi
