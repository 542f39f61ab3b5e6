// sqlite: a register in one file, for one laptop, with no server. Many programs may read it while one writes.
#pragma once

#include <filesystem>
#include <memory>

#include "nostoi/register.hpp"

namespace nostoi::sqlite {

/// The store in a file. not_found or conflict where `opening` asks for something else than is there; invalid where the file is no
/// register or is damaged; unsupported where a later version wrote it. A new file has mode 0600.
Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Opening opening);

/// The same for reading only: nothing is written, neither to the file nor beside it, so that a copy may lie where nobody can write.
Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file);

/// What is left of a damaged file, for reading: what cannot be read is an error when it is met, not before. For recover() alone.
Result<std::unique_ptr<Store>> salvage(const std::filesystem::path& file);

/// Copies a register, as it is at this moment, into a new file, while others read and write it; both for backing up and for restoring.
/// What was copied is checked before it gets its name: the new file is whole, or it is not there. conflict where there is something of
/// that name or a copy that was cut short (the new name with ".part"); invalid where what was copied is damaged.
Result<Checked> copy(const std::filesystem::path& file, const std::filesystem::path& into);

}  // namespace nostoi::sqlite
