// The JSON walk: a machine with a stack of containers instead of recursion, reading one character ahead. Its strings and numbers are in
// json_scalars.cpp.
#include "intake/json_walk.hpp"

#include <algorithm>

#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t excerpt_bytes = 300;

bool is_gap(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

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
