// sqlite: a register in one file, for one laptop, with no server. Many programs may read it while one writes.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "nostoi/register.hpp"

namespace nostoi::sqlite {

/// What opens an encrypted register; empty for one that is not encrypted. How dear a guess is stands in the key file, and counts where
/// one is written.
struct Passphrase {
  std::string text;
  std::uint64_t memory_kib = 256 * 1024, passes = 3;  ///< of Argon2id: about half a second a guess
};

/// Whether this build can encrypt: it has SQLite3 Multiple Ciphers.
bool can_encrypt();
/// Whether a register is encrypted: its key file (docs/formats/key.md) lies beside it.
bool is_encrypted(const std::filesystem::path& file);
/// "office.nostoi.key" of "office.nostoi".
std::filesystem::path key_file_of(const std::filesystem::path& file);
/// Wraps the key of a register in another passphrase; denied where `now` does not open it. Copies made before keep the one they had.
Result<void> change_passphrase(const std::filesystem::path& file, const Passphrase& now, const Passphrase& then);

/// The store in a file. not_found or conflict where `opening` asks for something else than is there; invalid where the file is no
/// register or is damaged; unsupported where a later version wrote it, or where this build cannot encrypt; denied where the passphrase is
/// not that of the register. A new file has mode 0600, and is encrypted where there is a passphrase.
Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase = {});

/// A register and the logs that lie beside it: its trail (audit.hpp, "office.nostoi-audit") and its desk (desk.hpp, "office.nostoi-desk"),
/// encrypted where the register is, with keys derived from its key. One that is not there is begun; the desk only when it is asked for.
struct Together {
  std::unique_ptr<Store> reg, trail;
  std::function<Result<std::unique_ptr<Store>>()> desk;
};
Result<Together> open_together(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase = {});
/// The same for a register that is only read: to its file nothing is written, and it is not brought to a later step; what is read of it is
/// written into its trail all the same, and people sign in at its desk.
Result<Together> look_together(const std::filesystem::path& file, const Passphrase& passphrase = {});
std::filesystem::path trail_of(const std::filesystem::path& file);
std::filesystem::path desk_of(const std::filesystem::path& file);
/// The trail alone, beside a register that may be too damaged to be opened.
Result<std::unique_ptr<Store>> open_trail(const std::filesystem::path& file, const Passphrase& passphrase = {});

/// The same for reading only: nothing is written, neither to the file nor beside it, so that a copy may lie where nobody can write.
Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Passphrase& passphrase = {});

/// Before open() brings a register that an earlier version wrote to the form of this one: keeps it as it is, with its trail, its desk and
/// its key, in a copy beside it ("office.nostoi.before-0.2.0"), which is checked as every copy is. Gives the name of the copy; nothing where
/// the register is of this form already.
Result<std::optional<std::filesystem::path>> keep_before_upgrade(const std::filesystem::path& file, const Passphrase& passphrase = {});

/// What is left of a damaged file, for reading: what cannot be read is an error when it is met, not before. For recover() alone.
Result<std::unique_ptr<Store>> salvage(const std::filesystem::path& file, const Passphrase& passphrase = {});

/// Copies a register, as it is at this moment, into a new file, while others read and write it; both for backing up and for restoring.
/// What was copied is checked before it gets its name: the new file is whole, or it is not there. conflict where there is something of
/// that name or a copy that was cut short (the new name with ".part"); invalid where what was copied is damaged. The copy of an
/// encrypted register is encrypted, and has a copy of the key file. Its trail and its desk, where it has them,
/// are copied and checked with it.
Result<Checked> copy(const std::filesystem::path& file, const std::filesystem::path& into, const Passphrase& passphrase = {});

}  // namespace nostoi::sqlite
