// Decoding. Blocks end at line ends wherever a line is shorter than a block, so that a line is always judged whole.
#include "intake/decoded_text.hpp"

#include <algorithm>
#include <cstring>

#include "base/utf8.hpp"
#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t enough_utf8 = 4;     // so many well-formed characters and no other byte: no accident of another encoding
constexpr std::size_t enough_foreign = 3;  // fewer bytes that are no UTF-8 are damage, not another encoding
constexpr std::size_t sure_foreign = 12;   // so many speak for themselves; fewer follow what the sample said

bool is_word(char c) { return (c & 0x80) != 0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// The word (letters and bytes beyond ASCII) at the beginning of `text`, or what stands before the next one.
std::string_view first_token(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(), [word = is_word(text[0])](char c) { return is_word(c) != word; });
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool is_foreign(std::string_view token) {
  const Utf8Count count = count_utf8(token);
  return count.bad > 0 && count.bad > count.good;
}

/// The line at the beginning of `text`, with its end.
std::string_view first_line(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return text;
  const bool two = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return text.substr(0, end + (two ? 2 : 1));
}

}  // namespace

std::string_view code_of(Oddity::Kind kind) {
  constexpr std::string_view codes[] = {"text-replaced", "text-encoding", "text-reordering", "text-truncated"};
  return codes[kind];
}

DecodedText::DecodedText(std::unique_ptr<Bytes> bytes, std::size_t block, std::size_t sample) : bytes_(std::move(bytes)), block_(block) {
  while (pending_.size() < sample && take(sample - pending_.size())) continue;
  encoding_ = guess_encoding(pending_, ended_);
  pending_.erase(0, encoding_.mark);
}

/// Reads up to `block` bytes behind what is pending.
bool DecodedText::take(std::size_t block) {
  const std::size_t before = pending_.size();
  pending_.resize(before + block);
  const std::size_t got = bytes_->read(pending_.data() + before, block);
  pending_.resize(before + got);
  ended_ = got == 0;
  return got > 0;
}

bool DecodedText::more(Window& window) {
  const bool utf8 = encoding_.form == Encoding::Form::utf8;
  for (;;) {
    if (ended_ && pending_.empty()) return false;
    const std::size_t held = pending_.size();
    char* raw = window.room(held + block_);
    std::copy(pending_.begin(), pending_.end(), raw);
    const std::size_t got = ended_ ? 0 : bytes_->read(raw + held, block_);
    ended_ = got == 0;
    const std::string_view text(raw, held + got);
    const std::size_t size = whole_lines(text, text.size() >= std::max<std::size_t>(block_, 16));
    if (size == 0) {
      pending_.assign(text);
      continue;
    }
    pending_.assign(text.substr(size));
    if (utf8 && clean_prefix(text.substr(0, size)) == size) {
      window.grow(size);
      given_ += size;
      return true;
    }
    decode(std::string(text.substr(0, size)), window);
    return true;
  }
}

/// How much of `raw` to decode now: whole lines; without any, nothing, or when `forced` or at the end all whole characters.
std::size_t DecodedText::whole_lines(std::string_view raw, bool forced) const {
  if (ended_) return raw.size();
  if (encoding_.form == Encoding::Form::utf16le || encoding_.form == Encoding::Form::utf16be) {
    const std::size_t size = raw.size() / 2 * 2;
    if (size == 0) return 0;
    const auto high = static_cast<unsigned char>(raw[size - (encoding_.form == Encoding::Form::utf16le ? 1 : 2)]);
    return high >= 0xD8 && high < 0xDC ? size - 2 : size;  // a pair of surrogates stays together
  }
  if (const void* end = ::memrchr(raw.data(), '\n', raw.size()))
    return static_cast<std::size_t>(static_cast<const char*>(end) - raw.data()) + 1;
  if (raw.size() > 1)
    if (const void* end = ::memrchr(raw.data(), '\r', raw.size() - 1))
      return static_cast<std::size_t>(static_cast<const char*>(end) - raw.data()) + 1;
  if (!forced) return 0;
  std::size_t size = raw.size();
  while (size > 0 && raw.size() - size < 4 && (raw[size - 1] & 0xC0) == 0x80) --size;
  return size > 1 ? size - 1 : raw.size();
}

