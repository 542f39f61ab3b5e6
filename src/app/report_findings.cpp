// What could not be read: findings by kind, the first places of each. Their sentences quote cells, so they show only when asked.
#include <algorithm>
#include <map>

#include "app/labels.hpp"
#include "app/numbers.hpp"
#include "app/report.hpp"

namespace nostoi::app {

namespace {

constexpr std::size_t first_places = 10;

struct Place {
  const List* list;
  const Finding* finding;
};
using Kinds = std::map<std::string, std::vector<Place>>;

Kinds kinds_of(const std::vector<List>& lists) {
  Kinds kinds;
  for (const List& list : lists)
    for (const Finding& finding : list.findings) kinds[finding.code].push_back({&list, &finding});
  return kinds;
}

Html number_or_dash(std::uint64_t number) { return number ? escape(count(number)) : tag("span.none", markup("–")); }

Html places(const std::vector<Place>& all, bool show_cells) {
  std::vector<std::string> headings = {say("report-list"), say("report-row"), say("report-physical-row"), say("report-column")};
  if (show_cells) headings.insert(headings.end(), {say("report-message"), say("report-text")});
  std::vector<Row> rows;
  for (std::size_t i = 0; i < std::min(all.size(), first_places); ++i) {
    const Finding& finding = *all[i].finding;
    Row row = {cell(all[i].list->name), number_or_dash(finding.row), number_or_dash(finding.physical_row), cell(finding.column)};
    if (show_cells) row.insert(row.end(), {cell(finding.message), cell(finding.text)});
    rows.push_back(std::move(row));
  }
  return table(headings, rows, {1, 2});
}

}  // namespace

Html findings_section(const ReportInput& input) {
  const Kinds kinds = kinds_of(input.lists);
  if (kinds.empty()) return tag("p", words("report-no-findings"));
  Html out = tag("p", words("report-findings-intro"));
  for (const auto& [code, all] : kinds) {
    const Html meaning = has_words(code) ? escape(say_in_general(code)) : Html();
    const Html summary = tag("span.count", escape(count(all.size()))) + meaning + tag("code", escape(code));
    const Html rest = all.size() > first_places
                          ? tag("p.hint", words("report-findings-first", {{"shown", count(first_places)}, {"all", count(all.size())}}))
                          : Html();
    out += tag("details", tag("summary", summary) + places(all, input.show_cells) + rest, "open");
  }
  return out;
}

}  // namespace nostoi::app
