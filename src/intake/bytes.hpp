// bytes: where a text reader gets its bytes from: a file, or bytes in memory handed out in pieces of any size (tests, fuzzing).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "nostoi/base.hpp"

namespace nostoi::intake {

/// A stream of bytes. read() gives 1 … `room` bytes, or 0 at the end or after an error (which failed() then tells).
class Bytes {
 public:
  virtual ~Bytes() = default;
  virtual std::size_t read(char* to, std::size_t room) = 0;
  virtual int failed() const { return 0; }  ///< errno of the first failure, 0 when there was none
};

/// A file, read from its beginning in as large pieces as are asked for.
Result<std::unique_ptr<Bytes>> file_bytes(const std::filesystem::path& path);

/// The bytes of `text` (which must outlive it), at most `piece` of them at a time.
std::unique_ptr<Bytes> memory_bytes(std::string_view text, std::size_t piece = SIZE_MAX);

/// The failure to tell when reading `path` ended with `error`.
Error unreadable(const std::filesystem::path& path, int error);

}  // namespace nostoi::intake