void DecodedText::decode(std::string_view raw, Window& window) {
  decoded_.clear();
  if (encoding_.form == Encoding::Form::utf16le || encoding_.form == Encoding::Form::utf16be) {
    decode_utf16(raw, decoded_);
  } else {
    while (!raw.empty()) {
      const std::string_view line = first_line(raw);
      decode_line(line, decoded_);
      raw.remove_prefix(line.size());
    }
  }
  window.append(decoded_);
  given_ += decoded_.size();
}

void DecodedText::decode_line(std::string_view line, std::string& out) {
  if (clean_prefix(line) == line.size() && (encoding_.form == Encoding::Form::utf8 || !is_utf8_beyond_ascii(line))) {
    out += line;
    return;
  }
  const Utf8Count count = count_utf8(line);
  const bool utf8 = encoding_.form == Encoding::Form::utf8 || (count.good >= enough_utf8 && count.bad == 0);
  if (!utf8) return decode_single_bytes(line, *encoding_.single, out);
  if (encoding_.form != Encoding::Form::utf8) note(Oddity::foreign, given_ + out.size(), "UTF-8");
  decode_utf8_line(line, out);
}

/// A line of UTF-8 word by word: words that are none are read in the encoding in which all such words of the line read best.
void DecodedText::decode_utf8_line(std::string_view line, std::string& out) {
  std::string foreign;
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view token = first_token(rest);
    rest.remove_prefix(token.size());
    if (is_foreign(token)) foreign.append(token) += ' ';
  }
  const SingleByte* other = nullptr;
  if (const std::size_t bad = count_utf8(foreign).bad; bad >= enough_foreign)
    other = encoding_.fallback != nullptr && bad < sure_foreign ? encoding_.fallback : guess_single_byte(foreign);
  bool noted = false;
  while (!line.empty()) {
    const std::string_view token = first_token(line);
    line.remove_prefix(token.size());
    if (other == nullptr || !is_foreign(token)) {
      decode_utf8(token, out);
      continue;
    }
    if (!noted) note(Oddity::foreign, given_ + out.size(), other->name);
    noted = true;
    decode_single_bytes(token, *other, out);
  }
}

void DecodedText::decode_utf8(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text.substr(at));
    const char32_t c = size > 0 ? character(text.substr(at)) : 0;
    const bool bad = size == 0 || is_control(c);
    if (bad) note(Oddity::replaced, given_ + out.size());
    if (!bad && is_reordering(c)) note(Oddity::reordering, given_ + out.size());
    out += bad ? replacement : text.substr(at, size);
    at += size > 0 ? size : 1;
  }
}

void DecodedText::decode_single_bytes(std::string_view line, const SingleByte& table, std::string& out) {
  for (const char byte : line) {
    const char32_t c = table.characters[static_cast<unsigned char>(byte)];
    const bool bad = c == 0xFFFD || is_control(c);
    if (bad) note(Oddity::replaced, given_ + out.size());
    append_code_point(out, bad ? U'\xFFFD' : c);
  }
}

void DecodedText::decode_utf16(std::string_view raw, std::string& out) {
  const bool little = encoding_.form == Encoding::Form::utf16le;
  const auto unit = [&](std::size_t at) -> char32_t {
    const unsigned first = static_cast<unsigned char>(raw[at]), second = static_cast<unsigned char>(raw[at + 1]);
    return little ? second << 8 | first : first << 8 | second;
  };
  std::size_t at = 0;
  while (at + 1 < raw.size()) {
    char32_t c = unit(at);
    at += 2;
    const bool pair = c >= 0xD800 && c < 0xDC00 && at + 1 < raw.size() && unit(at) >= 0xDC00 && unit(at) < 0xE000;
    if (pair) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at) - 0xDC00);
      at += 2;
    }
    const bool bad = (c >= 0xD800 && c < 0xE000) || is_control(c);
    if (bad) note(Oddity::replaced, given_ + out.size());
    if (is_reordering(c)) note(Oddity::reordering, given_ + out.size());
    append_code_point(out, bad ? U'\xFFFD' : c);
  }
  if (at == raw.size()) return;
  note(Oddity::truncated, given_ + out.size());
  out += replacement;
}

void DecodedText::note(Oddity::Kind kind, std::uint64_t offset, std::string_view used) {
  if (oddities_.size() < most_pending) oddities_.push_back({kind, offset, used});
}

}  // namespace nostoi::intake
