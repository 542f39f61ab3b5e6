// Argon2id makes a key of the passphrase, XChaCha20-Poly1305 seals the register's key with it, over everything else the file says.
#include "sqlite/key_file.hpp"

#include <sodium.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace nostoi::sqlite {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Bytes = std::array<unsigned char, 32>;

constexpr std::uint64_t most_memory_kib = 4ull << 20, most_passes = 64;  // what a file may ask of the machine
constexpr std::size_t longest_file = 4096;

const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string drawn(std::size_t count) {
  std::string text(count, '\0');
  randombytes_buf(text.data(), count);
  return text;
}

void begin_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

std::shared_ptr<Bytes> wiped() {
  return {new Bytes{}, [](Bytes* held) {
            sodium_memzero(held->data(), held->size());
            delete held;
          }};
}

tl::unexpected<Error> wrong(Code code, std::string_view key, const fs::path& file) {
  return fail(code, say(key, {{"file", file.string()}}), {file.string(), 0, ""});
}

/// What stands in a key file.
struct Wrapped {
  std::uint64_t memory_kib = 0, passes = 0;
  std::string salt, nonce, sealed;
};

/// What is sealed along, byte for byte.
std::string facts(const Wrapped& wrapped) {
  return Json{{"format", 1},
              {"cipher", "xchacha20-poly1305"},
              {"stretching", "argon2id"},
              {"memory_kib", wrapped.memory_kib},
              {"passes", wrapped.passes},
              {"salt", hex(wrapped.salt)},
              {"nonce", hex(wrapped.nonce)}}
      .dump();
}

