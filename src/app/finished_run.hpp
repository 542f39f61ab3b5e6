// A folder that `nostoi link` filled, stood up again: the same lists, read from unchanged files, under the same model.
#pragma once

#include <string>
#include <vector>

#include "app/run_file.hpp"
#include "app/tables.hpp"

namespace nostoi::app {

struct FinishedRun {
  RunFile run;
  std::vector<List> lists;
  link::Linking linking;  ///< model and first lines; pairs and persons stay in their files
};

/// Fails when the folder holds no finished result, or when a list has changed since.
Result<FinishedRun> open_run(const std::string& folder);

/// The line that LIST:ROW names.
Result<At> line_named(const std::vector<List>& lists, const std::string& text);

/// What the folder's own tables say of two lines.
struct Verdict {
  std::string left_person, right_person;
  std::string links;            ///< the table of links by its name
  std::string outcome, reason;  ///< of the links; empty when the pair is not told there
};
Result<Verdict> verdict_of(const std::string& folder, const FinishedRun& run, const At& left, const At& right);

}  // namespace nostoi::app
