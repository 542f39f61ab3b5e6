// The pairs nearest the line, each with its waterfall: what spoke for one person and what against.
#include "app/charts.hpp"
#include "app/labels.hpp"
#include "app/nearest.hpp"
#include "app/numbers.hpp"
#include "app/report.hpp"
#include "app/side_by_side.hpp"
#include "app/tables.hpp"

namespace nostoi::app {

namespace {

Html waterfall(const link::Explanation& explanation) {
  const Axis axis = axis_of(explanation);
  std::vector<Row> rows;
  double sum = 0;
  for (const link::Step& step : explanation.steps) {
    const double after = sum + link::bits(step.weight);
    Html level = escape(level_label(step.level));
    if (!step.note.empty()) level += tag("span.hint", escape(step.note));
    rows.push_back({escape(comparison_label(step.comparison)), level, escape(signed_bits(step.weight)), step_bar(sum, after, axis)});
    sum = after;
  }
  rows.push_back({tag("b", words("report-together")), escape(percent(explanation.probability)),
                  tag("b", escape(signed_bits(explanation.weight))), step_bar(0, sum, axis)});
  return table({say("report-comparison"), say("report-level"), say("report-weight"), ""}, rows, {2});
}

Html cells_table(const ReportInput& input, const At& left, const At& right) {
  std::vector<Row> rows;
  for (const CellPair& pair : side_by_side(input.lists[left.list], left.line, input.lists[right.list], right.line)) {
    const Marked marked = mark_differences(pair.left, pair.right);
    rows.push_back({cell(pair.label), marked.left, marked.right});
  }
  return tag("div.cells", table({say("report-column"), line_name(input.lists, left), line_name(input.lists, right)}, rows));
}

Html pair_details(const ReportInput& input, const link::Pair& pair, const link::Explanation& explanation) {
  const At left = locate(input.linking.first_line, pair.left), right = locate(input.linking.first_line, pair.right);
  Html summary = tag("span.lines", cell(line_name(input.lists, left)) + markup(" – ") + cell(line_name(input.lists, right)));
  summary += tag("span.number", escape(percent(pair.probability))) + tag("span.number", escape(signed_bits(pair.weight)));
  if (!pair.reason.empty()) summary += tag("span.hint", escape(reason_label(pair.reason)));
  Html inside = waterfall(explanation);
  if (input.show_cells) inside = cells_table(input, left, right) + inside;
  return tag("details.pair", tag("summary", summary) + inside) + markup("\n");
}

std::vector<link::Explanation> explained(const ReportInput& input, const Nearest& nearest) {
  LinePairs lines;
  for (const auto* pairs : {&nearest.not_joined, &nearest.joined})
    for (const link::Pair& pair : *pairs) lines.emplace_back(pair.left, pair.right);
  return lines.empty() ? std::vector<link::Explanation>() : input.explain(lines);
}

Html side(const ReportInput& input, std::string_view heading, const std::vector<link::Pair>& pairs, const link::Explanation* explanations,
          std::uint64_t all) {
  Html out = tag("h3", words(heading)) + tag("p", words("report-pairs-embedded", {{"shown", count(pairs.size())}, {"all", count(all)}}));
  for (const link::Pair& pair : pairs) out += pair_details(input, pair, *explanations++);
  return out;
}

}  // namespace

Html pairs_section(const ReportInput& input) {
  const Nearest nearest = nearest_pairs(input.linking.pairs, input.pairs_each);
  const std::vector<link::Explanation> explanations = explained(input, nearest);
  Html out = tag("p", words("report-pairs-intro"));
  if (!input.show_cells) out += tag("p.hint", words("report-pairs-without-cells"));
  out += side(input, "report-pairs-not-joined", nearest.not_joined, explanations.data(), input.linking.facts.reviews);
  return out +
         side(input, "report-pairs-joined", nearest.joined, explanations.data() + nearest.not_joined.size(), input.linking.facts.matches);
}

}  // namespace nostoi::app
