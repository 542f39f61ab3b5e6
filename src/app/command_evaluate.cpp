// nostoi evaluate: how good a result is, where the truth is known.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/talk.hpp"
#include "nostoi/link.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string truth, links, people;
  bool json = false;
};

int run_evaluate(const Arguments& arguments) {
  if (arguments.truth.empty()) return misuse(say("cli-missing-argument", {{"argument", "--truth"}}), "evaluate");
  if (arguments.links.empty() && arguments.people.empty()) return misuse(say("cli-nothing-to-evaluate"), "evaluate");
  const Result<link::Evaluation> evaluation = link::evaluate(arguments.truth, arguments.links, arguments.people);
  if (!evaluation) return complain(evaluation.error());
  fmt::print("{}", arguments.json ? link::to_json(*evaluation) : link::evaluation_words(*evaluation));
  return complete;
}

}  // namespace

Command evaluate_command(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(program, "evaluate");
  value(parser, "--truth", arguments->truth, "truth", "FILE");
  value(parser, "--links", arguments->links, "evaluate-links", "FILE");
  value(parser, "--people", arguments->people, "evaluate-people", "FILE");
  flag(parser, "--json", arguments->json, "json");
  return {parser, [arguments] { return run_evaluate(*arguments); }};
}

}  // namespace nostoi::app
