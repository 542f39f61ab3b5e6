// The tables that the build writes: the files of data/ and of the pages (cmake/embed_run.cmake), and what was made ready of data/.
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
std::span<const ShippedFile> web_table();       // what web/ was built into, each file and its .gz; empty in a build without pages

}  // namespace nostoi
