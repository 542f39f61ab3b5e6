// password: Argon2id of libsodium, 64 MiB and three passes (RFC 9106's second choice): about a tenth of a second a guess.
#pragma once

#include <string>

#include "nostoi/base.hpp"

namespace nostoi::desk {

/// What is kept of a password: salt, costs and hash as one text.
Result<std::string> hash_of(const std::string& password);
bool fits(const std::string& password, const std::string& hash);
/// Takes as long as fits() and says nothing: for a name that is nobody's.
void as_if(const std::string& password);

/// invalid where it is shorter than 12 letters, longer than 256 bytes, of fewer than 5 different ones, or has the account's name in it.
Result<void> must_be_good(const std::string& password, const std::string& name);

/// Text that nobody can guess, of 32 random bytes in hex, and what is kept of it.
std::string secret_text(const std::string& random_bytes);
std::string kept_of(const std::string& secret);

}  // namespace nostoi::desk
