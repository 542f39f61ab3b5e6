// The arithmetic of RFC 4226 and RFC 6238, and the letters of RFC 4648.
#include "desk/totp.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace nostoi::desk {

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  int count = 0;
  for (const char byte : bytes) {
    held = held << 8 | static_cast<unsigned char>(byte);
    for (count += 8; count >= 5; count -= 5) text += letters[held >> (count - 5) & 31];
  }
  if (count > 0) text += letters[held << (5 - count) & 31];
  return text;
}

std::string code_of(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> message{};
  for (std::size_t i = 0; i < message.size(); ++i) message[7 - i] = static_cast<unsigned char>(step >> (8 * i));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(), digest.data(), &size);
  const std::size_t at = digest[size - 1] & 15;
  const std::uint32_t number = (digest[at] & 127u) << 24 | digest[at + 1] << 16 | digest[at + 2] << 8 | digest[at + 3];
  return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, std::int64_t now, std::int64_t last) {
  std::optional<std::int64_t> found;
  for (const std::int64_t step : {code_step_of(now) - 1, code_step_of(now), code_step_of(now) + 1}) {
    const std::string right = code_of(secret, step);
    if (code.size() == right.size() && CRYPTO_memcmp(code.data(), right.data(), right.size()) == 0 && step > last) found = step;
  }
  return found;
}

}  // namespace nostoi::desk
