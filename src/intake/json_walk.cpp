// The JSON walk: a machine with a stack of containers instead of recursion, reading one character ahead.
#include "intake/json_walk.hpp"

#include <algorithm>

#include "intake/letters.hpp"
#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t excerpt_bytes = 300;
constexpr char32_t no_unit = 0xFFFFFFFF;

bool is_gap(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
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

int JsonWalk::peek() {
  if (at_ == window_.size() && !refill()) return nothing;
  return static_cast<unsigned char>(window_.data()[at_]);
}

void JsonWalk::skip() {
  if (window_.data()[at_] == '\n') ++line_;
  ++at_;
}

bool JsonWalk::refill() {
  if (in_record_ && record_ >= offset_) excerpt_ = excerpt();
  window_.erase(0, at_);
  offset_ += at_;
  at_ = 0;
  return text_.more(window_);
}

/// How the record under way begins: what was kept of it when the window moved on, or what of it stands in the window.
std::string_view JsonWalk::excerpt() const {
  if (in_record_ && record_ < offset_) return excerpt_;
  const std::size_t from = in_record_ ? static_cast<std::size_t>(record_ - offset_) : at_;
  const std::string_view text = whole_characters(window_.view().substr(from), excerpt_bytes);
  return lines_ ? text.substr(0, text.find('\n')) : text;
}

/// The next character that is no gap. In JSON Lines a line end within a value is none.
int JsonWalk::next_mark() {
  for (;;) {
    const int c = peek();
    if (!is_gap(c) || (lines_ && c == '\n' && in_record_)) return c;
    skip();
  }
}

void JsonWalk::run() {
  for (;;) {
    const int c = next_mark();
    if (frames_.empty() && !in_record_) {
      if (c == nothing) return;
      if (c == ',' && !lines_) {  // objects with commas between them but no array around them
        skip();
        continue;
      }
      begin_record();
    }
    if (!step(c)) recover(c);
  }
}

/// What damage costs at most begins here: a value at the top level or in the outermost array.
void JsonWalk::begin_record() {
  record_ = offset();
  excerpt_.clear();
  in_record_ = true;
}

void JsonWalk::value_ended() {
  expect_ = frames_.empty() ? Expect::value : Expect::comma_or_end;
  if (frames_.empty() || (!lines_ && arrays_ == 1 && frames_.back().array)) in_record_ = false;
}

bool JsonWalk::step(int c) {
  if (c == nothing) return false;
  const bool in_array = !frames_.empty() && frames_.back().array;
  switch (expect_) {
    case Expect::value_or_end:
      if (c == ']') return close(true);
      [[fallthrough]];
    case Expect::value:
      return value(c);
    case Expect::key_or_end:
      if (c == '}') return close(false);
      [[fallthrough]];
    case Expect::key:
      return c == '"' && key();
    case Expect::colon:
      if (c != ':') return false;
      skip();
      expect_ = Expect::value;
      return true;
    case Expect::comma_or_end:
      if (c == ']' || c == '}') return close(c == ']');
      if (c != ',') return false;
      skip();
      expect_ = in_array ? Expect::value_or_end : Expect::key_or_end;  // a comma too many is forgiven
      return true;
  }
  return false;
}

bool JsonWalk::value(int c) {
  if (!lines_ && arrays_ == 1 && frames_.back().array) begin_record();
  if (c == '{' || c == '[') return open(c == '[');
  scalar_ = {};
  return scalar(c == '"' ? string(cell_bytes_) : plain());
}

bool JsonWalk::scalar(bool read) {
  if (!read) return false;
  scalar_.text = whole_characters(token_, cell_bytes_);
  events_.scalar(path_, scalar_);
  value_ended();
  return true;
}

bool JsonWalk::open(bool array) {
  if (frames_.size() == deepest) {
    events_.too_deep(path_);
    if (!pass_over()) return false;
    value_ended();
    return true;
  }
  skip();
  events_.open(path_, array);
  frames_.push_back({array, path_.size()});
  arrays_ += array;
  if (array) path_ += "[]";
  expect_ = array ? Expect::value_or_end : Expect::key_or_end;
  return true;
}

bool JsonWalk::close(bool array) {
  if (frames_.empty() || frames_.back().array != array) return false;
  skip();
  path_.resize(frames_.back().path);
  frames_.pop_back();
  arrays_ -= array;
  events_.close(path_, array);
  value_ended();
  return true;
}

bool JsonWalk::key() {
  if (!string(longest_key)) return false;
  path_.resize(frames_.back().path);
  if (!path_.empty()) path_ += '.';
  path_ += whole_characters(token_, longest_key);
  expect_ = Expect::colon;
  return true;
}

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

/// A container that is nested too deeply, to its end, without looking at what is in it.
bool JsonWalk::pass_over() {
  std::uint64_t depth = 0;
  bool in_string = false;
  do {
    int c = peek();
    if (c == nothing || (lines_ && c == '\n')) return false;
    skip();
    if (in_string && c == '\\' && peek() != nothing) {
      skip();
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string) {
      depth += c == '{' || c == '[';
      depth -= c == '}' || c == ']';
    }
  } while (depth > 0);
  return true;
}

/// After damage: to the next line, or to the next object of the outermost array (or of the top level).
void JsonWalk::recover(int c) {
  const bool again = !lines_ && c == '{' && expect_ == Expect::comma_or_end && arrays_ == 1 && frames_.back().array;  // just no comma
  events_.damaged(again ? JsonDamage::comma : peek() == nothing ? JsonDamage::end : JsonDamage::syntax, excerpt());
  const auto outermost = std::find_if(frames_.begin(), frames_.end(), [](const Frame& frame) { return frame.array; });
  const bool to_array = !lines_ && outermost != frames_.end();
  const std::size_t kept = to_array ? static_cast<std::size_t>(outermost - frames_.begin()) + 1 : 0;
  const bool within = frames_.size() > kept;
  frames_.resize(kept);
  arrays_ = frames_.empty() ? 0 : 1;
  path_.resize(frames_.empty() ? 0 : frames_.back().path);
  if (!frames_.empty()) path_ += "[]";
  expect_ = Expect::value;
  in_record_ = false;
  if (lines_) {
    while (peek() != nothing && peek() != '\n') skip();
  } else if (!again && !find_next_object(within)) {
    frames_.clear();
    arrays_ = 0;
    path_.clear();
  }
}

/// To the brace that opens the next object; when damage struck within one, only a brace behind "}" counts.
bool JsonWalk::find_next_object(bool behind_another) {
  bool closed = !behind_another;
  for (;;) {
    const int c = peek();
    if (c == nothing) return false;
    if (closed && c == '{') return true;
    if (behind_another && !is_gap(c) && c != ',') closed = c == '}';
    skip();
  }
}

}  // namespace nostoi::intake
