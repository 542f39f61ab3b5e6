// Beginning and opening a register: its first event says what it is.
#include "register/log.hpp"

namespace nostoi {

namespace {

constexpr int log_format = 1;

}  // namespace

Result<Register> Register::create(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor) {
  Register reg(std::move(store), std::move(surroundings));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::uint64_t> last = log->transaction().last();
  if (!last) return tl::unexpected(last.error());
  if (*last != 0) return fail(Code::conflict, say("register-not-empty"));
  const Json payload{{"format", log_format}, {"register", hex(reg.surroundings().entropy(16))}};
  if (const Result<Position> done = log->add(kind::opened, payload); !done) return tl::unexpected(done.error());
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return reg;
}

Result<Register> Register::open(std::shared_ptr<Store> store, Surroundings surroundings) {
  const Result<std::unique_ptr<Snapshot>> snapshot = store->snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<std::uint64_t> last = (*snapshot)->last();
  if (!last) return tl::unexpected(last.error());
  if (*last == 0) return fail(Code::not_found, say("register-empty"));
  const Result<Json> payload = payload_at(**snapshot, 1, kind::opened);
  if (!payload) return tl::unexpected(payload.error());
  if (payload->value("format", 0) != log_format) return fail(Code::unsupported, say("register-format"));
  // A look at the other end too: a file that lost its tail is not worked on.
  if (const Result<Event> event = event_at(**snapshot, *last); !event) return tl::unexpected(event.error());
  return Register(std::move(store), std::move(surroundings));
}

Result<std::unique_ptr<Snapshot>> Register::read(const access::Actor& actor) const {
  if (const Result<void> may = access::may_act(actor); !may) return tl::unexpected(may.error());
  return store_->snapshot();
}

}  // namespace nostoi
