// entry: one anchor as a person's file shows it.
#pragma once

#include "register/heads.hpp"

namespace nostoi {

/// Whose eyes read, and as of which moments.
struct Reading {
  Snapshot& snapshot;
  const access::Actor& actor;
  AsOf as_of;
  Heads& heads;
};

Result<FileEntry> file_entry(const Reading& reading, Position anchor);

/// The file of the person whom `anchor` belongs to, as person_file() gives it, of a register as it was at one moment.
Result<PersonFile> file_of(Snapshot& snapshot, const access::Actor& actor, Position anchor, const AsOf& as_of = {});

}  // namespace nostoi
