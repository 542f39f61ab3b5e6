// entry: one anchor as a person's file shows it.
#pragma once

#include "register/heads.hpp"
#include "register/seals.hpp"

namespace nostoi {

/// Whose eyes read, and as of which moments.
struct Reading {
  Snapshot& snapshot;
  const access::Actor& actor;
  AsOf as_of;
  Heads& heads;
};

Result<FileEntry> file_entry(const Reading& reading, Position anchor);

/// The prefixes of the rows that are asked for when the entry of an anchor is read.
std::vector<std::string> rows_of_entry(Position anchor);

/// The file of the person whom `anchor` belongs to, as person_file() gives it, of a register as it was at one moment.
/// `clock`: the time until which a sealed file may have been opened; without it they hold for everybody.
Result<PersonFile> file_of(Snapshot& snapshot, const access::Actor& actor, Position anchor, const AsOf& as_of = {}, std::int64_t clock = 0);

/// What an actor learns of a list that holds what he is not cleared for: that it is there.
void withhold(ListFacts& list);

}  // namespace nostoi
