// Beginning and opening a register: its first event says what it is.
#include "register/log.hpp"

namespace nostoi {

namespace {

constexpr int log_format = 1;

/// The first event of an empty store.
Result<Register> begin(Register reg, const access::Actor& actor, Json payload) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::uint64_t> last = log->transaction().last();
  if (!last) return tl::unexpected(last.error());
  if (*last != 0) return fail(Code::conflict, say("register-not-empty"));
  payload["format"] = log_format;
  payload["register"] = hex(reg.surroundings().entropy(16));
  if (const Result<Position> done = log->add(kind::opened, payload); !done) return tl::unexpected(done.error());
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return reg;
}

/// What the first event says; a look at the other end too: a file that lost its tail is not worked on.
Result<Json> opened(Store& store) {
  const Result<std::unique_ptr<Snapshot>> snapshot = store.snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<std::uint64_t> last = (*snapshot)->last();
  if (!last) return tl::unexpected(last.error());
  if (*last == 0) return fail(Code::not_found, say("register-empty"));
  Result<Json> payload = payload_at(**snapshot, 1, kind::opened);
  if (!payload) return tl::unexpected(payload.error());
  if (payload->value("format", 0) != log_format) return fail(Code::unsupported, say("register-format"));
  if (const Result<Event> event = event_at(**snapshot, *last); !event) return tl::unexpected(event.error());
  return payload;
}

}  // namespace

Result<Register> Register::create(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor) {
  return begin(Register(std::move(store), std::move(surroundings)), actor, Json::object());
}

Result<Register> Register::open(std::shared_ptr<Store> store, Surroundings surroundings) {
  const Result<Json> payload = opened(*store);
  if (!payload) return tl::unexpected(payload.error());
  if (payload->contains("trail_of") || payload->contains("desk_of")) return fail(Code::unsupported, say("register-is-trail"));
  return Register(std::move(store), std::move(surroundings));
}

Result<BesideOf> beside_of(const Register& reg) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Json> first = payload_at(**snapshot, 1, kind::opened);
  const Result<std::uint64_t> last = (*snapshot)->last();
  if (!first || !last) return tl::unexpected(first ? last.error() : first.error());
  return BesideOf{first->value("register", ""), *last};
}

Result<std::pair<Register, BesideOf>> open_beside(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor,
                                                  const std::string& what, const BesideOf& of) {
  const Register reg(store, std::move(surroundings));
  Result<Json> payload = opened(*store);
  if (!payload && payload.error().code == Code::not_found) {
    const Result<Register> begun = begin(reg, actor, {{what + "_of", of.reg}, {what + "_from", of.events}});
    if (!begun && begun.error().code != Code::conflict) return tl::unexpected(begun.error());  // somebody else was faster
    payload = opened(*store);
  }
  if (!payload) return tl::unexpected(payload.error());
  if (payload->value(what + "_of", "") != of.reg)
    return fail(Code::conflict, say(what == "trail" ? "audit-of-another" : "desk-of-another"));
  return std::pair(reg, BesideOf{of.reg, payload->value(what + "_from", std::uint64_t{0})});
}

Result<std::unique_ptr<Snapshot>> Register::read(const access::Actor& actor) const {
  if (const Result<void> may = access::may_act(actor); !may) return tl::unexpected(may.error());
  return store_->snapshot();
}

Result<void> Register::will_show(const access::Actor& actor, const access::Reading& reading) const {
  if (const Result<void> may = access::may_act(actor); !may) return may;
  return witness_ ? witness_->reads(actor, reading) : Result<void>();
}

}  // namespace nostoi
