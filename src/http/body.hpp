// The body of a request as it comes in, by its length or in chunks, never longer than it may be. Of chunked coding only what clients send:
// sizes in hexadecimal digits, no extensions, nothing behind the last chunk. Pure: bytes in, value out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/head.hpp"

namespace nostoi::http {

class Body {
 public:
  /// Refused (413) where the head declares more than `limit`.
  static Read<Body> of(const Head& head, std::size_t limit);

  /// Takes from the front what belongs to the body; the number of bytes taken, which is all of them while the body is not whole.
  Read<std::size_t> take(std::string_view bytes);
  bool is_whole() const { return state_ == State::whole; }
  const std::string& bytes() const { return bytes_; }
  std::string release() { return std::move(bytes_); }

 private:
  enum class State { sized, size, size_end, data, data_return, data_end, last_return, last_end, whole };
  Read<void> step(char c);  ///< of what stands between the data of chunks
  Read<void> digit(char c);
  Read<void> begin_chunk();

  State state_ = State::whole;
  std::size_t limit_ = 0;
  std::size_t left_ = 0;  ///< of the body that has a length, or of the chunk
  int digits_ = 0;        ///< of the size of the chunk
  std::string bytes_;
};

}  // namespace nostoi::http
