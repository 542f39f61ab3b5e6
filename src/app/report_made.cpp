// How this was made: what somebody needs to get the same result again. No times and no durations: the same input gives the same page.
#include "app/numbers.hpp"
#include "app/report.hpp"

namespace nostoi::app {

namespace {
Html entry(std::string_view key, const Html& value) { return tag("dt", words(key)) + tag("dd", value); }

std::string_view scope_key(const link::Options& options) {
  if (options.one_to_one) return "report-scope-one-to-one";
  if (options.scope == link::Scope::within) return "report-scope-within";
  return options.scope == link::Scope::between ? "report-scope-between" : "report-scope-all";
}
}  // namespace

Html made_section(const ReportInput& input) {
  const link::Options& options = input.options;
  Html out = entry("report-program", escape("nostoi " NOSTOI_VERSION));
  out += entry("report-scope", words(scope_key(options)));
  out += entry("report-thresholds",
               words("report-thresholds-are", {{"threshold", percent(options.threshold)}, {"review", percent(options.review)}}));
  out += entry("report-seed", escape(std::to_string(options.seed)));
  out += entry("report-knowledge", tag("code", escape(input.linking.model.data_hash)));
  return tag("dl", out) + tag("p.hint", words("report-made-hint"));
}

}  // namespace nostoi::app
