// The whole register looked over: the chain, and whether the index says what the log says.
#include <map>

#include "register/log.hpp"
#include "register/projection.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

constexpr std::size_t most_told = 100;

void tell(Checked& checked, std::string sentence) {
  if (checked.wrong.size() < most_told) checked.wrong.push_back(std::move(sentence));
}

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

}  // namespace

Result<Checked> check(Snapshot& snapshot) {
  const Result<std::uint64_t> last = snapshot.last();
  if (!last) return tl::unexpected(last.error());
  const std::unique_ptr<Store> beside = memory_store();
  const Result<std::unique_ptr<Transaction>> again = beside->transaction();
  Checked checked;
  Event before;
  Result<void> replayed;
  const Result<void> done = snapshot.read(1, *last, [&](const Event& event) {
    if (const auto why = why_not_next(event, before)) tell(checked, *why);
    if (checked.wrong.empty()) checked.holds = event.header.position;
    checked.erased += event.payload.empty();
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
  const auto here = rows_of(snapshot), should = rows_of(**again);
  if (!should) return tl::unexpected(should.error());
  if (!here) tell(checked, here.error().sentence);
  if (here && checked.wrong.empty() && *here != *should) tell(checked, say("check-index"));
  return checked;
}

Result<void> rebuild(Register& reg) {
  Result<std::unique_ptr<Transaction>> transaction = reg.store().transaction();
  if (!transaction) return tl::unexpected(transaction.error());
  for (const std::string_view prefix : rows::of_the_log)
    if (const Result<void> done = (*transaction)->forget(prefix); !done) return done;
  const Result<std::unique_ptr<Snapshot>> log = reg.store().snapshot();
  if (!log) return tl::unexpected(log.error());
  Result<void> replayed;
  const Result<void> done = (*log)->read(1, ~std::uint64_t{0} >> 1, [&](const Event& event) {
    replayed = project(**transaction, event);
    return replayed.has_value();
  });
  if (!done) return done;
  return replayed ? (*transaction)->commit() : replayed;
}

}  // namespace nostoi
