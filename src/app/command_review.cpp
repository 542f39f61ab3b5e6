// nostoi review: the pairs that wait for somebody to decide, and the work of those who decide.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/entry_words.hpp"
#include "app/matching.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/review.hpp"

namespace nostoi::app {

namespace {

using Table = std::vector<std::vector<std::string>>;

struct Arguments {
  review::Asked asked;
  review::Assignment assignment;
  std::string list, top = "20", share = "10", left, right, why;
  bool ended = false;
};

std::string verdict_words(Verdict verdict) { return say("verdict-" + std::string(verdict_name(verdict))); }

std::string decision_words(std::string_view key, const Decision& one) {
  return say(key, {{"decision", std::to_string(one.at)},
                   {"lines", anchor_name(one.left) + " " + anchor_name(one.right)},
                   {"actor", one.actor},
                   {"why", why_of(one)}});
}

/// What a reviewer should know of a pair beside what its lines say.
void print_known(const review::Waiting& pair) {
  if (pair.urgent) fmt::print("  ! {}\n", say("review-urgent"));
  for (const review::Opinion& one : pair.opinions)
    fmt::print("  ≠ {}\n", say("review-opinion", {{"reviewer", one.reviewer}, {"verdict", verdict_words(one.verdict)}, {"why", one.why}}));
  for (const Decision& one : pair.earlier) fmt::print("  ≠ {}\n", decision_words("review-earlier", one));
  for (const Decision& one : pair.unsure) fmt::print("  ? {}\n", decision_words("review-unsure", one));
  for (const auto& [reviewer, why] : pair.skipped) fmt::print("  - {}\n", say("review-skipped", {{"reviewer", reviewer}, {"why", why}}));
}

int print_pair(Office& office, const review::Waiting& pair) {
  fmt::print("{}\n", say("review-pair", {{"probability", fmt::format("{:.2f}", pair.score.probability)}}));
  Table table;
  for (const Position at : {pair.left, pair.right}) {
    const Result<PersonFile> file = person_file(office.reg, office.actor, at);
    if (!file) return complain(file.error());
    for (const FileEntry& entry : file->entries)
      if (entry.anchor == at) table.push_back({"  " + anchor_name(at), place_of(entry), in_short(entry)});
  }
  fmt::print("{}", text_table(table));
  print_known(pair);
  return complete;
}

int run_queue(Office& office, const review::Asked& asked) {
  const Result<std::vector<review::Waiting>> queue = review::queue(office.reg, office.actor, asked);
  if (!queue) return complain(queue.error());
  for (const review::Waiting& pair : *queue)
    if (const int status = print_pair(office, pair); status != complete) return status;
  fmt::print("{}\n", say(queue->empty() ? "review-empty" : "review-how"));
  return complete;
}

int run_assign(Office& office, const review::Assignment& assignment) {
  const Result<review::Assigned> done = review::assign(office.reg, office.actor, assignment);
  if (!done) return complain(done.error());
  fmt::print("{}\n", say("review-assigned", {{"pairs", std::to_string(done->pairs)}, {"to", assignment.to}}));
  if (done->twice > 0)
    fmt::print("{}\n", say("review-assigned-twice", {{"pairs", std::to_string(done->twice)}, {"second", assignment.second}}));
  return complete;
}

int run_skip(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> left = anchor_named(snapshot, office.actor, arguments.left),
                         right = anchor_named(snapshot, office.actor, arguments.right);
  if (!left || !right) return complain(left ? right.error() : left.error());
  const Result<Position> at = review::skip(office.reg, office.actor, *left, *right, arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("review-skip-done"));
  return complete;
}

int run_urgent(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> anchor = anchor_named(snapshot, office.actor, arguments.left);
  if (!anchor) return complain(anchor.error());
  const Result<Position> at = review::mark_urgent(office.reg, office.actor, *anchor, !arguments.ended, arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say(arguments.ended ? "review-urgent-ended" : "review-urgent-done", {{"anchor", anchor_name(*anchor)}}));
  return complete;
}

int run_agreement(Office& office) {
  const Result<std::vector<review::Agreement>> all = review::agreement(office.reg, office.actor);
  if (!all) return complain(all.error());
  if (all->empty()) fmt::print("{}\n", say("review-no-agreement"));
  for (const review::Agreement& of : *all) {
    Table table{{of.first + " \\ " + of.second}};
    for (const Verdict verdict : {Verdict::same, Verdict::not_same, Verdict::unsure}) table[0].push_back(verdict_words(verdict));
    for (std::size_t row = 0; row < 3; ++row) {
      table.push_back({verdict_words(static_cast<Verdict>(row))});
      for (const std::uint64_t count : of.counts[row]) table.back().push_back(std::to_string(count));
    }
    const std::optional<double> kappa = of.kappa();
    fmt::print("{}{}\n\n", text_table(table, {1, 2, 3}),
               say(kappa ? "review-agreement" : "review-agreement-alike",
                   {{"pairs", std::to_string(of.pairs())},
                    {"agreed", std::to_string(of.agreed())},
                    {"share", fmt::format("{:.0f}", 100.0 * static_cast<double>(of.agreed()) / static_cast<double>(of.pairs()))},
                    {"kappa", kappa ? fmt::format("{:.2f}", *kappa) : ""}}));
  }
  return complete;
}

int run_progress(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> list = list_or_none(office, snapshot, arguments.list);
  if (!list) return complain(list.error());
  const Result<review::Progress> progress = review::progress(office.reg, office.actor, *list);
  if (!progress) return complain(progress.error());
  fmt::print("{}\n", say("review-progress", {{"proposed", std::to_string(progress->proposed)},
                                             {"open", std::to_string(progress->open)},
                                             {"assigned", std::to_string(progress->assigned)},
                                             {"twice", std::to_string(progress->read_by_two)},
                                             {"differ", std::to_string(progress->differ)}}));
  Table table{{say("review-reviewer"), say("review-has-open"), say("review-has-decided"), say("review-has-skipped")}};
  for (const review::Progress::Of& one : progress->reviewers)
    table.push_back({one.reviewer, std::to_string(one.assigned), std::to_string(one.decided), std::to_string(one.skipped)});
  if (table.size() > 1) fmt::print("{}", text_table(table, {1, 2, 3}));
  return complete;
}

int run_conflicts(Office& office) {
  const Result<std::vector<review::Conflict>> all = review::conflicts(office.reg, office.actor);
  if (!all) return complain(all.error());
  if (all->empty()) fmt::print("{}\n", say("review-no-conflicts"));
  for (const review::Conflict& one : *all) {
    fmt::print("p{}\n", one.person);
    for (const Decision& decision : one.not_same) fmt::print("  ≠ {}\n", decision_words("review-conflict", decision));
  }
  return complete;
}

/// Works on pairs of a list, at most so many of them.
int with_list(const OfficeOptions& where, const Arguments& arguments, const std::string& command,
              const std::function<int(Office&, Position list, std::size_t top)>& work) {
  const Result<Position> top = number_named(arguments.top);
  if (!top) return misuse(top.error().sentence, command);
  return in_office(where, [&](Office& office, Snapshot& snapshot) {
    const Result<Position> list = list_or_none(office, snapshot, arguments.list);
    return list ? work(office, *list, *top) : complain(list.error());
  });
}

std::shared_ptr<Arguments> declare_pairs(CLI::App* parser, const char* top) {
  auto arguments = std::make_shared<Arguments>();
  value(parser, "--list", arguments->list, "review-list", "LIST");
  value(parser, "--top", arguments->top, top, "N");
  return arguments;
}

Command queue_command(CLI::App* review, const OfficeOptions& where) {
  const auto arguments = declare_pairs(review, "review-top");
  flag(review, "--mine", arguments->asked.mine, "review-mine");
  flag(review, "--skipped", arguments->asked.skipped, "review-skipped");
  return {review, [&where, arguments] {
            return with_list(where, *arguments, "review", [&](Office& office, Position list, std::size_t top) {
              review::Asked asked = arguments->asked;
              asked.list = list;
              asked.top = top;
              return run_queue(office, asked);
            });
          }};
}

Command assign_command(CLI::App& review, const OfficeOptions& where) {
  CLI::App* parser = declare(review, "assign");
  const auto arguments = declare_pairs(parser, "review-assign-top");
  value(parser, "--to", arguments->assignment.to, "review-to", "NAME");
  value(parser, "--second", arguments->assignment.second, "review-second", "NAME");
  value(parser, "--share", arguments->share, "review-share", "PERCENT");
  return {parser, [&where, arguments] {
            const Result<Position> share = number_named(arguments->share);
            if (!share) return misuse(share.error().sentence, "review assign");
            return with_list(where, *arguments, "review assign", [&](Office& office, Position list, std::size_t top) {
              review::Assignment assignment = arguments->assignment;
              assignment.list = list;
              assignment.top = top;
              assignment.share = static_cast<double>(*share) / 100;
              return run_assign(office, assignment);
            });
          }};
}

Command skip_command(CLI::App& review, const OfficeOptions& where) {
  CLI::App* parser = declare(review, "skip");
  const auto arguments = std::make_shared<Arguments>();
  value(parser, "LEFT", arguments->left, "decide-left", "LINE");
  value(parser, "RIGHT", arguments->right, "decide-right", "LINE");
  value(parser, "--why", arguments->why, "decide-why", "TEXT");
  return {parser, [&where, arguments] {
            if (arguments->left.empty() || arguments->right.empty()) return misuse(say("decide-two-lines"), "review skip");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_skip(office, now, *arguments); });
          }};
}

