// The heading is the row of the sample whose cells say most about fields; without one, the first rows look like the others and the
// content alone decides. A field goes to the column whose content speaks for it best; the others stay, unrecognised.
#include "intake/plan.hpp"

#include <algorithm>
#include <map>

#include "intake/columns.hpp"
#include "intake/fates.hpp"
#include "intake/headings.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t header_search = 40;  // rows of a sample in which a heading is looked for: title pages are shorter

std::vector<std::string_view> views(const std::vector<std::string>& cells) { return {cells.begin(), cells.end()}; }

std::size_t filled(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !is_blank(cell); }));
}

/// Cells of a row that name a field; each field counts once.
std::size_t headings_in(const std::vector<std::string>& cells) {
  std::map<const Field*, int> seen;
  for (const std::string& cell : cells)
    if (cell.size() < 200)
      if (const Meaning meaning = meaning_of(cell); meaning.field) ++seen[meaning.field];
  return seen.size();
}

std::size_t find_header(const Sample& sample) {
  std::size_t best = Plan::none, most = 0;
  for (std::size_t i = 0; i < std::min(sample.size(), header_search); ++i) {
    const std::size_t found = headings_in(sample[i].cells);
    if (found > most && (found >= 2 || 2 * found >= filled(sample[i].cells))) best = i, most = found;
  }
  return best;
}

/// As wide as the heading, or as rows usually are where they are wider.
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
  std::vector<std::string> headers = table.headers;
  plan.given_headers = !headers.empty();
  if (!plan.given_headers) {
    plan.header = find_header(sample);
    if (plan.header != Plan::none) {
      headers = sample[plan.header].cells;
      plan.first_line = plan.header + 1;
      if (plan.first_line < sample.size() && numbers_the_columns(views(sample[plan.first_line].cells))) ++plan.first_line;
    }
  }
  headers.resize(width_of(sample, plan.first_line, headers.size()));
  std::vector<const Field*> taken;
  std::vector<const Field*> asked(headers.size());
  for (const ColumnChoice& choice : choices)
    for (std::size_t i = 0; i < headers.size(); ++i)
      if (const Field* field = find_field(choice.field);
          !asked[i] && means(choice, headers[i], i) && std::find(taken.begin(), taken.end(), field) == taken.end())
        taken.push_back(asked[i] = field);
  for (std::size_t i = 0; i < headers.size(); ++i) {
    PlannedColumn column;
    column.header = std::move(headers[i]);
    if (asked[i]) {
      column.field = asked[i];
      column.chosen_by = "asked";
      plan.columns.push_back(std::move(column));
      continue;
    }
    const Meaning meaning = meaning_of(column.header);
    if (meaning.field && std::find(taken.begin(), taken.end(), meaning.field) == taken.end()) {
      column.field = meaning.field;
      column.chosen_by = "header";
      taken.push_back(meaning.field);
    }
    plan.columns.push_back(std::move(column));
  }
  return plan;
}

}  // namespace nostoi::intake
