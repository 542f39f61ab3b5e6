// Hashing and judging passwords; a name that nobody has costs the same as one that somebody has.
#include "desk/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "base/utf8.hpp"

namespace nostoi::desk {

namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 64ull << 20;

void begin_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

}  // namespace

Result<std::string> hash_of(const std::string& password) {
  begin_sodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(Code::io, say("desk-no-memory"));
  return std::string(text.data());
}

bool fits(const std::string& password, const std::string& hash) {
  begin_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void as_if(const std::string& password) {
  static const std::string nobody = hash_of("nobody has this password").value_or("");
  fits(password, nobody);
}

Result<void> must_be_good(const std::string& password, const std::string& name) {
  const std::u32string letters = code_points(password);
  if (letters.size() < 12) return fail(Code::invalid, say("desk-password-short"), {"", 0, "password"});
  if (password.size() > 256) return fail(Code::invalid, say("desk-password-long"), {"", 0, "password"});
  if (std::set<char32_t>(letters.begin(), letters.end()).size() < 5 || (name.size() > 3 && password.find(name) != password.npos))
    return fail(Code::invalid, say("desk-password-plain"), {"", 0, "password"});
  return {};
}

std::string secret_text(const std::string& random_bytes) { return hex(random_bytes); }
std::string kept_of(const std::string& secret) { return sha256_hex(secret); }

}  // namespace nostoi::desk
