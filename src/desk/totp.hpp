// totp: one-time codes by the clock (RFC 6238 over RFC 4226): HMAC-SHA-1, six digits, thirty seconds, as every authenticator reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nostoi::desk {

/// RFC 4648, without padding.
std::string base32(std::string_view bytes);

constexpr std::int64_t code_step_of(std::int64_t milliseconds) { return milliseconds / 30'000; }
/// The code of a step.
std::string code_of(std::string_view secret, std::int64_t step);
/// The step that a code is of: now, the one before or the one after, and later than `last`, so that no code is taken twice.
std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, std::int64_t now, std::int64_t last);

}  // namespace nostoi::desk
