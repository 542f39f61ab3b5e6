// kept_bytes: the bytes of a file inside the register: records in parts, about the event that says which file it is. One way to keep them
// for whatever came as a file, so that the chain, copies, dumps and erasure hold for all of it.
#pragma once

#include <filesystem>

#include "register/record.hpp"

namespace nostoi {

namespace kind {
inline constexpr std::string_view source_part = "source-part";
}

/// What a file is, from its bytes alone.
struct FileFacts {
  std::string sha256, beginning;  ///< beginning: its first bytes, a few dozen
  std::uint64_t size = 0;
};
/// Reads a file to its end, or until it is larger than `most`: size is then more than that. not_found where it cannot be read.
Result<FileFacts> file_facts(const std::filesystem::path& file, std::uint64_t most);

/// Adds the bytes of a file to a log, as parts about an event of that handling class; gives their number. invalid where they are not those
/// of that SHA-256. The log grows by a third more than that.
Result<std::uint64_t> add_parts(Log& log, Position of, const std::string& handling, const std::filesystem::path& file,
                                const std::string& sha256);

/// The parts about an event, in their order; empty where no bytes were kept.
Result<std::vector<Position>> parts_of(Snapshot& snapshot, Position of);

/// Gives the bytes back, a part at a time; whether anybody may see them was looked at before. denied where they were erased; invalid where
/// they are not those of that SHA-256: then what was given is not to be used.
Result<void> give_parts(Snapshot& snapshot, Position of, const std::string& sha256, const std::function<void(std::string_view)>& out);

}  // namespace nostoi
