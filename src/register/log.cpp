// Sealing events, and reading them again.
#include "register/log.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "register/projection.hpp"
#include "register/rows.hpp"
#include "register/seek_transaction.hpp"

namespace nostoi {

std::string canonical(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::strict); }

Result<Json> read_canonical(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object() || canonical(json) != text) return fail(Code::invalid, say("log-payload"));
  return json;
}

std::optional<std::string> why_not_next(const Event& event, const Event& before) {
  const evidence::Header &header = event.header, &last = before.header;
  const auto wrong = [&](std::string_view key) { return say(key, {{"position", std::to_string(last.position + 1)}}); };
  if (header.position != last.position + 1) return wrong("check-gap");
  if (header.previous != before.hash || event.hash != evidence::chain(header)) return wrong("check-chain");
  const bool erased = event.payload.empty() && event.nonce.empty();
  if (!erased && evidence::commitment(event.nonce, event.payload) != header.commitment) return wrong("check-payload");
  if (header.at < last.at) return wrong("check-clock");
  return std::nullopt;
}

Result<Log> Log::begin(Register& reg, const access::Actor& actor) {
  if (const Result<void> may = access::may_act(actor); !may) return tl::unexpected(may.error());
  Result<std::unique_ptr<Transaction>> transaction = reg.store().transaction();
  if (!transaction) return tl::unexpected(transaction.error());
  transaction = seek::followed(std::move(*transaction));
  if (!transaction) return tl::unexpected(transaction.error());
  Log log(std::move(*transaction), reg.surroundings(), actor);
  const Result<std::uint64_t> last = log.transaction_->last();
  if (!last) return tl::unexpected(last.error());
  if (*last == 0) return log;
  const Result<Event> event = event_at(*log.transaction_, *last);
  if (!event) return tl::unexpected(event.error());
  log.before_ = event->header;
  log.head_ = event->hash;
  return log;
}

Result<Position> Log::add(std::string_view kind, std::string payload) {
  Event event;
  event.nonce = surroundings_->entropy(evidence::nonce_bytes);
  event.payload = std::move(payload);
  event.header = {before_.position + 1,
                  std::max(before_.at, surroundings_->clock()),
                  std::string(kind),
                  actor_.id,
                  actor_.purpose,
                  head_,
                  evidence::commitment(event.nonce, event.payload)};
  event.hash = evidence::chain(event.header);
  if (const Result<void> done = transaction_->append(event); !done) return tl::unexpected(done.error());
  if (const Result<void> done = project(*transaction_, event); !done) return tl::unexpected(done.error());
  before_ = event.header;
  head_ = event.hash;
  return event.header.position;
}

Result<Position> Log::add(std::string_view kind, const Json& payload) {
  try {
    return add(kind, canonical(payload));
  } catch (const Json::type_error&) {
    return fail(Code::invalid, say("log-not-text"));
  }
}

Result<Position> Log::add_alone(std::string_view kind, const Json& payload) {
  const Result<Position> at = add(kind, payload);
  if (!at) return at;
  if (const Result<void> done = commit(); !done) return tl::unexpected(done.error());
  return at;
}

bool is_anchor(const Event& event) {
  return event.header.kind == kind::line || event.header.kind == kind::note || event.header.kind == kind::entity;
}

Result<std::string> kind_of_anchor(Snapshot& snapshot, Position anchor) {
  const Result<Event> event = event_at(snapshot, anchor);
  if (!event || !is_anchor(*event)) return fail(Code::not_found, say("register-no-anchor", {{"text", "a" + std::to_string(anchor)}}));
  if (event->header.kind != kind::entity) return std::string(of_persons);
  const Result<Json> payload = payload_at(snapshot, anchor, kind::entity);
  if (!payload) return tl::unexpected(payload.error());
  return payload->value("entity", std::string());
}

Result<void> must_be_anchor(Snapshot& snapshot, Position anchor) {
  const Result<std::string> kind = kind_of_anchor(snapshot, anchor);
  return kind ? Result<void>() : tl::unexpected(kind.error());
}

Result<void> must_be_of_person(Snapshot& snapshot, Position anchor) {
  const Result<std::string> kind = kind_of_anchor(snapshot, anchor);
  if (!kind) return tl::unexpected(kind.error());
  if (*kind == of_persons) return {};
  return fail(Code::invalid, say("entity-no-person", {{"anchor", "a" + std::to_string(anchor)}, {"kind", say("entity-" + *kind)}}));
}

Result<Event> event_at(Snapshot& snapshot, Position position) {
  std::optional<Event> found;
  const Result<void> done = snapshot.read(position, position, [&](const Event& event) { return found = event, false; });
  if (!done) return tl::unexpected(done.error());
  if (!found) return fail(Code::not_found, say("log-no-event", {{"position", std::to_string(position)}}));
  if (!found->payload.empty()) return *found;
  Result<std::optional<std::string>> left = snapshot.get(rows::remains(position));
  if (!left) return tl::unexpected(left.error());
  found->payload = left->value_or("");
  return *found;
}

Result<Json> payload_at(Snapshot& snapshot, Position position, std::string_view kind) {
  const Result<Event> event = event_at(snapshot, position);
  if (!event) return tl::unexpected(event.error());
  if (event->header.kind != kind)
    return fail(Code::not_found, say("log-other-event", {{"position", std::to_string(position)}, {"kind", event->header.kind}}));
  if (event->payload.empty()) return fail(Code::denied, say("log-erased", {{"position", std::to_string(position)}}));
  return read_canonical(event->payload);
}

Surroundings Surroundings::real() {
  return {[] {
            using namespace std::chrono;
            return std::int64_t{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
          },
          [](std::size_t bytes) {
            std::string text(bytes, '\0');
            if (RAND_bytes(reinterpret_cast<unsigned char*>(text.data()), static_cast<int>(bytes)) != 1)
              throw std::runtime_error("the machine gives no random bytes");
            return text;
          }};
}

}  // namespace nostoi
