// The text is short because the report says the rest; the JSON carries the same counts.
#include "app/summary.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/labels.hpp"
#include "base/letters.hpp"
#include "app/numbers.hpp"

namespace nostoi::app {

namespace {

std::string list_line(const List& list) {
  std::string line =
      say("summary-list", {{"list", list.name},
                           {"lines", count(list.lines)},
                           {"rows", count(list.rows_in)},
                           {"rejected", count(list.rejected.size())},
                           {"passed", count(list.passed_over)},
                           {"format", list.source.format + (list.source.encoding.empty() ? "" : ", " + list.source.encoding)}});
  return "  " + plain(line) + "\n";
}

std::string examples(const Column& column) {
  std::string out;
  for (std::uint32_t value = 1; value < column.values.size() && value <= 2; ++value)
    out += (value > 1 ? ", " : "") + plain(column.values[value]);
  return out.empty() ? "" : " (" + out + ")";
}

std::string columns_line(const List& list, bool show_cells) {
  std::string taken, rest;
  for (const Column& column : list.columns) {
    const std::string heading = plain(heading_label(column.header));
    if (column.field.empty())
      rest += (rest.empty() ? "" : ", ") + heading;
    else
      taken += (taken.empty() ? "" : ", ") + heading + " → " + field_label(column.field) + (show_cells ? examples(column) : "");
  }
  std::string out;
  if (!taken.empty()) out += "    " + wrapped(taken, 100, 4) + "\n";
  if (!rest.empty()) out += "    " + wrapped(say("summary-not-recognised", {{"columns", rest}}), 100, 4) + "\n";
  return out;
}

std::uint64_t findings_of(const std::vector<List>& lists) {
  std::uint64_t sum = 0;
  for (const List& list : lists) sum += list.findings.size();
  return sum;
}

}  // namespace

std::string summary_text(const ReportInput& input, const std::filesystem::path& folder) {
  const link::Facts& facts = input.linking.facts;
  std::string out = say("summary-read") + "\n";
  for (const List& list : input.lists) out += list_line(list) + columns_line(list, input.show_cells);
  out += say("summary-compared", {{"compared", count(facts.compared)}, {"possible", count(facts.possible)}}) + "\n";
  if (input.linking.model.origin == "shipped") out += say("report-model-shipped") + "\n";
  out +=
      say("summary-found", {{"people", count(facts.people)}, {"matches", count(facts.matches)}, {"reviews", count(facts.reviews)}}) + "\n";
  if (const std::uint64_t findings = findings_of(input.lists))
    out +=
        say("summary-findings", {{"findings", count(findings)}, {"file", (folder / table_name("findings", input.format)).string()}}) + "\n";
  return out + say("summary-report", {{"file", (folder / "report.html").string()}}) + "\n";
}

std::string summary_json(const ReportInput& input, const std::filesystem::path& folder) {
  using Json = nlohmann::ordered_json;
  const link::Facts& facts = input.linking.facts;
  Json json = {{"out", folder.string()}, {"lists", Json::array()}};
  for (const List& list : input.lists) {
    Json columns = Json::array();
    for (const Column& column : list.columns)
      columns.push_back(
          {{"header", column.header}, {"field", column.field}, {"role", role_name(column.role)}, {"chosen_by", column.chosen_by}});
    json["lists"].push_back({{"name", list.name},
                             {"path", list.source.path},
                             {"format", list.source.format},
                             {"encoding", list.source.encoding},
                             {"rows_in", list.rows_in},
                             {"lines", list.lines},
                             {"rejected", list.rejected.size()},
                             {"passed_over", list.passed_over},
                             {"findings", list.findings.size()},
                             {"columns", columns}});
  }
  json["model"] = input.linking.model.origin;
  for (const auto& [name, number] : {std::pair<const char*, std::uint64_t>{"lines", facts.lines},
                                     {"possible", facts.possible},
                                     {"compared", facts.compared},
                                     {"kept", facts.kept},
                                     {"people", facts.people},
                                     {"matches", facts.matches},
                                     {"reviews", facts.reviews},
                                     {"largest_person", facts.largest_person}})
    json[name] = number;
  json["expected_recall"] = facts.expected_recall;
  json["expected_false"] = facts.expected_false;
  json["expected_missed"] = facts.expected_missed;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace nostoi::app
