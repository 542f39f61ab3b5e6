// record: an event that a room behind this one gives meaning to: an enquiry, a sighting, a signed policy. The register knows of it only
// what it is about and how it is to be handled; what state follows from records is a fold over them, in the room whose kind they are.
#pragma once

#include "register/log.hpp"

namespace nostoi {

/// A record through the eyes of an actor.
struct Record {
  Position at = 0;
  std::int64_t when = 0;  ///< clock time, as of events
  std::string kind, actor;
  std::vector<Position> about;  ///< anchors or earlier records
  std::string handling;
  bool withheld = false;  ///< the actor is not cleared for it: the payload is empty
  bool erased = false;    ///< so is it then
  Json payload;           ///< what its kind says, `about` and `handling` included
};

/// Adds a record. invalid where the handling class is none or a text is not UTF-8, not_found where it is about an event that is not there.
Result<Position> add_record(Log& log, std::string_view kind, std::vector<Position> about, const std::string& handling, Json payload);

/// The one record of a transaction: added and committed.
Result<Position> add_record_alone(Log& log, std::string_view kind, std::vector<Position> about, const std::string& handling, Json payload);

/// The record at a position; not_found where another event stands there, of whatever kind where `kind` is empty.
Result<Record> record_at(Snapshot& snapshot, const access::Actor& actor, Position at, std::string_view kind = {});
/// Records that name `about`, oldest first, as of a known time (0: now); of one kind where `kind` is not empty.
Result<std::vector<Record>> records_about(Snapshot& snapshot, const access::Actor& actor, Position about, std::string_view kind = {},
                                          Position known = 0);
/// Records of a kind that name any anchor of a person, oldest first.
Result<std::vector<Record>> records_of_person(Snapshot& snapshot, const access::Actor& actor, Position person, std::string_view kind,
                                              Position known = 0);
/// All records of a kind, oldest first, as of a known time.
Result<std::vector<Record>> records_of(Snapshot& snapshot, const access::Actor& actor, std::string_view kind, Position known = 0);

/// What each of these records is, in their order: `make` gives a Result of it.
template <typename Make>
auto each_of(const Result<std::vector<Record>>& records, const Make& make)
    -> Result<std::vector<typename std::invoke_result_t<Make, const Record&>::value_type>> {
  if (!records) return tl::unexpected(records.error());
  std::vector<typename std::invoke_result_t<Make, const Record&>::value_type> all;
  for (const Record& record : *records) {
    auto one = make(record);
    if (!one) return tl::unexpected(one.error());
    all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace nostoi
