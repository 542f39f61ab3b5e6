// What each agreement and difference weighs, and how the weights of all compared pairs lie around the thresholds.
#include <algorithm>
#include <cmath>

#include "app/charts.hpp"
#include "app/labels.hpp"
#include "app/numbers.hpp"
#include "app/report.hpp"

namespace nostoi::app {

namespace {

double reach_of(const link::Model& model) {
  double reach = 4;
  for (const link::Comparison& comparison : model.comparisons)
    for (const link::Level& level : comparison.levels) reach = std::max(reach, std::abs(bits(level.weight)));
  return reach;
}

// A level that is hardly ever reached tells nobody anything; the comparison of words has a hundred of them.
bool told(const link::Level& level) { return std::max(level.m, level.u) >= 0.001; }

Html level_row(const link::Level& level, double reach) {
  return tag("tr", tag("td", escape(level_label(level.name))) + tag("td.number", escape(probability(level.m))) +
                       tag("td.number", escape(probability(level.u))) + tag("td.number", escape(signed_bits(level.weight))) +
                       tag("td", weight_bar(bits(level.weight), reach)));
}

Html comparison_group(const link::Comparison& comparison, double reach) {
  Html columns, rows;
  for (const std::string& column : comparison.columns) columns += (columns.text.empty() ? Html() : markup(" · ")) + cell(column);
  Html title = tag("b", escape(field_label(comparison.name))) + tag("span.hint", columns);
  if (comparison.frequency) title += tag("span.hint", words("report-rare-weighs-more"));
  std::uint64_t left_out = 0;
  for (const link::Level& level : comparison.levels) {
    if (told(level))
      rows += level_row(level, reach);
    else
      ++left_out;
  }
  if (left_out > 0) rows += tag("tr", tag("td.none", words("report-levels-left-out", {{"number", count(left_out)}}), "colspan=\"5\""));
  return tag("tbody", tag("tr.group", tag("th", title, "colspan=\"5\" scope=\"rowgroup\"")) + rows);
}

Html weights_table(const link::Model& model) {
  Html head;
  for (const std::string_view key : {"report-level", "report-m", "report-u", "report-weight"})
    head += tag(key == "report-level" ? "th" : "th.number", words(key), "scope=\"col\"");
  head += tag("th", Html());
  Html groups;
  for (const link::Comparison& comparison : model.comparisons) groups += comparison_group(comparison, reach_of(model)) + markup("\n");
  return tag("div.scroll", tag("table.weights", tag("thead", tag("tr", head)) + groups));
}

std::string one_in(double prior) { return prior > 0 ? count(static_cast<std::uint64_t>(std::llround(1 / prior))) : "–"; }

}  // namespace

Html weights_section(const ReportInput& input) {
  const link::Model& model = input.linking.model;
  const link::Options& options = input.options;
  Html out = tag("p", words("report-histogram-intro", {{"compared", count(input.linking.facts.compared)}}));
  out += tag("figure", histogram(input.linking.facts, bits_at(options.review), bits_at(options.threshold)) +
                           tag("figcaption", words("report-histogram-caption",
                                                   {{"review", percent(options.review)}, {"threshold", percent(options.threshold)}})));
  out += tag("h3", words("report-weights-each")) + tag("p", words("report-weights-intro"));
  Html before = words("report-prior", {{"prior", probability(model.prior)}, {"one-in", one_in(model.prior)}});
  if (model.prior_within != model.prior_between)
    before += markup(" ") + words("report-prior-lists", {{"within", one_in(model.prior_within)}, {"between", one_in(model.prior_between)}});
  out += tag("p", before);
  return out + weights_table(model);
}

}  // namespace nostoi::app
