// log: how an event comes to be. Whoever wants to write says who it is first; then payloads are sealed into the chain one after the other,
// the index follows each of them, and all of it is on the disk at once or not at all.
#pragma once

#include <nlohmann/json.hpp>

#include "register/inside.hpp"

namespace nostoi {

using Json = nlohmann::json;

/// Kinds of events, as they stand in the log (docs/formats/log.md).
namespace kind {
inline constexpr std::string_view opened = "register-opened", source = "source-received", list = "list-read", line = "line",
                                  finding = "finding", decided = "decided", revoked = "revoked", matched = "matched", note = "note-taken",
                                  stated = "stated", retracted = "retracted", read = "read", erased = "erased", entity = "entity-opened";
}

/// Canonical JSON: keys sorted by their bytes, no blanks, whole numbers only, strings as evidence::append_json writes them.
std::string canonical(const Json& json);
/// What canonical JSON says; invalid for anything else, other ways of writing the same included.
Result<Json> read_canonical(std::string_view text);

/// What is wrong with an event as the one after `before`, a sentence; nothing where it follows from it.
std::optional<std::string> why_not_next(const Event& event, const Event& before);

class Log {
 public:
  /// Refuses an actor who may not act, then waits for the writer before.
  static Result<Log> begin(Register& reg, const access::Actor& actor);

  /// Seals a payload of canonical JSON into the chain and brings the index up to it.
  Result<Position> add(std::string_view kind, std::string payload);
  /// invalid where a text of the payload is not UTF-8.
  Result<Position> add(std::string_view kind, const Json& payload);
  /// The one event of a transaction: added and committed.
  Result<Position> add_alone(std::string_view kind, const Json& payload);
  /// Who writes from here on; that he may act was looked at before.
  void act_as(access::Actor actor) { actor_ = std::move(actor); }
  const access::Actor& actor() const { return actor_; }
  Transaction& transaction() { return *transaction_; }
  Result<void> commit() { return transaction_->commit(); }

 private:
  Log(std::unique_ptr<Transaction> transaction, const Surroundings& surroundings, access::Actor actor)
      : transaction_(std::move(transaction)), surroundings_(&surroundings), actor_(std::move(actor)) {}

  std::unique_ptr<Transaction> transaction_;
  const Surroundings* surroundings_;
  access::Actor actor_;
  evidence::Header before_;  // of the last event
  evidence::Digest head_{};
};

/// The event at a position; not_found where there is none. Where it was erased, its payload is what the erasure left of it: mostly nothing,
/// of decisions and records about what was erased all but the reason.
Result<Event> event_at(Snapshot& snapshot, Position position);
/// The payload of a decision about two anchors, in whatever order.
Json decision_payload(Position left, Position right, Verdict verdict, const std::string& why, const std::optional<ScoreThen>& score);
/// Whether an event is something that statements and decisions can hang on: a line, a note or an entity.
bool is_anchor(const Event& event);
/// Of what an anchor is: "person" for a line or note, the kind of an entity; not_found where no anchor stands there.
Result<std::string> kind_of_anchor(Snapshot& snapshot, Position anchor);
/// not_found where no anchor stands there.
Result<void> must_be_anchor(Snapshot& snapshot, Position anchor);
/// As must_be_anchor(); and invalid where it is of something else than a person.
Result<void> must_be_of_person(Snapshot& snapshot, Position anchor);
/// The payload of an event of that kind; not_found where the event is another, denied where it was erased.
Result<Json> payload_at(Snapshot& snapshot, Position position, std::string_view kind);

}  // namespace nostoi
