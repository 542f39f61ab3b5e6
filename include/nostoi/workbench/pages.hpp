// The pages of the workbench as they lie in the program: what web/ was built into.
#pragma once

#include <optional>
#include <string_view>

namespace nostoi::workbench {

/// One file of the pages, twice: as it is, and compressed.
struct Asset {
  std::string_view plain, gzip;
  std::string_view type;  ///< content type, with its charset
  bool for_ever = false;  ///< its name says what is in it, so it may be cached for ever; otherwise it is to be asked for anew each time
};

/// The file of a path as a browser asks for it: "/" and "/index.html" are the page that shows all others, "/assets/…" what it loads.
/// Nothing where there is no such file. Every other path that is no file and not below /api/ is a page: it gets "/".
std::optional<Asset> web_asset(std::string_view path);

/// Whether this build has pages at all (docs/decisions/0024-web.md).
bool has_pages();

}  // namespace nostoi::workbench
