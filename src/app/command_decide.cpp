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

/// The two lines that a person named, and what the last matching said of them.
struct Pair {
  Position left = 0, right = 0;
  std::optional<ScoreThen> score;
};
Result<Pair> pair_named(Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> left = anchor_named(snapshot, arguments.left), right = anchor_named(snapshot, arguments.right);
  if (!left || !right) return tl::unexpected(left ? right.error() : left.error());
  const Result<std::optional<ScoreThen>> score = review::score_of(snapshot, *left, *right);
  if (!score) return tl::unexpected(score.error());
  return Pair{*left, *right, *score};
}

int run_decide(Office& office, Snapshot& before, const Arguments& arguments, Verdict verdict) {
  const Result<Pair> pair = pair_named(before, arguments);
  if (!pair) return complain(pair.error());
  const Result<Position> at = decide(office.reg, office.actor, pair->left, pair->right, verdict, arguments.why, pair->score);
  if (!at) return complain(at.error());
  const Result<std::unique_ptr<Snapshot>> after = office.reg.read(office.actor);
  if (!after) return complain(after.error());
  const Result<Position> person = person_of(**after, pair->left);
  if (!person) return complain(person.error());
  fmt::print("{}\n", say("decide-done", {{"decision", std::to_string(*at)}, {"person", "p" + std::to_string(*person)}}));
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
  return commands;
}

}  // namespace nostoi::app
