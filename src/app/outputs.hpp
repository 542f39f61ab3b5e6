// The folder a command fills: all of its files appear together at the end, or none. A killed run leaves nothing; run.json, named
// last and taken away first, stands only when everything beside it is of the same run.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "app/tables.hpp"
#include "nostoi/base.hpp"

namespace nostoi::app {

/// Whether files could be written there, told before the long work begins.
Result<void> writable_folder(const std::filesystem::path& folder);

class Outputs {
 public:
  /// Makes the folder when there is none, open to its owner only.
  static Result<Outputs> open(std::filesystem::path folder);
  /// Adds a file that `write` fills. The last one added is the seal.
  Result<void> add(std::string_view name, const std::function<void(const Out&)>& write);
  Result<void> add(std::string_view name, std::string_view text);
  /// What an earlier run may have left under this name goes when the files get theirs.
  void take_away(std::string_view name) { taken_away_.push_back(folder_ / name); }
  /// Waits until what was added so far is on the disk; spares commit() that wait.
  Result<void> settle();
  /// Gives all files their names, in the order in which they were added.
  Result<void> commit();

 private:
  explicit Outputs(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
  std::vector<std::filesystem::path> names_, taken_away_;
  std::vector<SafeFile> files_;
};

}  // namespace nostoi::app
