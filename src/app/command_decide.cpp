// nostoi decide: whether two lines are one person, and taking it back.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "nostoi/review.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string left, right, why, decision;
};

/// What became of a verdict, in words.
std::string told(const review::Judged& judged, Position person) {
  if (judged.decision != 0)
    return say("decide-done", {{"decision", std::to_string(judged.decision)}, {"person", "p" + std::to_string(person)}});
  return say(judged.differ ? "review-differ" : "review-noted");
}

int run_decide(Office& office, Snapshot& before, const Arguments& arguments, Verdict verdict) {
  const Result<Position> left = anchor_named(before, office.actor, arguments.left),
                         right = anchor_named(before, office.actor, arguments.right);
  if (!left || !right) return complain(left ? right.error() : left.error());
  const Result<review::Judged> judged = review::judge(office.reg, office.actor, *left, *right, verdict, arguments.why);
  if (!judged) return complain(judged.error());
  const Result<std::unique_ptr<Snapshot>> after = office.reg.read(office.actor);
  if (!after) return complain(after.error());
  const Result<Position> person = person_of(**after, *left);
  if (!person) return complain(person.error());
  fmt::print("{}\n", told(*judged, *person));
  return complete;
}

int run_undo(Office& office, const Arguments& arguments) {
  const bool digits = !arguments.decision.empty() && arguments.decision.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || arguments.decision.size() > 12) return misuse(say("decide-which"), "decide undo");
  const Result<Position> at = revoke(office.reg, office.actor, std::stoull(arguments.decision), arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("decide-undone", {{"decision", arguments.decision}}));
  return complete;
}

}  // namespace

std::vector<Command> decide_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "decide");
  std::vector<Command> commands;
  for (const Verdict verdict : {Verdict::same, Verdict::not_same, Verdict::unsure}) {
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* parser = declare(*group, std::string(verdict_name(verdict)));
    value(parser, "LEFT", arguments->left, "decide-left", "LINE");
    value(parser, "RIGHT", arguments->right, "decide-right", "LINE");
    value(parser, "--why", arguments->why, "decide-why", "TEXT");
    commands.push_back({parser, [&where, arguments, verdict] {
                          if (arguments->left.empty() || arguments->right.empty()) return misuse(say("decide-two-lines"), "decide");
                          return in_office(where,
                                           [&](Office& office, Snapshot& now) { return run_decide(office, now, *arguments, verdict); });
                        }});
  }
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* undo = declare(*group, "undo");
  value(undo, "DECISION", arguments->decision, "decide-decision", "NUMBER");
  value(undo, "--why", arguments->why, "decide-why", "TEXT");
  commands.push_back(
      {undo, [&where, arguments] { return in_office(where, [&](Office& office) { return run_undo(office, *arguments); }); }});
  for (Command& command : batch_commands(*group, where)) commands.push_back(std::move(command));
  return commands;
}

}  // namespace nostoi::app
