// evidence: what can be proved about the order and the content of things written down, without trusting who kept them. An entry's payload
// is committed to under a nonce, the commitment goes into its header, and every header names the one before it: a payload can be erased
// with its nonce and the chain still holds, but nothing can be changed, moved or left out unseen. docs/formats/log.md is its manual.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "nostoi/base.hpp"

namespace nostoi::evidence {

/// A SHA-256.
using Digest = std::array<unsigned char, 32>;
/// Its bytes as they are stored, and back; none where they are not as many as a digest has.
std::string_view bytes(const Digest& digest);
std::optional<Digest> digest_of(std::string_view bytes);
/// Lower-case hexadecimal digits, and back; none where the text is no digest.
std::string hex(const Digest& digest);
std::optional<Digest> digest_of_hex(std::string_view text);
Digest sha256(std::string_view bytes);

/// Bytes that hide a payload in its commitment: without them a short payload could be found by trying.
constexpr std::size_t nonce_bytes = 16;

/// What the chain holds of an entry for good.
struct Header {
  std::uint64_t position = 0;  ///< from 1, without gaps: known time
  std::int64_t at = 0;         ///< clock time, milliseconds since 1970-01-01 UTC; never before that of the entry before
  std::string kind, actor, purpose;
  Digest previous{};    ///< chain() of the entry before; zeros before the first
  Digest commitment{};  ///< commitment() of the payload
};

/// SHA-256(nonce ‖ payload).
Digest commitment(std::string_view nonce, std::string_view payload);

/// The header as canonical JSON, the bytes that are hashed: {"actor":…,"at":…,"commitment":…,"format":1,"kind":…,"position":…,
/// "previous":…,"purpose":…}.
std::string canonical(const Header& header);

/// SHA-256(canonical(header)).
Digest chain(const Header& header);

/// Appends a string as canonical JSON writes it: the shortest escapes, everything else as it is. The text has to be UTF-8.
void append_json(std::string& out, std::string_view text);

}  // namespace nostoi::evidence
