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
    for (const link::Level& level : comparison.levels) reach = std::max(reach, std::abs(link::bits(level.weight)));
  return reach;
}

Html comparison_rows(const link::Comparison& comparison, double reach) {
  Html rows;
  for (const link::Level& level : comparison.levels)
    rows += tag("tr", tag("td", escape(level_label(level.name))) + tag("td.number", escape(probability(level.m))) +
                          tag("td.number", escape(probability(level.u))) + tag("td.number", escape(signed_bits(level.weight))) +
                          tag("td", weight_bar(link::bits(level.weight), reach)));
  return rows;
}

Html comparison_group(const link::Comparison& comparison, double reach) {
  Html columns;
  for (const std::string& column : comparison.columns) columns += (columns.text.empty() ? Html() : markup(" · ")) + cell(column);
  Html title = tag("b", escape(field_label(comparison.name))) + tag("span.hint", columns);
  if (comparison.frequency) title += tag("span.hint", words("report-rare-weighs-more"));
  return tag("tbody", tag("tr.group", tag("th", title, "colspan=\"5\" scope=\"rowgroup\"")) + comparison_rows(comparison, reach));
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

}  // namespace

Html weights_section(const ReportInput& input) {
  const link::Model& model = input.linking.model;
  const link::Options& options = input.options;
  Html out = tag("p", words("report-histogram-intro", {{"compared", count(input.linking.facts.compared)}}));
  out += tag("figure", histogram(input.linking.facts, bits_at(options.review), bits_at(options.threshold)) +
                           tag("figcaption", words("report-histogram-caption",
                                                   {{"review", percent(options.review)}, {"threshold", percent(options.threshold)}})));
  out += tag("h3", words("report-weights-each")) + tag("p", words("report-weights-intro"));
  out += tag("p",
             words("report-prior", {{"prior", probability(model.prior)},
                                    {"one-in", model.prior > 0 ? count(static_cast<std::uint64_t>(std::llround(1 / model.prior))) : "–"}}));
  return out + weights_table(model);
}

}  // namespace nostoi::app
