// What `nostoi link` prints when it is done: a few lines for a person, or the same as JSON for a program.
#pragma once

#include <filesystem>
#include <string>

#include "app/report.hpp"

namespace nostoi::app {

std::string summary_text(const ReportInput& input, const std::filesystem::path& folder);
std::string summary_json(const ReportInput& input, const std::filesystem::path& folder);

}  // namespace nostoi::app
