// Files that appear complete or not at all, and the one CSV quoting rule.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "nostoi/base.hpp"

namespace nostoi {

namespace {
constexpr std::size_t buffer_bytes = 1 << 18;
}

// Nameless where the file system can hold such a file: then even kill -9 leaves nothing behind. FAT and some network drives cannot.
Result<SafeFile> SafeFile::create(std::filesystem::path path) {
  SafeFile file;
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  file.temporary_ = path;
  file.temporary_ += ".part-" + std::to_string(::getpid());
  file.path_ = std::move(path);
  file.file_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  file.nameless_ = file.file_ >= 0;
  if (!file.nameless_) file.file_ = ::open(file.temporary_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file.file_ < 0)
    return fail(Code::io, say("file-not-writable", {{"file", file.path_.string()}, {"why", std::strerror(errno)}}),
                {file.path_.string(), 0, ""});
  return file;
}

SafeFile::SafeFile(SafeFile&& other) noexcept { *this = std::move(other); }

SafeFile& SafeFile::operator=(SafeFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(temporary_, other.temporary_);
  std::swap(file_, other.file_);
  std::swap(error_, other.error_);
  std::swap(nameless_, other.nameless_);
  std::swap(settled_, other.settled_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

SafeFile::~SafeFile() {
  if (file_ < 0) return;
  ::close(file_);
  if (!nameless_) ::unlink(temporary_.c_str());
}

namespace {
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int give_name(int file, const std::filesystem::path& name) {
  ::unlink(name.c_str());
  const std::string handle = "/proc/self/fd/" + std::to_string(file);
  return ::linkat(AT_FDCWD, handle.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}
}  // namespace

void SafeFile::write(std::string_view bytes) {
  settled_ = false;
  if (buffer_.size() + bytes.size() < buffer_bytes) {
    buffer_.append(bytes);
    return;
  }
  for (const std::string_view next : {std::string_view(buffer_), bytes})
    if (!error_) error_ = write_all(file_, next);
  buffer_.clear();
}

Result<void> SafeFile::settle() {
  if (!error_) error_ = write_all(file_, buffer_);
  buffer_.clear();
  if (!error_ && !settled_ && ::fsync(file_) != 0) error_ = errno;
  settled_ = true;
  if (!error_) return {};
  return fail(Code::io, say("file-not-writable", {{"file", path_.string()}, {"why", std::strerror(error_)}}), {path_.string(), 0, ""});
}

Result<void> SafeFile::commit() {
  if (const Result<void> settled = settle(); !settled) return settled;
  if (nameless_) error_ = give_name(file_, temporary_);
  if (::close(std::exchange(file_, -1)) != 0 && !error_) error_ = errno;
  if (!error_ && ::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
  if (!error_) return {};
  ::unlink(temporary_.c_str());
  return fail(Code::io, say("file-not-writable", {{"file", path_.string()}, {"why", std::strerror(error_)}}), {path_.string(), 0, ""});
}

namespace {
constexpr auto wants_quotes = [] {
  std::array<bool, 256> wants{};
  for (const unsigned char c : {',', '"', '\r', '\n'}) wants[c] = true;
  return wants;
}();
}  // namespace

void append_csv(std::string& out, std::string_view field) {
  if (std::none_of(field.begin(), field.end(), [](char c) { return wants_quotes[static_cast<unsigned char>(c)]; })) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace nostoi
