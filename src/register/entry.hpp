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

}  // namespace nostoi