Result<std::shared_ptr<Bytes>> stretched(const Wrapped& wrapped, const std::string& text) {
  std::shared_ptr<Bytes> key = wiped();
  if (crypto_pwhash(key->data(), key->size(), text.data(), text.size(), bytes(wrapped.salt), wrapped.passes, wrapped.memory_kib * 1024,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(Code::io, say("key-memory", {{"memory", std::to_string(wrapped.memory_kib / 1024)}}));
  return key;
}

Result<std::string> wrap(const Bytes& key, const Passphrase& passphrase) {
  Wrapped wrapped{passphrase.memory_kib, passphrase.passes, drawn(crypto_pwhash_SALTBYTES),
                  drawn(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES),
                  std::string(key.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, 0)};
  const Result<std::shared_ptr<Bytes>> with = stretched(wrapped, passphrase.text);
  if (!with) return tl::unexpected(with.error());
  const std::string along = facts(wrapped);
  crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(wrapped.sealed.data()), nullptr, key.data(), key.size(),
                                             bytes(along), along.size(), nullptr, bytes(wrapped.nonce), (*with)->data());
  Json json = Json::parse(along);
  json["key"] = hex(wrapped.sealed);
  return json.dump(2) + "\n";
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(longest_file, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

Result<Wrapped> read(const fs::path& file) {
  const Json json = Json::parse(text_of(file), nullptr, false);
  if (json.is_discarded() || !json.is_object()) return wrong(Code::invalid, "key-damaged", file);
  try {
    if (json.at("format") != 1) return wrong(Code::unsupported, "key-later", file);
    const auto bytes_at = [&](const char* name, std::size_t count) {
      const std::optional<std::string> read = bytes_of_hex(json.at(name).get<std::string>());
      return read && read->size() == count ? *read : throw std::runtime_error(name);
    };
    Wrapped wrapped{json.at("memory_kib").get<std::uint64_t>(), json.at("passes").get<std::uint64_t>(),
                    bytes_at("salt", crypto_pwhash_SALTBYTES), bytes_at("nonce", crypto_aead_xchacha20poly1305_ietf_NPUBBYTES),
                    bytes_at("key", sizeof(Bytes) + crypto_aead_xchacha20poly1305_ietf_ABYTES)};
    if (wrapped.memory_kib < 8 || wrapped.memory_kib > most_memory_kib || wrapped.passes < 1 || wrapped.passes > most_passes)
      return wrong(Code::invalid, "key-damaged", file);
    return wrapped;
  } catch (const std::exception&) {  // a member is missing, of another type or length
    return wrong(Code::invalid, "key-damaged", file);
  }
}

Result<void> put(const fs::path& file, const std::string& text) {
  Result<SafeFile> out = SafeFile::create(file);
  if (!out) return tl::unexpected(out.error());
  out->write(text);
  return out->commit();
}

/// Nothing that opens a register is overwritten.
Result<void> must_be_free(const fs::path& key_file) {
  std::error_code error;
  return fs::exists(key_file, error) ? Result<void>(wrong(Code::conflict, "key-there", key_file)) : Result<void>();
}

}  // namespace

bool can_encrypt() {
#ifdef NOSTOI_ENCRYPTION
  return true;
#else
  return false;
#endif
}

fs::path key_file_of(const fs::path& file) { return file.string() + ".key"; }

bool is_encrypted(const fs::path& file) {
  std::error_code error;
  return fs::exists(key_file_of(file), error);
}

Result<Key> unwrap_key(const fs::path& file, const Passphrase& passphrase) {
  if (!is_encrypted(file)) return Key();
  if (!can_encrypt()) return fail(Code::unsupported, say("key-no-encryption"), {file.string(), 0, ""});
  begin_sodium();
  const Result<Wrapped> wrapped = read(key_file_of(file));
  if (!wrapped) return tl::unexpected(wrapped.error());
  const Result<std::shared_ptr<Bytes>> with = stretched(*wrapped, passphrase.text);
  if (!with) return tl::unexpected(with.error());
  const std::string along = facts(*wrapped);
  std::shared_ptr<Bytes> key = wiped();
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(key->data(), nullptr, nullptr, bytes(wrapped->sealed), wrapped->sealed.size(),
                                                 bytes(along), along.size(), bytes(wrapped->nonce), (*with)->data()) != 0)
    return wrong(Code::denied, "key-wrong", file);
  return Key(key);
}

Result<Key> new_key(const fs::path& file, const Passphrase& passphrase) {
  if (const Result<void> is_free = must_be_free(key_file_of(file)); !is_free) return tl::unexpected(is_free.error());
  if (passphrase.text.empty()) return Key();
  if (!can_encrypt()) return fail(Code::unsupported, say("key-no-encryption"), {file.string(), 0, ""});
  begin_sodium();
  std::shared_ptr<Bytes> key = wiped();
  randombytes_buf(key->data(), key->size());
  const Result<std::string> text = wrap(*key, passphrase);
  if (!text) return tl::unexpected(text.error());
  if (const Result<void> done = put(key_file_of(file), *text); !done) return tl::unexpected(done.error());
  return Key(key);
}

namespace {

/// The key of a log beside the register.
Key derived_from(const Key& key, std::uint64_t number) {
  if (!key) return key;
  std::shared_ptr<Bytes> derived = wiped();
  crypto_kdf_derive_from_key(derived->data(), derived->size(), number, "nostoi-a", key->data());
  return derived;
}

}  // namespace

Key key_of_trail(const Key& key) { return derived_from(key, 1); }
Key key_of_desk(const Key& key) { return derived_from(key, 2); }

Result<void> copy_key(const fs::path& file, const fs::path& into) {
  if (const Result<void> is_free = must_be_free(key_file_of(into)); !is_free) return is_free;
  return put(key_file_of(into), text_of(key_file_of(file)));
}

Result<void> change_passphrase(const fs::path& file, const Passphrase& now, const Passphrase& then) {
  if (!is_encrypted(file)) return wrong(Code::invalid, "key-not-encrypted", file);
  if (then.text.empty()) return fail(Code::invalid, say("key-empty"));
  const Result<Key> key = unwrap_key(file, now);
  if (!key) return tl::unexpected(key.error());
  const Result<std::string> text = wrap(**key, then);
  return text ? put(key_file_of(file), *text) : Result<void>(tl::unexpected(text.error()));
}

bool unlock([[maybe_unused]] sqlite3* database, [[maybe_unused]] const std::array<unsigned char, 32>& key) {
#ifdef NOSTOI_ENCRYPTION
  std::string raw = "raw:";  // no passphrase of the library's own
  raw.append(reinterpret_cast<const char*>(key.data()), key.size());
  const bool done = sqlite3mc_config(database, "cipher", sqlite3mc_cipher_index("chacha20")) > 0 &&
                    sqlite3_key(database, raw.data(), static_cast<int>(raw.size())) == SQLITE_OK;
  sodium_memzero(raw.data(), raw.size());
  return done;
#else
  return false;
#endif
}

}  // namespace nostoi::sqlite
