// migrations: what the file looks like, step by step. A step that was published is never changed; a new one is added behind it.
#pragma once

#include <optional>
#include <span>

#include "nostoi/sqlite.hpp"
#include "sqlite/connection.hpp"

namespace nostoi::sqlite {

/// "NSTI": by this the file says whose it is.
constexpr std::int64_t application = 0x4E535449;

using Steps = std::span<const char* const>;
/// All that were published; tests alone know others.
Steps published_steps();

/// The last step that was taken; unsupported where a later version wrote the file, invalid where it is somebody else's.
Result<std::int64_t> step_of(Connection& connection, const std::filesystem::path& file, Steps steps = published_steps());

/// Brings the file to the last step, each step in a transaction of its own.
Result<void> migrate(Connection& connection, const std::filesystem::path& file, bool fresh, Steps steps = published_steps());

/// keep_before_upgrade() to these steps.
Result<std::optional<std::filesystem::path>> keep_before(const std::filesystem::path& file, const Passphrase& passphrase, Steps steps);

/// A look at a file that is there, with its key.
Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Key& key);

}  // namespace nostoi::sqlite
