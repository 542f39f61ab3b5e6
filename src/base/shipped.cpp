// Shipped knowledge: the files of data/, embedded at build time, replaced file by file by an overlay folder.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

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

namespace {

/// Files that only the overlay has, below a folder of data/; by name.
std::vector<std::string> files_of_overlay(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code none;
  if (overlay().empty()) return names;
  for (const auto& entry : std::filesystem::directory_iterator(overlay() / folder, none)) {
    std::string name = folder + "/" + entry.path().filename().string();
    const bool known = std::ranges::any_of(shipped_table(), [&](const ShippedFile& file) { return file.name == name; });
    if (!known && entry.is_regular_file() && entry.path().extension() == ".json") names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
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
  std::ranges::move(files_of_overlay(std::string(folder)), std::back_inserter(names));
  return names;
}

std::string shipped_hash() {
  Sha256 hash;
  std::set<std::string> folders;
  const auto add = [&](std::string_view name) {
    hash.add(name);
    hash.add(std::string_view("\0", 1));
    hash.add(sha256_hex(*shipped(name)));
  };
  for (const ShippedFile& file : shipped_table()) {
    add(file.name);
    folders.emplace(file.name.substr(0, file.name.rfind('/')));
  }
  for (const std::string& folder : folders)
    for (const std::string& name : files_of_overlay(folder)) add(name);
  return hash.hex();
}

}  // namespace nostoi
