// From a sample to a plan: the heading, the width, the meaning of the columns.
#include "intake/plan.hpp"

#include <map>

#include "intake/header_row.hpp"
#include "intake/letters.hpp"
#include "intake/mapping.hpp"

namespace nostoi::intake {

namespace {

/// As wide as the heading, or as most rows are where they are wider; without a heading, as the widest row.
std::size_t width_of(const Sample& sample, std::size_t first, std::size_t header_width) {
  std::map<std::size_t, std::size_t> widths;
  for (std::size_t i = first; i < sample.size(); ++i) {
    std::size_t width = sample[i].cells.size();
    while (width > 0 && is_blank(sample[i].cells[width - 1])) --width;
    ++widths[width];
  }
  std::size_t width = header_width;
  for (const auto& [columns, rows] : widths)
    if (columns > width && (header_width == 0 || 2 * rows > sample.size() - first)) width = columns;
  return width;
}

}  // namespace

Plan plan_table(const RawTable& table, const Sample& sample, const std::vector<ColumnChoice>& choices) {
  Plan plan;
  HeaderRow header;
  plan.given_headers = !table.headers.empty();
  if (plan.given_headers)
    header.headers = table.headers;
  else
    header = find_header_row(sample);
  plan.header = header.at;
  plan.first_line = header.first_line;
  header.headers.resize(width_of(sample, plan.first_line, header.headers.size()));
  for (std::string& name : header.headers) {
    plan.columns.emplace_back();
    plan.columns.back().header = std::move(name);
  }
  map_columns(plan, sample, choices);
  return plan;
}

}  // namespace nostoi::intake
