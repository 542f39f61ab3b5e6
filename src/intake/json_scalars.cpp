// The scalars of the JSON walk: strings unescaped piece by piece whatever their length, numbers and literals as they are written.
#include <algorithm>

#include "base/utf8.hpp"
#include "intake/json_walk.hpp"
#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

constexpr char32_t no_unit = 0xFFFFFFFF;

bool is_plain(int c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' || c == '.';
}

bool is_number(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && (digit(text[0]) || text[0] == '.') && std::any_of(text.begin(), text.end(), digit) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return digit(c) || std::string_view("+-.eE").find(c) != std::string_view::npos; });
}

int hex_value(int c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

void JsonWalk::add(std::string_view text, std::size_t most) {
  scalar_.size += text.size();
  if (token_.size() <= most) token_ += text.substr(0, most + 4 - token_.size());  // 4: the cut sees where the last character ends
}

/// A string up to its closing quote, unescaped.
bool JsonWalk::string(std::size_t most) {
  skip();
  token_.clear();
  scalar_.size = 0;
  high_ = 0;
  for (;;) {
    if (peek() == nothing) return false;
    const char* from = window_.data() + at_;
    const char* end = window_.data() + window_.size();
    const char* to = std::find_if(from, end, [](char c) { return c == '"' || c == '\\' || c == '\n'; });
    if (to != from) take_code_unit(no_unit, most);
    add({from, static_cast<std::size_t>(to - from)}, most);
    at_ += static_cast<std::size_t>(to - from);
    if (to == end) continue;
    if (*to == '\\') {
      if (!escape(most)) return false;
      continue;
    }
    take_code_unit(no_unit, most);
    if (*to == '\n' && lines_) return false;
    if (*to == '\n') add("\n", most);
    skip();
    if (*to == '"') return true;
  }
}

bool JsonWalk::escape(std::size_t most) {
  skip();
  const int c = peek();
  if (c == nothing || (lines_ && c == '\n')) return false;
  skip();
  if (c != 'u') {
    take_code_unit(no_unit, most);
    constexpr std::string_view letters = "bfnrt", meant = "\b\f\n\r\t";
    const std::size_t which = letters.find(static_cast<char>(c));
    const char character = which == letters.npos ? static_cast<char>(c) : meant[which];
    if ((c & 0x80) != 0) return false;
    if (is_control(static_cast<unsigned char>(character))) {
      scalar_.replaced = true;
      add(replacement, most);
    } else {
      add({&character, 1}, most);
    }
    return true;
  }
  char32_t unit = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_value(peek());
    if (digit < 0) return false;
    skip();
    unit = unit << 4 | static_cast<char32_t>(digit);
  }
  take_code_unit(unit, most);
  return true;
}

/// A UTF-16 unit of an escape; no_unit: none follows, so that half a pair is known to lack its other half.
void JsonWalk::take_code_unit(char32_t unit, std::size_t most) {
  const bool second = unit >= 0xDC00 && unit < 0xE000;
  if (high_ != 0) {
    const char32_t whole = 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00);
    high_ = 0;
    std::string text;
    append_code_point(text, second ? whole : U'\xFFFD');
    add(text, most);
    if (second) return;
    scalar_.replaced = true;
  }
  if (unit == no_unit) return;
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_ = unit;
    return;
  }
  const bool bad = second || is_control(unit);
  scalar_.replaced = scalar_.replaced || bad;
  scalar_.reordering = scalar_.reordering || is_reordering(unit);
  std::string text;
  append_code_point(text, bad ? U'\xFFFD' : unit);
  add(text, most);
}

/// A number or true, false, null.
bool JsonWalk::plain() {
  token_.clear();
  while (is_plain(peek())) {
    const char c = static_cast<char>(peek());
    add({&c, 1}, cell_bytes_);
    skip();
  }
  if (token_ == "null") {
    token_.clear();
    scalar_.size = 0;
    return true;
  }
  return token_ == "true" || token_ == "false" || is_number(token_);
}

}  // namespace nostoi::intake
