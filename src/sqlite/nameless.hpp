// nameless: a file that the database library works on though it has no name in any folder. It gets one when it is whole; until then nothing
// of it is left behind when its process ends, however it ends.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

namespace nostoi::sqlite {

/// Once, before the library opens anything.
void let_library_open_nameless();

class Nameless {
 public:
  /// A new one of its owner alone, on the disk of a folder; nothing where its file system has no such files (FAT, some network drives).
  static std::optional<Nameless> in(const std::filesystem::path& folder);
  ~Nameless();
  Nameless(Nameless&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
  Nameless& operator=(Nameless&& other) noexcept { return std::swap(handle_, other.handle_), *this; }

  /// By this the library opens it, and nobody else can.
  std::filesystem::path path() const;
  /// Sees to it that it is on the disk; the error of the system where it is not.
  int sync() const;
  /// Gives it a name, never that of another file; the error of the system where it could not.
  int give(const std::filesystem::path& name) const;

 private:
  explicit Nameless(int handle) : handle_(handle) {}
  int handle_;
};

}  // namespace nostoi::sqlite
