// many_rows: rows under many prefixes at once. A store that is far away answers them as one question; of any other they are asked one
// after the other.
#pragma once

#include <span>

#include "nostoi/store.hpp"

namespace nostoi {

/// Takes rows; `which` counts the prefixes from 0. It must not ask the snapshot for anything.
using TakeRows = std::function<void(std::size_t which, std::string_view key, std::string_view value)>;

/// What a snapshot that can answer them together is beside.
class ManyRows {
 public:
  virtual ~ManyRows() = default;
  virtual Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take) = 0;
};

/// The rows under each of the prefixes, prefix by prefix in the order in which they were given, by key.
inline Result<void> scan_each(Snapshot& snapshot, std::span<const std::string> prefixes, const TakeRows& take) {
  if (auto* together = dynamic_cast<ManyRows*>(&snapshot)) return together->scan_each(prefixes, take);
  for (std::size_t which = 0; which < prefixes.size(); ++which) {
    const Result<void> done =
        snapshot.scan(prefixes[which], [&](std::string_view key, std::string_view value) { return take(which, key, value), true; });
    if (!done) return done;
  }
  return {};
}

}  // namespace nostoi
