// The chain of hashes: a header says what was committed to and what came before.
#include "nostoi/evidence.hpp"

namespace nostoi::evidence {

namespace {

constexpr char digits[] = "0123456789abcdef";

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

std::string hex(const Digest& digest) {
  std::string text;
  for (const unsigned char byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<Digest> digest_of_hex(std::string_view text) {
  Digest digest;
  if (text.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = value_of(text[2 * i]), low = value_of(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest[i] = static_cast<unsigned char>(high << 4 | low);
  }
  return digest;
}

Digest sha256(std::string_view bytes) { return *digest_of_hex(sha256_hex(bytes)); }

Digest commitment(std::string_view nonce, std::string_view payload) {
  Sha256 hash;
  hash.add(nonce);
  hash.add(payload);
  return *digest_of_hex(hash.hex());
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
          out += "\\u00";
          out += digits[letter >> 4];
          out += digits[letter & 15];
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