Command urgent_command(CLI::App& review, const OfficeOptions& where) {
  CLI::App* parser = declare(review, "urgent");
  const auto arguments = std::make_shared<Arguments>();
  value(parser, "LINE", arguments->left, "person-line", "LINE");
  value(parser, "--why", arguments->why, "decide-why", "TEXT");
  flag(parser, "--ended", arguments->ended, "review-ended");
  return {parser, [&where, arguments] {
            if (arguments->left.empty()) return misuse(say("cli-missing-argument", {{"argument", "LINE"}}), "review urgent");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_urgent(office, now, *arguments); });
          }};
}

Command progress_command(CLI::App& review, const OfficeOptions& where) {
  CLI::App* parser = declare(review, "progress");
  const auto arguments = std::make_shared<Arguments>();
  value(parser, "--list", arguments->list, "review-list", "LIST");
  return {parser, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_progress(office, now, *arguments); });
          }};
}

Command match_command(CLI::App& review, const OfficeOptions& where) {
  CLI::App* parser = declare(review, "match");
  const auto anew = std::make_shared<bool>(false);
  flag(parser, "--anew", *anew, "review-anew");
  return {parser, [&where, anew] { return in_office(where, [anew](Office& office) { return match_and_tell(office, *anew); }); }};
}

Command plain_command(CLI::App& review, const OfficeOptions& where, const std::string& name, int (*run)(Office&)) {
  return {declare(review, name), [&where, run] { return in_office(where, run); }};
}

}  // namespace

std::vector<Command> review_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* review = declare(program, "review");
  return {assign_command(*review, where),
          skip_command(*review, where),
          urgent_command(*review, where),
          progress_command(*review, where),
          plain_command(*review, where, "agreement", run_agreement),
          plain_command(*review, where, "conflicts", run_conflicts),
          match_command(*review, where),
          queue_command(review, where)};  // last: the command that was named is the innermost
}

}  // namespace nostoi::app
