// Bytes of files and of memory. Files are read with read(2): no stream layer between the kernel and the window they are parsed in.
#include "intake/bytes.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace nostoi::intake {

namespace {

class FileBytes final : public Bytes {
 public:
  explicit FileBytes(int file) : file_(file) {}
  ~FileBytes() override { ::close(file_); }

  std::size_t read(char* to, std::size_t room) override {
    for (;;) {
      const ssize_t got = ::read(file_, to, room);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      error_ = errno;
      return 0;
    }
  }
  int failed() const override { return error_; }

 private:
  int file_;
  int error_ = 0;
};

class MemoryBytes final : public Bytes {
 public:
  MemoryBytes(std::string_view rest, std::size_t piece) : rest_(rest), piece_(piece) {}

  std::size_t read(char* to, std::size_t room) override {
    const std::size_t size = std::min({rest_.size(), piece_, room});
    if (size > 0) std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

}  // namespace

Result<std::unique_ptr<Bytes>> file_bytes(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return tl::unexpected(unreadable(path, errno));
  ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::make_unique<FileBytes>(file);
}

std::unique_ptr<Bytes> memory_bytes(std::string_view text, std::size_t piece) { return std::make_unique<MemoryBytes>(text, piece); }

Error unreadable(const std::filesystem::path& path, int error) {
  const Code code = error == ENOENT ? Code::not_found : Code::io;
  return {code, say("file-unreadable", {{"file", path.string()}, {"why", std::strerror(error)}}), {path.string(), 0, ""}};
}

}  // namespace nostoi::intake
