// events: how an event stands in its table.
#pragma once

#include <pqxx/pqxx>
#include <span>

#include "nostoi/store.hpp"

namespace nostoi::postgres {

/// The columns of an event, in the order in which event_of takes them.
inline constexpr const char* of_event = "position, at, kind, actor, purpose, previous, commitment, hash, nonce, payload";

Event event_of(const pqxx::row& row);

/// Copies events into the table.
void write_events(pqxx::transaction_base& work, std::span<const Event> events);

}  // namespace nostoi::postgres
