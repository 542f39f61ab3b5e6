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

Html agreement(const link::Step& step) {
  Html out = escape(level_label(step.level));
  if (!step.note.empty()) out += tag("span.hint", escape(step.note));
  return out;
}

// The steps one after the other, each bar from the sum before it to the sum after it; with cells, the cells of both lines in their midst.
Html waterfall(const link::Explanation& explanation, const std::vector<std::string>& lines) {
  const Axis axis = axis_of(explanation);
  std::vector<std::string> headings = {say("report-comparison")};
  headings.insert(headings.end(), lines.begin(), lines.end());
  headings.insert(headings.end(), {say("report-level"), say("report-weight"), ""});
  std::vector<Row> rows;
  double sum = 0;
  for (const link::Step& step : explanation.steps) {
    const double after = sum + bits(step.weight);
    Row row = {escape(comparison_label(step.comparison))};
    if (const Marked marked = mark_differences(step.left, step.right); !lines.empty()) row.insert(row.end(), {marked.left, marked.right});
    row.insert(row.end(), {agreement(step), escape(signed_bits(step.weight)), step_bar(sum, after, axis)});
    rows.push_back(std::move(row));
    sum = after;
  }
  Row total(lines.size() + 1);
  total.front() = tag("b", words("report-together"));
  total.insert(total.end(),
               {escape(percent(explanation.probability)), tag("b", escape(signed_bits(explanation.weight))), step_bar(0, sum, axis)});
  rows.push_back(std::move(total));
  return table(headings, rows, {lines.size() + 2});
}

Html other_cells(const ReportInput& input, const At& left, const At& right) {
  std::vector<Row> rows;
  const List &a = input.lists[left.list], &b = input.lists[right.list];
  for (const CellPair& pair : cells_not_compared(input.linking.model, a, left.line, b, right.line))
    rows.push_back({cell(pair.label), cell(pair.left), cell(pair.right)});
  if (rows.empty()) return {};
  return table({say("report-other-cells"), line_name(input.lists, left), line_name(input.lists, right)}, rows);
}

Html pair_details(const ReportInput& input, const link::Pair& pair, const link::Explanation& explanation) {
  const At left = locate(input.linking.first_line, pair.left), right = locate(input.linking.first_line, pair.right);
  const std::string left_name = line_name(input.lists, left), right_name = line_name(input.lists, right);
  Html summary = tag("span.lines", cell(left_name) + markup(" – ") + cell(right_name));
  summary += tag("span.number", escape(percent(pair.probability))) + tag("span.number", escape(signed_bits(pair.weight)));
  if (!pair.reason.empty()) summary += tag("span.hint", escape(reason_label(pair.reason)));
  Html inside =
      input.show_cells ? waterfall(explanation, {left_name, right_name}) + other_cells(input, left, right) : waterfall(explanation, {});
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
  Html out = tag("h3", words(heading)) +
             tag("p", words("report-pairs-embedded",
                            {{"shown", count(pairs.size())}, {"all", count(all)}, {"file", table_name("links", input.format)}}));
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
