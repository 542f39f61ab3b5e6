// Reads back the tables that this program writes, and truth files: plain RFC 4180 CSV in UTF-8 with a heading row. Lists from people
// go through intake; these come from programs, and anything odd in them is an error.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::app {

using Record = std::vector<std::string>;

/// Calls `each` with every record of the text in order, the heading row first; false ends the reading early.
void read_csv(std::string_view text, const std::function<bool(const Record&)>& each);

/// All bytes of a file.
Result<std::string> read_text(const std::string& path);

}  // namespace nostoi::app
