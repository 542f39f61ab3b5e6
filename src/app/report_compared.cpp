// Which pairs were compared and which were not: candidate keys, what was cut, which columns were left out and why.
#include "app/labels.hpp"
#include "app/numbers.hpp"
#include "app/report.hpp"

namespace nostoi::app {

namespace {

Html keys_table(const link::Facts& facts) {
  std::vector<Row> rows;
  for (const link::Key& key : facts.keys)
    rows.push_back({escape(key_label(key.name)), escape(count(key.pairs)), escape(percent(key.recall)), escape(count(key.cut))});
  return table({say("report-key"), say("report-key-pairs"), say("report-key-recall"), say("report-key-cut")}, rows, {1, 2, 3});
}

Html skipped_table(const link::Model& model) {
  std::vector<Row> rows;
  for (const link::Skipped& skipped : model.skipped) {
    Html why = escape(skipped_label(skipped.why));
    if (!skipped.of.empty()) why += markup(": ") + cell(skipped.of);
    rows.push_back({cell(skipped.column), why});
  }
  return table({say("report-column"), say("report-why")}, rows);
}

}  // namespace

Html compared_section(const ReportInput& input) {
  const link::Facts& facts = input.linking.facts;
  Html out = tag("p", words("report-compared-intro",
                            {{"possible", count(facts.possible)}, {"compared", count(facts.compared)}, {"kept", count(facts.kept)}}));
  out += tag("p", words("report-compared-recall", {{"recall", percent(facts.expected_recall)}}));
  if (!facts.keys.empty()) out += tag("h3", words("report-keys")) + keys_table(facts) + tag("p.hint", words("report-keys-hint"));
  out += tag("h3", words("report-skipped"));
  out += input.linking.model.skipped.empty() ? tag("p", words("report-none-skipped")) : skipped_table(input.linking.model);
  return out;
}

}  // namespace nostoi::app
