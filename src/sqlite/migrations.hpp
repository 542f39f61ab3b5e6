// migrations: what the file looks like, step by step. A step that was published is never changed; a new one is added behind it.
#pragma once

#include "nostoi/register.hpp"
#include "sqlite/connection.hpp"

namespace nostoi::sqlite {

/// "NSTI": by this the file says whose it is.
constexpr std::int64_t application = 0x4E535449;

/// The last step that was taken; unsupported where a later version wrote the file, invalid where it is somebody else's.
Result<std::int64_t> step_of(Connection& connection, const std::filesystem::path& file);

/// Brings the file to the last step, each step in a transaction of its own.
Result<void> migrate(Connection& connection, const std::filesystem::path& file, bool fresh);

/// A look at a file that is there, with its key.
Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Key& key);

}  // namespace nostoi::sqlite
