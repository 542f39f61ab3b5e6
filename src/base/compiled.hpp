// Knowledge made ready when the program is built, so that a start does not read what has not changed: what a program of the build
// (tools/compile_knowledge) made of the shipped files, as rows of numbers. The files stay what counts: where an overlay may replace some,
// and in that program itself, there is nothing made ready, and they are read.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace nostoi {

/// What was made ready under this name; begins where any number may. Nothing when the files are to be read.
std::optional<std::string_view> compiled(std::string_view name);

/// Numbers in bytes, each row from a place where any number may begin. For this machine and this build alone.
class Packing {
 public:
  static constexpr std::size_t step = 8;

  template <class T>
  void operator()(const std::vector<T>& row) {
    static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>, "the same bytes in every build");
    append(std::string_view(reinterpret_cast<const char*>(row.data()), row.size() * sizeof(T)));
  }
  void operator()(const std::string& text) { append(text); }
  std::string bytes;

 private:
  void append(std::string_view row) {
    const std::uint64_t size = row.size();
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size).append(row);
    bytes.resize((bytes.size() + step - 1) / step * step);
  }
};

/// Takes the rows out again, in their order.
class Unpacking {
 public:
  explicit Unpacking(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  void operator()(std::vector<T>& row) {
    const std::span<const T> there = take<T>();
    row.assign(there.begin(), there.end());
  }
  void operator()(std::string& text) {
    const std::span<const char> there = take<char>();
    text.assign(there.begin(), there.end());
  }
  /// A row where it lies.
  template <class T>
  std::span<const T> take() {
    std::uint64_t size = 0;
    std::memcpy(&size, rest_.data(), sizeof size);
    const char* const begin = rest_.data() + sizeof size;
    rest_.remove_prefix((sizeof size + size + Packing::step - 1) / Packing::step * Packing::step);
    return {reinterpret_cast<const T*>(begin), size / sizeof(T)};
  }

 private:
  std::string_view rest_;
};

}  // namespace nostoi
