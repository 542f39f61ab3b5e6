// What was read: per list its source, the sum of its rows, and what each column was taken for.
#include <algorithm>

#include "app/labels.hpp"
#include "app/numbers.hpp"
#include "app/report.hpp"

namespace nostoi::app {

namespace {

Html entry(std::string_view key, const Html& value) { return tag("dt", words(key)) + tag("dd", value); }

Html source(const List& list) {
  Html out = entry("report-file", cell(list.source.path));
  if (!list.table.empty()) out += entry("report-table", cell(list.table));
  out += entry("report-format", escape(list.source.format + (list.source.encoding.empty() ? "" : ", " + list.source.encoding)));
  out += entry("report-rows", words("report-rows-sum", {{"rows", count(list.rows_in)},
                                                        {"lines", count(list.lines)},
                                                        {"rejected", count(list.rejected.size())},
                                                        {"passed", count(list.passed_over)}}));
  if (list.hidden) out += entry("report-hidden", words("report-hidden-sheet"));
  out += entry("report-sha256", tag("code", escape(list.source.sha256)));
  return tag("dl", out);
}

std::uint64_t filled(const Column& column) {
  return static_cast<std::uint64_t>(std::ranges::count_if(column.cells, [](std::uint32_t value) { return value != 0; }));
}

Html examples(const Column& column) {
  Html out;
  for (std::uint32_t value = 1; value < column.values.size() && value <= 3; ++value) {
    if (value > 1) out += markup(" · ");
    out += cell(column.values[value]);
  }
  return tag("span.cells", out);
}

Html columns(const List& list, bool show_cells) {
  std::vector<std::string> headings = {say("report-column"),    say("report-taken-for"), say("report-role"),
                                       say("report-chosen-by"), say("report-filled"),    say("report-distinct")};
  if (show_cells) headings.push_back(say("report-examples"));
  std::vector<Row> rows;
  for (const Column& column : list.columns) {
    Row row = {cell(heading_label(column.header)),
               column.field.empty() ? tag("span.none", words("report-not-recognised"))
                                    : escape(field_label(column.field)) + tag("code", escape(column.field)),
               escape(role_label(role_name(column.role))),
               escape(chosen_label(column.chosen_by)),
               column.kept() ? escape(count(filled(column))) : tag("span.none", words("report-not-kept")),
               escape(count(column.values.size() - 1))};
    if (show_cells) row.push_back(examples(column));
    rows.push_back(std::move(row));
  }
  return table(headings, rows, {4, 5});
}

}  // namespace

Html read_section(const ReportInput& input) {
  Html out = tag("p", words("report-read-intro"));
  for (const List& list : input.lists) out += tag("article", tag("h3", cell(list.name)) + source(list) + columns(list, input.show_cells));
  return out;
}

}  // namespace nostoi::app
