// The tables that the build writes: the files of data/ (cmake/embed_run.cmake), and what was made ready of them.
#pragma once

#include <span>
#include <string_view>

namespace nostoi {

struct ShippedFile {
  std::string_view name;
  std::string_view bytes;
};
std::span<const ShippedFile> shipped_table();   // sorted by name
std::span<const ShippedFile> compiled_table();  // by tools/compile_knowledge

}  // namespace nostoi
