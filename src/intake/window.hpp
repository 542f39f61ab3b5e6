// window: the contiguous stretch of a stream that is in memory. A stream appends at its end, a parser takes from its front;
// what the parser has not finished with stays contiguous, so that cells can be views into it.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace nostoi::intake {

class Window {
 public:
  static constexpr std::size_t padding = 64;  ///< so many bytes beyond the end may be loaded (their values mean nothing)

  char* data() { return data_.get(); }
  const char* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {data_.get(), size_}; }

  /// Room for `more` bytes at the end, where a stream may write before it calls grow(). Moves the text when it has to.
  char* room(std::size_t more) {
    if (size_ + more > capacity_) enlarge(size_ + more);
    return data_.get() + size_;
  }
  void grow(std::size_t by) { size_ += by; }
  void append(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  /// Takes out [from, to) and closes the gap.
  void erase(std::size_t from, std::size_t to) {
    if (from == to) return;
    std::memmove(data_.get() + from, data_.get() + to, size_ - to);
    size_ -= to - from;
  }

 private:
  void enlarge(std::size_t need) {
    const std::size_t capacity = need > 2 * capacity_ ? need : 2 * capacity_;
    std::unique_ptr<char[]> larger(new char[capacity + padding]);
    std::memset(larger.get() + capacity, 0, padding);
    if (size_ > 0) std::memcpy(larger.get(), data_.get(), size_);
    data_ = std::move(larger);
    capacity_ = capacity;
  }
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace nostoi::intake
