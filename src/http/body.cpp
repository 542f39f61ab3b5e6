// A small machine that goes through the coding byte by byte and through data at once.
#include "http/body.hpp"

#include <algorithm>

#include "http/letters.hpp"

namespace nostoi::http {

namespace {

constexpr int most_digits = 8;  // 4 GiB: nobody sends a chunk like that
constexpr auto bad = tl::unexpected(Refusal{400});
constexpr auto too_long = tl::unexpected(Refusal{413});

}  // namespace

Read<Body> Body::of(const Head& head, std::size_t limit) {
  Body body;
  body.limit_ = limit;
  if (head.length.value_or(0) > limit) return too_long;
  if (head.chunked) {
    body.state_ = State::size;
  } else if (head.length.value_or(0) > 0) {
    body.state_ = State::sized;
    body.left_ = static_cast<std::size_t>(*head.length);
  }
  return body;
}

Read<std::size_t> Body::take(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size() && !is_whole()) {
    if (state_ == State::sized || state_ == State::data) {
      const std::size_t count = std::min(left_, bytes.size() - at);
      bytes_.append(bytes.substr(at, count));
      at += count;
      left_ -= count;
      if (left_ == 0) state_ = state_ == State::sized ? State::whole : State::data_return;
    } else if (const Read<void> read = step(bytes[at++]); !read) {
      return tl::unexpected(read.error());
    }
  }
  return at;
}

Read<void> Body::step(char c) {
  const auto follows = [&](char expected, State next) -> Read<void> {
    if (c != expected) return bad;
    state_ = next;
    return {};
  };
  switch (state_) {
    case State::size:
      return c == '\r' && digits_ > 0 ? follows('\r', State::size_end) : digit(c);
    case State::size_end:
      return c == '\n' ? begin_chunk() : bad;
    case State::data_return:
      return follows('\r', State::data_end);
    case State::data_end:
      return follows('\n', State::size);
    case State::last_return:
      return follows('\r', State::last_end);
    case State::last_end:
      return follows('\n', State::whole);
    default:
      return bad;
  }
}

Read<void> Body::digit(char c) {
  const int value = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  if (value < 0 || ++digits_ > most_digits) return bad;
  left_ = left_ * 16 + static_cast<std::size_t>(value);
  return {};
}

Read<void> Body::begin_chunk() {
  if (left_ > limit_ - bytes_.size()) return too_long;
  state_ = left_ == 0 ? State::last_return : State::data;
  digits_ = 0;
  return {};
}

}  // namespace nostoi::http
