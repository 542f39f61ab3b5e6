// Files that appear complete or not at all, and the one CSV quoting rule.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "nostoi/base.hpp"

namespace nostoi {

namespace {
constexpr std::size_t buffer_bytes = 1 << 18;
}

Result<SafeFile> SafeFile::create(std::filesystem::path path) {
  SafeFile file;
  file.temporary_ = path;
  file.temporary_ += ".part-" + std::to_string(::getpid());
  file.path_ = std::move(path);
  file.file_ = ::open(file.temporary_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file.file_ < 0)
    return fail(Code::io, say("file-not-writable", {{"file", file.path_.string()}, {"why", std::strerror(errno)}}), {file.path_.string(), 0, ""});
  return file;
}

SafeFile::SafeFile(SafeFile&& other) noexcept { *this = std::move(other); }

SafeFile& SafeFile::operator=(SafeFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(temporary_, other.temporary_);
  std::swap(file_, other.file_);
  std::swap(error_, other.error_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

SafeFile::~SafeFile() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(temporary_.c_str());
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
}  // namespace

void SafeFile::write(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() < buffer_bytes) return;
  if (!error_) error_ = write_all(file_, buffer_);
  buffer_.clear();
}

Result<void> SafeFile::commit() {
  if (!error_) error_ = write_all(file_, buffer_);
  buffer_.clear();
  if (!error_ && ::fsync(file_) != 0) error_ = errno;
  if (::close(std::exchange(file_, -1)) != 0 && !error_) error_ = errno;
  if (!error_ && ::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
  if (!error_) return {};
  ::unlink(temporary_.c_str());
  return fail(Code::io, say("file-not-writable", {{"file", path_.string()}, {"why", std::strerror(error_)}}), {path_.string(), 0, ""});
}

void append_csv(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
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
