// Files are looked up by their exact name in a table of a handful; a path never reaches a disk.
#include "nostoi/workbench/pages.hpp"

#include <array>
#include <utility>

#include "base/shipped_table.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types = {{{".html", "text/html; charset=utf-8"},
                                                                                 {".js", "text/javascript; charset=utf-8"},
                                                                                 {".css", "text/css; charset=utf-8"},
                                                                                 {".svg", "image/svg+xml"}}};

std::string_view type_of(std::string_view name) {
  for (const auto& [ending, type] : types)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

std::string_view bytes_of(std::string_view name, std::string_view ending = {}) {
  for (const ShippedFile& file : web_table())
    if (file.name.starts_with(name) && file.name.substr(name.size()) == ending) return file.bytes;
  return {};
}

}  // namespace

std::optional<Asset> web_asset(std::string_view path) {
  if (!path.starts_with('/') || path.ends_with(".gz")) return std::nullopt;
  const std::string_view name = path == "/" ? "index.html" : path.substr(1);
  const std::string_view plain = bytes_of(name);
  if (plain.empty()) return std::nullopt;
  return Asset{plain, bytes_of(name, ".gz"), type_of(name), name.starts_with("assets/")};
}

bool has_pages() { return !web_table().empty(); }

}  // namespace nostoi::workbench
