// Entries are written by one thread for all who wait: the first who comes writes what has gathered, and the others only wait for the disk.
#include "nostoi/audit.hpp"
#include "register/log.hpp"

namespace nostoi::audit {

/// One reader, while he waits for his entry.
struct Trail::Waiting {
  const access::Actor* actor;
  const access::Reading* reading;
  std::optional<Result<void>> done;
};

namespace {

/// A random name that the first event of every register has.
Result<std::string> name_of(const Register& reg) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Json> first = payload_at(**snapshot, 1, kind::opened);
  if (!first) return tl::unexpected(first.error());
  return first->value("register", "");
}

Result<std::uint64_t> last_of(Store& store) {
  const Result<std::unique_ptr<Snapshot>> snapshot = store.snapshot();
  return snapshot ? (*snapshot)->last() : tl::unexpected(snapshot.error());
}

}  // namespace

Result<std::shared_ptr<Trail>> Trail::open(std::shared_ptr<Store> store, const Register& of, const access::Actor& actor) {
  const Result<std::string> name = name_of(of);
  const Result<std::uint64_t> known = last_of(of.store());
  if (!name || !known) return tl::unexpected(name ? known.error() : name.error());
  Result<std::pair<Register, TrailOf>> opened = open_trail(std::move(store), of.surroundings(), actor, {*name, *known});
  if (!opened) return tl::unexpected(opened.error());
  std::shared_ptr<Trail> trail(new Trail(std::move(opened->first)));
  trail->begun_at_ = opened->second.events;
  return trail;
}

Result<void> Trail::reads(const access::Actor& actor, const access::Reading& reading) {
  if (const Result<void> may = access::may_act(actor); !may) return may;
  Waiting mine{&actor, &reading, {}};
  std::unique_lock lock(guard_);
  waiting_.push_back(&mine);
  while (!mine.done) {
    if (writing_) {
      written_.wait(lock);
      continue;
    }
    writing_ = true;
    std::vector<Waiting*> all;
    all.swap(waiting_);
    lock.unlock();
    const Result<void> done = write(all);
    lock.lock();
    for (Waiting* one : all) one->done = done;
    writing_ = false;
    written_.notify_all();
  }
  return *mine.done;
}

Result<void> Trail::write(const std::vector<Waiting*>& entries) {
  Result<Log> log = Log::begin(log_, *entries.front()->actor);
  if (!log) return tl::unexpected(log.error());
  for (const Waiting* one : entries) {
    log->act_as(*one->actor);
    const Json payload{{"about", one->reading->about}, {"handling", "ordinary"}, {"what", one->reading->what}};
    if (const Result<Position> at = log->add(kind::read, payload); !at) return tl::unexpected(at.error());
  }
  return log->commit();
}

}  // namespace nostoi::audit
