// nostoi decide batch: pairs that may be decided together once a sample of them was decided one by one.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>

#include "app/command.hpp"
#include "app/entry_words.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "nostoi/review.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string list, above = "0.99", below = "1", sample = "59", verdict = "same", batch, why;
};

/// A probability as people write one; none where the text is not between 0 and 1.
std::optional<double> probability_named(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(value >= 0 && value <= 1)) return std::nullopt;
  return value;
}

std::string percent(double share) { return fmt::format("{:.1f}", 100 * share); }

void print_pairs(std::string_view key, const std::vector<review::PairOfAnchors>& pairs) {
  for (const auto& [left, right] : pairs) fmt::print("  {}\n", say(key, {{"lines", anchor_name(left) + " " + anchor_name(right)}}));
}

int print_batch(const Result<review::BatchFacts>& batch) {
  if (!batch) return complain(batch.error());
  const std::size_t sample = batch->sample.size();
  fmt::print("{}\n", say("batch-head", {{"batch", std::to_string(batch->at)},
                                        {"verdict", say("verdict-" + std::string(verdict_name(batch->verdict)))},
                                        {"sample", std::to_string(sample)},
                                        {"rest", std::to_string(batch->rest.size())}}));
  print_pairs("batch-pair-open", batch->open);
  print_pairs("batch-pair-contrary", batch->contrary);
  const std::string worst = percent(review::worst_share(sample));
  if (!batch->contrary.empty())
    fmt::print("{}\n", say("batch-is-contrary"));
  else
    fmt::print("{}\n",
               say(batch->open.empty() ? "batch-is-ready" : "batch-is-open", {{"sample", std::to_string(sample)}, {"worst", worst}}));
  if (batch->decided > 0) fmt::print("{}\n", say("batch-is-decided", {{"count", std::to_string(batch->decided)}}));
  return complete;
}

int run_draw(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> list = list_or_none(office, snapshot, arguments.list);
  const Result<Position> sample = number_named(arguments.sample);
  if (!list) return complain(list.error());
  if (!sample) return misuse(sample.error().sentence, "decide batch draw");
  const std::optional<double> above = probability_named(arguments.above), below = probability_named(arguments.below);
  const std::optional<Verdict> verdict = verdict_named(arguments.verdict);
  if (!above || !below)
    return misuse(say("batch-no-probability", {{"value", above ? arguments.below : arguments.above}}), "decide batch draw");
  if (!verdict) return misuse(say("batch-no-verdict", {{"value", arguments.verdict}}), "decide batch draw");
  return print_batch(review::draw_batch(office.reg, office.actor, {*list, *above, *below, *verdict, *sample}));
}

int run_apply(Office& office, Position batch, const std::string& why) {
  const Result<review::BatchFacts> facts = review::batch(office.reg, office.actor, batch);
  if (!facts) return complain(facts.error());
  const Result<review::BatchDone> done = review::decide_batch(office.reg, office.actor, batch, why);
  if (!done) return complain(done.error());
  fmt::print("{}\n", say("batch-done", {{"decided", std::to_string(done->decided)}, {"passed", std::to_string(done->passed_over)}}));
  const std::size_t sample = facts->sample.size();
  fmt::print("{}\n", say("batch-bound", {{"sample", std::to_string(sample)}, {"worst", percent(review::worst_share(sample))}}));
  return complete;
}

int run_undo(Office& office, Position batch, const std::string& why) {
  const Result<std::uint64_t> done = review::take_back_batch(office.reg, office.actor, batch, why);
  if (!done) return complain(done.error());
  fmt::print("{}\n", say("batch-undone", {{"count", std::to_string(*done)}}));
  return complete;
}

int run_show(Office& office, Position batch, const std::string&) { return print_batch(review::batch(office.reg, office.actor, batch)); }

Command draw_command(CLI::App& group, const OfficeOptions& where) {
  CLI::App* parser = declare(group, "draw");
  const auto arguments = std::make_shared<Arguments>();
  value(parser, "--list", arguments->list, "review-list", "LIST");
  value(parser, "--above", arguments->above, "batch-above", "P");
  value(parser, "--below", arguments->below, "batch-below", "P");
  value(parser, "--sample", arguments->sample, "batch-sample", "N");
  value(parser, "--verdict", arguments->verdict, "batch-verdict", "same|not-same");
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_draw(office, now, *arguments); });
          }};
}

Command numbered_command(CLI::App& group, const OfficeOptions& where, const std::string& name, bool needs_reason,
                         int (*run)(Office&, Position, const std::string&)) {
  CLI::App* parser = declare(group, name);
  const auto arguments = std::make_shared<Arguments>();
  value(parser, "BATCH", arguments->batch, "batch-batch", "NUMBER");
  if (needs_reason) value(parser, "--why", arguments->why, "decide-why", "TEXT");
  return {parser, [&where, arguments, name, run] {
            const Result<Position> batch = number_named(arguments->batch);
            if (!batch) return misuse(batch.error().sentence, "decide batch " + name);
            return in_office(where, [&](Office& office) { return run(office, *batch, arguments->why); });
          }};
}

}  // namespace

std::vector<Command> batch_commands(CLI::App& decide, const OfficeOptions& where) {
  CLI::App* group = declare(decide, "batch");
  return {draw_command(*group, where), numbered_command(*group, where, "show", false, run_show),
          numbered_command(*group, where, "apply", true, run_apply), numbered_command(*group, where, "undo", true, run_undo)};
}

}  // namespace nostoi::app
