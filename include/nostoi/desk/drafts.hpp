// Drafts: files that somebody has brought and that are not taken up yet. Their bytes lie in the log of the desk, encrypted where it is, and
// are erased from it when the draft is taken up or dropped; to be read they stand in memory, never in a folder.
#pragma once

#include <filesystem>
#include <vector>

#include "nostoi/desk/desk.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::desk {

struct Draft {
  Position at = 0;
  std::string name, owner;  ///< owner: the actor who brought it, and the only one who sees it
  std::uint64_t size = 0, have = 0;
  std::int64_t since = 0;
  bool dropped = false;
  bool whole() const { return have == size; }
};

/// Largest file that is taken, and largest part of one, in bytes.
inline constexpr std::uint64_t largest_draft = 512ull << 20, largest_part = 4ull << 20;

/// invalid where it is empty, too large or without a name.
Result<Position> open_draft(Register& desk, const access::Actor& by, const std::string& name, std::uint64_t size);
/// Adds the bytes from `from` on; what is there already is passed over, so that a part may be sent twice. Gives how many there are; conflict
/// where bytes before them are wanting.
Result<std::uint64_t> add_part(Register& desk, const access::Actor& by, Position draft, std::uint64_t from, std::string_view bytes);
/// not_found where there is none of that owner, or it is gone.
Result<Draft> draft(Register& desk, const access::Actor& by, Position at);
Result<std::vector<Draft>> drafts(Register& desk, const access::Actor& by);
/// What its columns are said to be, where that is not what was found; the latest counts.
Result<void> choose_columns(Register& desk, const access::Actor& by, Position at, const std::vector<intake::ColumnChoice>& choices);
Result<std::vector<intake::ColumnChoice>> chosen_columns(Register& desk, const access::Actor& by, Position at);
/// Erases its bytes for good.
Result<void> drop_draft(Register& desk, const access::Actor& by, Position at);

/// A file in memory that is gone with this object.
class MemoryFile {
 public:
  static Result<MemoryFile> create();
  MemoryFile(MemoryFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile();
  Result<void> write(std::string_view bytes);
  /// Under which this process reads it.
  std::filesystem::path path() const;

 private:
  explicit MemoryFile(int file) : file_(file) {}
  int file_;
};
/// conflict where it is not whole yet.
Result<MemoryFile> file_of(Register& desk, const access::Actor& by, Position at);

}  // namespace nostoi::desk
