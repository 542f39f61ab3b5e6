// assets: the pages, as the build embedded them.
#pragma once

#include "nostoi/workbench/request.hpp"

namespace nostoi::workbench {

/// A file of the pages, or the page itself for every path that a page may have.
Response answer_asset(const Request& request, const std::vector<std::string>& path);

/// Whether the other end reads what is compressed.
bool takes_gzip(const Request& request);

}  // namespace nostoi::workbench
