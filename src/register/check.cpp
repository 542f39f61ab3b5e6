// The whole register looked over: the chain, and whether the index says what the log says.
#include <map>
#include <set>

#include "register/erase.hpp"
#include "register/luggage.hpp"
#include "register/projection.hpp"
#include "register/rows.hpp"
#include "register/seek_writer.hpp"

namespace nostoi {

namespace {

constexpr std::size_t most_told = 100;

void tell(Checked& checked, std::string sentence) {
  if (checked.wrong.size() < most_told) checked.wrong.push_back(std::move(sentence));
}

/// Events without a payload have to be those that an erasure names, or, in a travel copy, those that it says stayed at home: nothing goes
/// silently.
class Erasures {
 public:
  void see(const Event& event) {
    if (event.payload.empty()) empty_.insert(event.header.position);
    if (event.payload.empty()) return;
    const bool erases = event.header.kind == kind::erased, packs = event.header.kind == kind::travel_copy;
    if (!erases && !packs) return;
    const Result<Json> payload = read_canonical(event.payload);
    if (!payload || !payload->contains(erases ? "events" : "packed")) return;
    if (erases) {
      for (const Json& one : payload->at("events"))
        if (one.is_number_unsigned()) named_.insert(one.get<Position>());
      return;
    }
    packed_.emplace();
    for (const Json& range : payload->at("packed"))
      for (Position one = range.at(0); one <= range.at(1).get<Position>() && one < event.header.position; ++one) packed_->insert(one);
    until_ = event.header.position;
  }
  void compare(Checked& checked) const {
    for (const Position one : empty_)
      if (!named_.contains(one) && !stayed(one)) tell(checked, say("check-erased-unsaid", {{"position", std::to_string(one)}}));
    for (const Position one : named_)
      if (!empty_.contains(one)) tell(checked, say("check-not-erased", {{"position", std::to_string(one)}}));
    for (Position one = 1; packed_ && one < until_; ++one)
      if (stayed(one) && !empty_.contains(one)) tell(checked, say("check-not-erased", {{"position", std::to_string(one)}}));
  }

 private:
  bool stayed(Position at) const { return packed_ && at < until_ && !packed_->contains(at); }
  std::set<Position> empty_, named_;
  std::optional<std::set<Position>> packed_;
  Position until_ = 0;  // the event that says what was packed
};

Result<std::map<std::string, std::string>> rows_of(Snapshot& snapshot) {
  std::map<std::string, std::string> all;
  for (const std::string_view prefix : rows::of_the_log) {
    const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
      all.emplace(key, value);
      return true;
    });
    if (!done) return tl::unexpected(done.error());
  }
  return all;
}

/// The rows that the log makes when what its erasures left of events is known from its first event on.
Result<std::map<std::string, std::string>> rows_again(Snapshot& log, Transaction& first) {
  const std::unique_ptr<Store> beside = memory_store();
  const Result<std::unique_ptr<Transaction>> again = beside->transaction();
  Result<void> replayed;
  Result<void> done = first.scan(rows::all_remains, [&](std::string_view key, std::string_view value) {
    replayed = (*again)->put(key, value);
    return replayed.has_value();
  });
  if (done && replayed)
    done = log.read(1, ~std::uint64_t{0} >> 1, [&](const Event& event) {
      replayed = project(**again, event);
      return replayed.has_value();
    });
  if (!done || !replayed) return tl::unexpected(done ? replayed.error() : done.error());
  return rows_of(**again);
}

}  // namespace

Result<Checked> check(Snapshot& snapshot) {
  const Result<std::uint64_t> last = snapshot.last();
  if (!last) return tl::unexpected(last.error());
  const std::unique_ptr<Store> beside = memory_store();
  const Result<std::unique_ptr<Transaction>> again = beside->transaction();
  Checked checked;
  Erasures erasures;
  Event before;
  Result<void> replayed;
  const Result<void> done = snapshot.read(1, *last, [&](const Event& event) {
    if (const auto why = why_not_next(event, before)) tell(checked, *why);
    if (checked.wrong.empty()) checked.holds = event.header.position;
    checked.erased += event.payload.empty();
    erasures.see(event);
    if (replayed) replayed = project(**again, event);
    before.header = event.header;
    before.hash = event.hash;
    ++checked.events;
    return true;
  });
  if (!done) tell(checked, done.error().sentence);
  checked.head = before.hash;
  if (!replayed) tell(checked, replayed.error().sentence);
  if (done && checked.events != *last) tell(checked, say("check-gap", {{"position", std::to_string(checked.events + 1)}}));
  erasures.compare(checked);
  const Result<bool> remains = rows::any_under(**again, rows::all_remains);
  const auto here = rows_of(snapshot), should = remains && *remains ? rows_again(snapshot, **again) : rows_of(**again);
  if (!should) return tl::unexpected(should.error());
  if (!here) tell(checked, here.error().sentence);
  if (here && checked.wrong.empty() && *here != *should) tell(checked, say("check-index"));
  return checked;
}

Result<void> reindex(Transaction& transaction) {
  for (const std::string_view prefix : rows::of_the_log)
    if (prefix != rows::all_remains)
      if (const Result<void> done = transaction.forget(prefix); !done) return done;
  const auto seek = seek::Writer::begin(transaction);
  if (!seek) return tl::unexpected(seek.error());
  Result<void> replayed;
  const Result<void> done = transaction.read(1, ~std::uint64_t{0} >> 1, [&](const Event& event) {
    replayed = project(transaction, event);
    if (replayed) replayed = (*seek)->follow(event);
    return replayed.has_value();
  });
  if (!done) return done;
  return replayed ? (*seek)->finish() : replayed;
}

Result<void> reindex_after_erasures(Transaction& transaction) {
  const Result<bool> any = rows::any_under(transaction, rows::all_remains);
  if (!any) return tl::unexpected(any.error());
  return *any ? reindex(transaction) : Result<void>();
}

Result<void> rebuild(Register& reg) {
  const Result<std::unique_ptr<Transaction>> transaction = reg.store().transaction();
  if (!transaction) return tl::unexpected(transaction.error());
  Result<void> done = (*transaction)->forget(rows::all_remains);
  if (done) done = reindex(**transaction);
  if (done) done = reindex_after_erasures(**transaction);
  const Result<bool> erased = rows::any_under(**transaction, rows::of_kind(kind::erased));
  if (done && !erased) done = tl::unexpected(erased.error());
  if (done) done = (*transaction)->commit();
  // What an erasure could not reach, because somebody read it just then, is reached now.
  return done && *erased ? reg.store().scrub() : done;
}

}  // namespace nostoi
