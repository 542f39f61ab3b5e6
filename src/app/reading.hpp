// Reading the files that a command was given, all of them, into named lists.
#pragma once

#include <string>
#include <vector>

#include "app/talk.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::app {

/// The columns of all `--columns` arguments.
Result<std::vector<intake::ColumnChoice>> column_choices(const std::vector<std::string>& arguments);

/// The lists of all files, in the order of the files, named so that no two are equal. When a file cannot be read nothing is linked:
/// every such file is told.
tl::expected<std::vector<List>, std::vector<Error>> read_lists(const std::vector<std::string>& paths,
                                                               const std::vector<intake::ColumnChoice>& columns, std::size_t threads,
                                                               Progress& progress);

/// All bytes of a file.
Result<std::string> read_text(const std::string& path);

}  // namespace nostoi::app
