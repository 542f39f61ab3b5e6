// unsupported: files that are known and not read. Saying what a file is, and what to do, is worth more than reading rubbish out of it.
#pragma once

#include "intake/raw.hpp"

namespace nostoi::intake {

/// Fails with a sentence that names the file, its type and the way out when its first bytes are those of a type that is known and not
/// read (old .xls and .doc, password-protected workbooks, .rtf, .numbers, archives, pictures, …). `first_bytes`: 4 KiB or more of them.
Result<void> refuse_known_unsupported(const std::filesystem::path& path, std::string_view first_bytes);

}  // namespace nostoi::intake
