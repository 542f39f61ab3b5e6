// A file without a place: the kernel forgets it with its last descriptor.
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "nostoi/desk/drafts.hpp"

namespace nostoi::desk {

namespace {
tl::unexpected<Error> failed() { return fail(Code::io, say("desk-memory-file", {{"why", std::strerror(errno)}})); }
}  // namespace

Result<MemoryFile> MemoryFile::create() {
  const int file = ::memfd_create("draft", MFD_CLOEXEC);
  return file < 0 ? Result<MemoryFile>(failed()) : MemoryFile(file);
}

MemoryFile::~MemoryFile() {
  if (file_ >= 0) ::close(file_);
}

Result<void> MemoryFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::filesystem::path MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(file_); }

}  // namespace nostoi::desk
