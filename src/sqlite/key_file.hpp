// key_file: a register is encrypted with random bytes that nobody knows; a small file beside it holds them, wrapped in what a passphrase
// becomes. So a passphrase can be changed without touching the register, and every guess costs what the file says.
#pragma once

#include <sqlite3.h>

#include <array>
#include <memory>

#include "nostoi/sqlite.hpp"

namespace nostoi::sqlite {

/// The bytes a file is encrypted with, wiped when the last who holds them goes; none where it is not encrypted.
using Key = std::shared_ptr<const std::array<unsigned char, 32>>;

/// The key of a register, or none; denied where the passphrase does not open it, invalid where the key file is damaged.
Result<Key> unwrap_key(const std::filesystem::path& file, const Passphrase& passphrase);
/// A key for a register that is to be, in its key file; none without a passphrase.
Result<Key> new_key(const std::filesystem::path& file, const Passphrase& passphrase);
/// The key of the trail of a register; none where the register has none.
Key key_of_trail(const Key& key);
Key key_of_desk(const Key& key);
/// Puts the key file of a register beside its copy; conflict where one is there.
Result<void> copy_key(const std::filesystem::path& file, const std::filesystem::path& into);

/// Gives the key to a connection that has just been opened; false where this build cannot encrypt.
bool unlock(sqlite3* database, const std::array<unsigned char, 32>& key);

}  // namespace nostoi::sqlite
