// rows: alike/FINGERPRINT/ANCHOR and alike-of/ANCHOR: written when matching, as disposable as the proposals.
#include "review/remembered.hpp"

#include <algorithm>
#include <set>

#include "nostoi/names.hpp"
#include "register/rows.hpp"

namespace nostoi::review {

namespace {

std::string key_of(Position anchor) { return "alike-of/" + rows::digits(anchor); }
std::string key_of(const std::string& print) { return "alike/" + print + "/"; }

/// The anchors of a person, and those that say the same as one of them.
Result<std::set<Position>> kin_of(Snapshot& snapshot, Position anchor) {
  const Result<Position> person = person_of(snapshot, anchor);
  if (!person) return tl::unexpected(person.error());
  const Result<std::vector<Position>> own = anchors_of(snapshot, *person);
  if (!own) return tl::unexpected(own.error());
  std::set<Position> kin(own->begin(), own->end());
  for (const Position one : *own) {
    const Result<std::optional<std::string>> print = snapshot.get(key_of(one));
    if (!print) return tl::unexpected(print.error());
    if (!*print) continue;
    const std::string prefix = key_of(**print);
    const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view) {
      kin.insert(rows::read_numbers(key.substr(prefix.size())).front());
      return true;
    });
    if (!done) return tl::unexpected(done.error());
  }
  return kin;
}

bool is_live_not_same(const Decision& one) { return one.verdict == Verdict::not_same && one.revoked == 0; }

}  // namespace

std::string fingerprint(const List& list, std::size_t line) {
  std::set<std::string> said;
  for (const Column& column : list.columns) {
    const Field* field = find_field(column.field);
    if (!field || field->role != Role::identity || column.cell(line).empty()) continue;
    const PartialDate* date = column.dates.empty() ? nullptr : &column.dates[column.cells[line]];
    said.insert(
        field->id + "=" +
        (date && date->known() ? std::to_string(date->from) + ".." + std::to_string(date->to) : names::normalise(column.cell(line))));
  }
  if (said.empty()) return "";
  std::string text;
  for (const std::string& one : said) text += one + "\n";
  return sha256_hex(text).substr(0, 16);
}

Result<std::set<Position>> decided_apart(Snapshot& snapshot) {
  std::set<Position> anchors;
  const Result<void> done = snapshot.scan("decision/", [&](std::string_view, std::string_view row) {
    const std::vector<std::uint64_t> of = rows::read_numbers(row);  // left right verdict
    if (of[2] == static_cast<std::uint64_t>(Verdict::not_same)) anchors.insert({of[0], of[1]});
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return anchors;
}

Result<void> forget_fingerprints(Transaction& transaction) {
  for (const std::string_view prefix : {"alike/", "alike-of/"})
    if (const Result<void> done = transaction.forget(prefix); !done) return done;
  return {};
}

Result<void> put_fingerprints(Transaction& transaction, const Batch& batch, const std::set<Position>& wanted) {
  for (std::size_t list = 0; list < batch.lists.size(); ++list)
    for (std::size_t line = 0; line < batch.anchors[list].size(); ++line) {
      const Position anchor = batch.anchors[list][line];
      if (!wanted.contains(anchor)) continue;
      const std::string print = fingerprint(batch.lists[list], line);
      if (print.empty()) continue;
      Result<void> done = transaction.put(key_of(print) + rows::digits(anchor), "");
      if (done) done = transaction.put(key_of(anchor), print);
      if (!done) return done;
    }
  return {};
}

Result<void> forget_fingerprint(Transaction& transaction, Position anchor) {
  const Result<std::optional<std::string>> print = transaction.get(key_of(anchor));
  if (!print) return tl::unexpected(print.error());
  if (!*print) return {};
  const Result<void> done = transaction.forget(key_of(**print) + rows::digits(anchor));
  return done ? transaction.forget(key_of(anchor)) : done;
}

Result<std::vector<Decision>> decided_before(Snapshot& snapshot, const Anchors& anchors, const access::Actor& actor, Position left,
                                             Position right) {
  const Result<std::set<Position>> of_left = kin_of(snapshot, left), of_right = kin_of(snapshot, right);
  if (!of_left || !of_right) return tl::unexpected(of_left ? of_right.error() : of_left.error());
  std::vector<Decision> before;
  for (const Position one : *of_left) {
    const Result<std::vector<Decision>> decisions = decisions_of(snapshot, one);
    if (!decisions) return tl::unexpected(decisions.error());
    for (const Decision& each : *decisions) {
      const bool itself = std::pair(each.left, each.right) == std::pair(std::min(left, right), std::max(left, right));
      if (itself || !is_live_not_same(each) || !of_right->contains(each.left == one ? each.right : each.left)) continue;
      if (std::ranges::find(before, each.at, &Decision::at) != before.end()) continue;
      before.push_back(each);
    }
  }
  std::ranges::sort(before, {}, &Decision::at);
  for (Decision& one : before)
    if (const Result<void> done = withhold_reason(anchors, actor, one); !done) return tl::unexpected(done.error());
  return before;
}

}  // namespace nostoi::review
