// sqlite: a register in one file, for one laptop, with no server. Many programs may read it while one writes.
#pragma once

#include <filesystem>
#include <memory>

#include "nostoi/register.hpp"

namespace nostoi::sqlite {

/// The store in a file. not_found or conflict where `opening` asks for something else than is there; invalid where the file is no
/// register or is damaged; unsupported where a later version wrote it. A new file has mode 0600.
Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Opening opening);

}  // namespace nostoi::sqlite
