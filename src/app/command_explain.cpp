// nostoi explain: why two lines were or were not joined, as a waterfall in text or JSON.
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "app/command.hpp"
#include "app/finished_run.hpp"
#include "app/labels.hpp"
#include "app/name_alignment.hpp"
#include "app/numbers.hpp"
#include "app/side_by_side.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string folder, left, right;
  bool json = false;
};

struct Answer {
  const FinishedRun& run;
  At left, right;
  link::Explanation explanation;
  Verdict verdict;
};

std::vector<CellPair> other_cells(const Answer& answer) {
  const List &left = answer.run.lists[answer.left.list], &right = answer.run.lists[answer.right.list];
  return cells_not_compared(answer.run.linking.model, left, answer.left.line, right, answer.right.line);
}

// What was compared first, in the order of the steps, then the rest of both lines.
std::string cells_table(const Answer& answer) {
  std::vector<std::vector<std::string>> rows = {{"", line_name(answer.run.lists, answer.left), line_name(answer.run.lists, answer.right)}};
  for (const link::Step& step : answer.explanation.steps)
    if (!step.left.empty() || !step.right.empty()) rows.push_back({comparison_label(step.comparison), step.left, step.right});
  for (const CellPair& pair : other_cells(answer)) rows.push_back({pair.label, pair.left, pair.right});
  return text_table(rows);
}

// Half a block a bit, so that the bars of one waterfall can be compared by eye.
std::string bar(Weight weight) {
  const int blocks = static_cast<int>(std::abs(bits(weight)) * 0.5 + 0.5);
  std::string out;
  for (int i = 0; i < std::min(blocks, 40); ++i) out += weight < 0 ? "░" : "█";
  return out;
}

std::string waterfall(const link::Explanation& explanation) {
  std::vector<std::vector<std::string>> rows = {
      {say("report-comparison"), say("report-level"), say("report-weight"), say("explain-sum"), ""}};
  Weight sum = 0;
  for (const link::Step& step : explanation.steps) {
    sum += step.weight;
    const std::string level = level_label(step.level) + (step.note.empty() ? "" : " (" + step.note + ")");
    rows.push_back({comparison_label(step.comparison), level, signed_bits(step.weight), signed_bits(sum), bar(step.weight)});
  }
  return text_table(rows, {2, 3});
}

bool is_name(std::string_view comparison) {
  const Field* field = find_field(comparison);
  return field &&
         (field->kind == Kind::name || field->kind == Kind::surname || field->kind == Kind::given_name || field->kind == Kind::patronymic);
}

// Below the waterfall: how words meet that are not the same letter for letter.
std::string words_of_names(const link::Explanation& explanation) {
  std::vector<std::vector<std::string>> rows;
  for (const link::Step& step : explanation.steps)
    if (is_name(step.comparison) && !step.left.empty() && !step.right.empty())
      for (std::vector<std::string>& row :
           step.left_name.empty() ? words_that_meet(step.left, step.right) : words_that_meet(step.left_name, step.right_name))
        rows.push_back(std::move(row));
  return rows.empty() ? "" : "\n" + say("explain-words") + "\n\n" + text_table(rows);
}

std::string told(const Verdict& verdict) {
  if (verdict.outcome.empty()) return say("explain-not-told", {{"file", verdict.links}});
  return say("explain-outcome",
             {{"file", verdict.links},
              {"outcome", say("outcome-" + verdict.outcome) + (verdict.reason.empty() ? "" : " – " + reason_label(verdict.reason))}});
}

std::string as_text(const Answer& answer) {
  const Verdict& verdict = answer.verdict;
  std::string out = verdict.left_person == verdict.right_person
                        ? say("explain-one-person", {{"person", verdict.left_person}})
                        : say("explain-two-people", {{"left", verdict.left_person}, {"right", verdict.right_person}});
  out += "\n" + say("explain-probability", {{"probability", percent(answer.explanation.probability)},
                                            {"weight", signed_bits(answer.explanation.weight)},
                                            {"threshold", percent(answer.run.run.threshold)}});
  return out + "\n" + told(verdict) + "\n\n" + cells_table(answer) + "\n" + waterfall(answer.explanation) +
         words_of_names(answer.explanation);
}

std::string as_json(const Answer& answer) {
  using Json = nlohmann::ordered_json;
  const auto line = [&](const At& at, const std::string& person) {
    return Json{{"list", answer.run.lists[at.list].name},
                {"row", at.line + 1},
                {"physical_row", answer.run.lists[at.list].physical_row(at.line)},
                {"person", person}};
  };
  Json json = {{"left", line(answer.left, answer.verdict.left_person)}, {"right", line(answer.right, answer.verdict.right_person)}};
  json["same_person"] = answer.verdict.left_person == answer.verdict.right_person;
  json["outcome"] = answer.verdict.outcome;
  json["reason"] = answer.verdict.reason;
  json["probability"] = answer.explanation.probability;
  json["weight"] = bits(answer.explanation.weight);
  json["steps"] = Json::array();
  for (const link::Step& step : answer.explanation.steps)
    json["steps"].push_back({{"comparison", step.comparison},
                             {"left", step.left},
                             {"right", step.right},
                             {"level", step.level},
                             {"weight", bits(step.weight)},
                             {"note", step.note}});
  json["other_cells"] = Json::array();
  for (const CellPair& pair : other_cells(answer))
    json["other_cells"].push_back({{"column", pair.label}, {"left", pair.left}, {"right", pair.right}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::uint32_t number_of(const FinishedRun& run, const At& at) {
  return static_cast<std::uint32_t>(run.linking.first_line[at.list] + at.line);
}

int run_explain(const Arguments& arguments) {
  for (const auto& [text, name] : {std::pair{&arguments.folder, "DIR"}, {&arguments.left, "LEFT"}, {&arguments.right, "RIGHT"}})
    if (text->empty()) return misuse(say("cli-missing-argument", {{"argument", name}}), "explain");
  const Result<FinishedRun> run = open_run(arguments.folder);
  if (!run) return complain(run.error());
  const Result<At> left = line_named(run->lists, arguments.left), right = line_named(run->lists, arguments.right);
  if (!left) return misuse(left.error().sentence, "explain");
  if (!right) return misuse(right.error().sentence, "explain");
  const std::uint32_t a = number_of(*run, *left), b = number_of(*run, *right);
  if (a == b) return misuse(say("explain-same-line"), "explain");
  const Result<Verdict> verdict = verdict_of(arguments.folder, *run, *left, *right);
  if (!verdict) return complain(verdict.error());
  // Weights are computed for (earlier, later), as link does; the answer keeps the order in which the lines were named.
  link::Explanation explanation = link::explain(run->lists, run->linking, std::min(a, b), std::max(a, b));
  if (a > b)
    for (link::Step& step : explanation.steps) std::swap(step.left, step.right);
  const Answer answer{*run, *left, *right, std::move(explanation), *verdict};
  fmt::print("{}", arguments.json ? as_json(answer) : as_text(answer));
  return complete;
}

}  // namespace

Command explain_command(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(program, "explain");
  value(parser, "DIR", arguments->folder, "explain-folder", "DIR");
  value(parser, "LEFT", arguments->left, "explain-line", "LIST:ROW");
  value(parser, "RIGHT", arguments->right, "explain-line", "LIST:ROW");
  flag(parser, "--json", arguments->json, "json");
  return {parser, [arguments] { return run_explain(*arguments); }};
}

}  // namespace nostoi::app
