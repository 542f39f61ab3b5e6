// What was found: four figures, then what they mean and how far to trust them.
#include <cmath>
#include <map>

#include "app/labels.hpp"
#include "app/numbers.hpp"
#include "app/report.hpp"

namespace nostoi::app {

namespace {

Html figure(std::string_view key, std::uint64_t number) {
  return tag("div.figure", tag("b", escape(count(number))) + tag("span", words(key)));
}

// Expected numbers are estimates: whole from ten, one digit below.
std::string about(double number) { return number >= 10 ? count(static_cast<std::uint64_t>(std::llround(number))) : decimal(number, 1); }

Html sizes(const link::Linking& linking) {
  std::vector<std::uint32_t> lines_of(linking.person.size());  // by the person's first line; 0 for lines that are nobody's first
  for (const std::uint32_t person : linking.person) ++lines_of[person];
  std::map<std::uint64_t, std::uint64_t> people_of;  // lines → people
  for (const std::uint32_t lines : lines_of)
    if (lines > 0) ++people_of[lines];
  std::vector<Row> rows;
  std::uint64_t larger_people = 0, larger_lines = 0;
  for (const auto& [lines, people] : people_of) {
    if (rows.size() < 8)
      rows.push_back({escape(count(lines)), escape(count(people)), escape(count(lines * people))});
    else
      larger_people += people, larger_lines += lines * people;
  }
  if (larger_people > 0) rows.push_back({words("report-sizes-larger"), escape(count(larger_people)), escape(count(larger_lines))});
  rows.push_back({words("report-total"), escape(count(linking.facts.people)), escape(count(linking.person.size()))});
  return tag("h3", words("report-sizes")) +
         table({say("report-sizes-lines"), say("report-sizes-people"), say("report-sizes-all")}, rows, {0, 1, 2});
}

Html reasons(const link::Linking& linking) {
  std::map<std::string_view, std::uint64_t> numbers;
  for (const link::Pair& pair : linking.pairs)
    if (pair.outcome == link::Outcome::review) ++numbers[pair.reason.empty() ? "below-threshold" : pair.reason];
  if (numbers.empty()) return {};
  std::vector<Row> rows;
  for (const auto& [reason, number] : numbers) rows.push_back({escape(reason_label(reason)), escape(count(number))});
  return tag("h3", words("report-review-why")) + table({say("report-reason"), say("report-pairs-number")}, rows, {1});
}

}  // namespace

Html found_section(const ReportInput& input) {
  const link::Facts& facts = input.linking.facts;
  Html figures = figure("report-figure-lines", facts.lines) + figure("report-figure-people", facts.people) +
                 figure("report-figure-matches", facts.matches) + figure("report-figure-reviews", facts.reviews);
  Html trust = tag("li", words("report-expected-false", {{"number", about(facts.expected_false)}, {"matches", count(facts.matches)}}));
  trust += tag("li", words("report-expected-missed", {{"number", about(facts.expected_missed)}}));
  trust += tag("li", words("report-largest", {{"lines", count(facts.largest_person)}}));
  const std::string_view origin = input.linking.model.origin;
  if (origin == "trained" || origin == "shipped" || origin == "given") trust += tag("li", words("report-model-" + std::string(origin)));
  return tag("div.figures", figures) + tag("ul", trust) + tag("p.hint", words("report-expected-hint")) + sizes(input.linking) +
         reasons(input.linking);
}

}  // namespace nostoi::app
