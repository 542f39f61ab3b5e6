// The library wants paths, and follows links to the name behind them. So such files stand in a folder that is none, and three of the calls
// by which it asks the system know that folder. The journal that it begins beside a file is kept in memory: of a new file it says nothing.
#include "sqlite/nameless.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>

namespace nostoi::sqlite {

namespace {

constexpr std::string_view folder = "/proc/nostoi-nameless/";  // nobody can make anything there

/// What stands behind the folder; nothing of other paths.
std::string_view nameless(const char* path) {
  const std::string_view all = path;
  return all.starts_with(folder) ? all.substr(folder.size()) : std::string_view();
}

/// The handle that a path of the folder names; -1 where it is of a file beside it.
int handle_of(std::string_view name) {
  int handle = -1;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), handle);
  return error == std::errc() && end == name.data() + name.size() ? handle : -1;
}

std::string through(int handle) { return "/proc/self/fd/" + std::to_string(handle); }

int open(const char* path, int flags, int mode) {
  const std::string_view name = nameless(path);
  if (name.empty()) return ::open(path, flags, mode);
  if (const int handle = handle_of(name); handle >= 0) return ::open(through(handle).c_str(), flags & ~(O_NOFOLLOW | O_CREAT | O_EXCL));
  if (flags & O_CREAT) return ::memfd_create("journal", MFD_CLOEXEC);
  errno = ENOENT;
  return -1;
}

int state(const char* path, struct stat* seen) {
  const int handle = handle_of(nameless(path));
  return handle >= 0 ? ::fstat(handle, seen) : ::stat(path, seen);
}

int remove(const char* path) { return nameless(path).empty() ? ::unlink(path) : 0; }

}  // namespace

void let_library_open_nameless() {
  [[maybe_unused]] static const bool done = [] {
    sqlite3_vfs* files = sqlite3_vfs_find("unix");
    const auto instead = [&](const char* call, auto* with) {
      files->xSetSystemCall(files, call, reinterpret_cast<sqlite3_syscall_ptr>(with));
    };
    instead("open", open);
    instead("stat", state);
    instead("unlink", remove);
    return true;
  }();
}

std::optional<Nameless> Nameless::in(const std::filesystem::path& folder) {
  const int handle = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (handle < 0) return std::nullopt;
  Nameless made(handle);
  return ::access(through(handle).c_str(), F_OK) == 0 ? std::optional(std::move(made)) : std::nullopt;  // no /proc, no way to name it
}

Nameless::~Nameless() {
  if (handle_ >= 0) ::close(handle_);
}

std::filesystem::path Nameless::path() const { return std::string(folder) + std::to_string(handle_); }

int Nameless::sync() const { return ::fsync(handle_) == 0 ? 0 : errno; }

int Nameless::give(const std::filesystem::path& name) const {
  return ::linkat(AT_FDCWD, through(handle_).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

}  // namespace nostoi::sqlite
