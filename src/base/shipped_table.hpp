// The table of embedded files that the build writes from data/ (cmake/embed_run.cmake).
#pragma once

#include <span>
#include <string_view>

namespace nostoi {

struct ShippedFile {
  std::string_view name;
  std::string_view bytes;
};
std::span<const ShippedFile> shipped_table();  // sorted by name

}  // namespace nostoi
