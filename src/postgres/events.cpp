// Bytes go to the server and come back as hexadecimal digits.
#include "postgres/events.hpp"

#include <tuple>

namespace nostoi::postgres {

namespace {

std::string bytes_of(const pqxx::field& field) { return pqxx::binarystring(field).str(); }

/// A digest of another length is none of ours: zeros, which check() finds.
evidence::Digest digest_of(const pqxx::field& field) { return evidence::digest_of(bytes_of(field)).value_or(evidence::Digest{}); }

/// Bytes as the server reads them: \x and hexadecimal digits.
std::string bytea(std::string_view bytes) { return "\\x" + hex(bytes); }
std::string bytea(const evidence::Digest& digest) { return "\\x" + evidence::hex(digest); }

}  // namespace

Event event_of(const pqxx::row& row) {
  Event event;
  event.header = {row[0].as<std::uint64_t>(), row[1].as<std::int64_t>(), row[2].as<std::string>(), row[3].as<std::string>(),
                  row[4].as<std::string>(),   digest_of(row[5]),         digest_of(row[6])};
  event.hash = digest_of(row[7]);
  event.nonce = bytes_of(row[8]);
  event.payload = bytes_of(row[9]);
  return event;
}

void write_events(pqxx::transaction_base& work, std::span<const Event> events) {
  const std::vector<std::string> columns{"position", "at",         "kind", "actor", "purpose",
                                         "previous", "commitment", "hash", "nonce", "payload"};
  pqxx::stream_to stream(work, "event", columns);
  for (const Event& event : events) {
    const evidence::Header& header = event.header;
    stream << std::make_tuple(header.position, header.at, header.kind, header.actor, header.purpose, bytea(header.previous),
                              bytea(header.commitment), bytea(event.hash), bytea(event.nonce), bytea(event.payload));
  }
  stream.complete();
}

}  // namespace nostoi::postgres
