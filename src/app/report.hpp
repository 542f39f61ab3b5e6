// The report of one linking: a page that stands alone. It carries its style inside, has no script at all, and forbids the browser
// any connection, so that it can be opened from a stick on a machine without a network.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/html.hpp"
#include "app/row_writer.hpp"
#include "nostoi/link.hpp"

namespace nostoi::app {

using LinePairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
/// Explains pairs of lines; asked once, for all pairs that the report embeds.
using Explain = std::function<std::vector<link::Explanation>(const LinePairs&)>;

struct ReportInput {
  const std::vector<List>& lists;
  const link::Linking& linking;
  const link::Options& options;
  bool show_cells = false;
  Explain explain;
  Format format = Format::csv;   ///< of the tables beside the report
  std::size_t pairs_each = 100;  ///< embedded pairs on each side of the line, at most
};

/// The whole page, in the current language.
Result<std::string> report(const ReportInput& input);

// The sections, in the order of the page. Each is in the file report_NAME.cpp.
Html found_section(const ReportInput& input);
Html read_section(const ReportInput& input);
Html weights_section(const ReportInput& input);
Html compared_section(const ReportInput& input);
Html findings_section(const ReportInput& input);
Html pairs_section(const ReportInput& input);
Html made_section(const ReportInput& input);

}  // namespace nostoi::app
