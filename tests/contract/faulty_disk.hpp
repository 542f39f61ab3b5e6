// A disk that fails when it is told to: a write that errs, a write cut short, or the power gone, after which only what was synchronised is
// sure to be there, and of the rest some writes are there, some are not and some are torn between sectors of 512 bytes.
#pragma once

#include <cstdint>
#include <filesystem>

namespace nostoi::testing {

enum class Fault : std::uint8_t { none, error, short_write, power_cut };

/// While one lives, SQLite opens its files on it; one at a time.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// The `at`-th write, synchronisation or truncation from now on, from 1, meets the fault.
  void arm(Fault fault, std::uint64_t at);
  /// How many there were since.
  std::uint64_t count() const;
  /// The fault is over; what the power took stays gone.
  void repair();
  /// Writes a file and its companions as they are found when the power is back, into a folder.
  void leave(const std::filesystem::path& file, const std::filesystem::path& folder, std::uint64_t seed) const;
};

}  // namespace nostoi::testing
