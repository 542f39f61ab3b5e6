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

/// What the first event of a log says of itself: of a register its random name, of a trail the name of the register it is of.
Result<std::string> said_first(Snapshot& snapshot, const char* member) {
  const Result<Json> first = payload_at(snapshot, 1, kind::opened);
  return first ? first->value(member, "") : Result<std::string>(tl::unexpected(first.error()));
}

}  // namespace

Result<std::shared_ptr<Trail>> Trail::open(std::shared_ptr<Store> store, const Register& of, const access::Actor& actor) {
  const Result<BesideOf> beside = beside_of(of);
  return beside ? go_on(std::move(store), of.surroundings(), actor, *beside) : tl::unexpected(beside.error());
}

Result<std::shared_ptr<Trail>> Trail::open_beside_damaged(std::shared_ptr<Store> store, Snapshot& left, const Surroundings& surroundings,
                                                          const access::Actor& actor) {
  Result<std::string> name = said_first(left, "register");
  if (!name) {
    const Result<std::unique_ptr<Snapshot>> there = store->snapshot();
    if (!there) return tl::unexpected(there.error());
    name = said_first(**there, "trail_of").value_or("");
  }
  const Result<std::uint64_t> known = left.last();
  return go_on(std::move(store), surroundings, actor, {*name, known.value_or(0)});
}

Result<std::shared_ptr<Trail>> Trail::go_on(std::shared_ptr<Store> store, const Surroundings& surroundings, const access::Actor& actor,
                                            const BesideOf& of) {
  Result<std::pair<Register, BesideOf>> opened = open_beside(std::move(store), surroundings, actor, "trail", of);
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
