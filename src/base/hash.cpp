// SHA-256 through OpenSSL (it uses the processor's own instructions), and the fast hash for tables.
#include <openssl/evp.h>

#include <bit>
#include <cstring>

#include "nostoi/base.hpp"

namespace nostoi {

namespace {

constexpr char digits[] = "0123456789abcdef";

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

std::string hex(std::string_view bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = value_of(text[i]), low = value_of(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

__extension__ typedef unsigned __int128 Wide;

Sha256::Sha256() : state_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(state_), EVP_sha256(), nullptr); }
Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(state_)); }

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(state_), bytes.data(), bytes.size()); }

std::array<unsigned char, 32> Sha256::digest() {
  std::array<unsigned char, 32> digest{};
  EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(state_), digest.data(), nullptr);
  return digest;
}

std::string Sha256::hex() {
  const std::array<unsigned char, 32> bytes = digest();
  return nostoi::hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  static_assert(std::endian::native == std::endian::little, "hash_bytes reads words in memory order");
  std::uint64_t h = seed ^ (bytes.size() * 0x9E3779B97F4A7C15ull);
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  const auto fold = [&h](std::uint64_t word) {
    const Wide product = static_cast<Wide>(h ^ word) * 0xD6E8FEB86659FD93ull;
    h = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  for (; left >= 8; left -= 8, p += 8) {
    std::uint64_t word;
    std::memcpy(&word, p, 8);
    fold(word);
  }
  std::uint64_t word = 0x2D358DCCAA6C78A5ull;
  for (std::size_t i = 0; i < left; ++i) word = (word << 8) ^ static_cast<unsigned char>(p[i]);
  fold(word);
  return mix(h);
}

}  // namespace nostoi
