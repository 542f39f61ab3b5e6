// The chain of hashes: a header says what was committed to and what came before.
#include <cstring>

#include "nostoi/evidence.hpp"

namespace nostoi::evidence {

std::string_view bytes(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

std::optional<Digest> digest_of(std::string_view bytes) {
  Digest digest;
  if (bytes.size() != digest.size()) return std::nullopt;
  std::memcpy(digest.data(), bytes.data(), digest.size());
  return digest;
}

std::string hex(const Digest& digest) { return nostoi::hex(bytes(digest)); }

std::optional<Digest> digest_of_hex(std::string_view text) {
  const std::optional<std::string> bytes = bytes_of_hex(text);
  return bytes ? digest_of(*bytes) : std::nullopt;
}

Digest sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.digest();
}

Digest commitment(std::string_view nonce, std::string_view payload) {
  Sha256 hash;
  hash.add(nonce);
  hash.add(payload);
  return hash.digest();
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char letter : text) {
    switch (letter) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(letter) < 0x20) {
          out += "\\u00" + nostoi::hex({&letter, 1});
        } else {
          out += letter;
        }
    }
  }
  out += '"';
}

std::string canonical(const Header& header) {
  std::string text = "{\"actor\":";
  append_json(text, header.actor);
  text += ",\"at\":" + std::to_string(header.at) + ",\"commitment\":\"" + hex(header.commitment) + "\",\"format\":1,\"kind\":";
  append_json(text, header.kind);
  text += ",\"position\":" + std::to_string(header.position) + ",\"previous\":\"" + hex(header.previous) + "\",\"purpose\":";
  append_json(text, header.purpose);
  return text += '}';
}

Digest chain(const Header& header) { return sha256(canonical(header)); }

}  // namespace nostoi::evidence
