// many_rows: rows under many prefixes at once. A store that is far away answers them as one question; of any other they are asked one
// after the other, when they are wanted.
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
  /// The rows under these prefixes and the events at these positions are going to be asked for: they may be fetched together and kept.
  virtual Result<void> expect(std::span<const std::string>, std::span<const std::uint64_t>) { return {}; }
  /// Whether they are.
  virtual bool fetches_ahead() const { return false; }
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

/// Whether it is worth finding out what is going to be asked.
inline bool fetches_ahead(Snapshot& snapshot) {
  const auto* together = dynamic_cast<ManyRows*>(&snapshot);
  return together && together->fetches_ahead();
}

/// Tells a snapshot what is going to be asked. Changes nothing but how long the answers take.
inline Result<void> expect(Snapshot& snapshot, std::span<const std::string> prefixes, std::span<const std::uint64_t> positions) {
  auto* together = dynamic_cast<ManyRows*>(&snapshot);
  return together ? together->expect(prefixes, positions) : Result<void>();
}

}  // namespace nostoi
