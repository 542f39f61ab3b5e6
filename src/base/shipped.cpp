// Shipped knowledge: the files of data/, embedded at build time, replaced file by file by an overlay folder.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/compiled.hpp"
#include "base/shipped_table.hpp"
#include "nostoi/base.hpp"

namespace nostoi {

namespace {
std::filesystem::path& overlay() {
  static std::filesystem::path folder;
  return folder;
}
}  // namespace

void set_data_overlay(std::filesystem::path folder) { overlay() = std::move(folder); }

Result<std::string> shipped(std::string_view name) {
  if (!overlay().empty()) {
    std::ifstream file(overlay() / name, std::ios::binary);
    if (file) return std::string(std::istreambuf_iterator<char>(file), {});
  }
  for (const ShippedFile& file : shipped_table())
    if (file.name == name) return std::string(file.bytes);
  return fail(Code::not_found, "no shipped file " + std::string(name), {std::string(name), 0, ""});
}

std::optional<std::string_view> compiled(std::string_view name) {
  if (overlay().empty())
    for (const ShippedFile& made : compiled_table())
      if (made.name == name) return made.bytes;
  return std::nullopt;
}

std::vector<std::string> shipped_names(std::string_view folder) {
  std::vector<std::string> names;
  const std::string prefix = std::string(folder) + "/";
  for (const ShippedFile& file : shipped_table())
    if (file.name.starts_with(prefix)) names.emplace_back(file.name);
  return names;
}

std::string shipped_hash() {
  Sha256 hash;
  for (const ShippedFile& file : shipped_table()) {
    const Result<std::string> bytes = shipped(file.name);
    hash.add(file.name);
    hash.add(std::string_view("\0", 1));
    hash.add(sha256_hex(*bytes));
  }
  return hash.hex();
}

}  // namespace nostoi
