// nostoi policy: written rules by which pairs are joined without a person, each in force only while somebody has signed its text.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "base/letters.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/review.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string policy, why, from;
  bool undo = false;
};

std::string text_of(const review::Policy& policy) {
  constexpr const char* names[] = {"uk", "ru", "en"};
  return policy.text.at(names[static_cast<std::size_t>(language())]);
}

/// Whether a signature is in force, in words.
std::string state_of(const review::Signature& one, std::int32_t today) {
  if (one.withdrawn != 0) return say("policy-withdrawn", {{"event", std::to_string(one.withdrawn)}});
  if (!one.same_text) return say("policy-other-text");
  if (one.from.known() && one.from.from > today) return say("policy-from", {{"day", day_in_words(one.from)}});
  return say("policy-in-force");
}

void print_signatures(const std::vector<review::Signature>& all, std::int32_t today) {
  std::vector<std::vector<std::string>> table{
      {say("policy-policy"), say("policy-signature"), say("person-who"), say("policy-state"), say("policy-joined"), say("person-why")}};
  for (const review::Signature& one : all)
    table.push_back({one.policy, std::to_string(one.at), fmt::format("{} ({})", one.actor, moment(one.when)), state_of(one, today),
                     std::to_string(one.decisions), one.why});
  if (table.size() > 1) fmt::print("{}", text_table(table, {1, 4}));
}

int run_list(Office& office) {
  const Result<std::vector<review::Signature>> all = review::signatures(office.reg, office.actor);
  if (!all) return complain(all.error());
  for (const review::Policy& one : review::policies())
    if (std::ranges::none_of(*all, [&](const review::Signature& each) { return each.sha256 == one.sha256 && each.withdrawn == 0; }))
      fmt::print("{}\n", say("policy-inert", {{"policy", one.name()}}));
  print_signatures(*all, today(office));
  return complete;
}

void print_effect(const review::PolicyEffect& effect) {
  fmt::print("\n{}\n", say("policy-would-join", {{"count", std::to_string(effect.joined)}}));
  std::vector<std::vector<std::string>> table;
  for (const auto& [why, count] : effect.held) table.push_back({"  " + say("policy-held-" + why), std::to_string(count)});
  if (!table.empty()) fmt::print("{}\n{}", say("policy-held-off"), text_table(table, {1}));
}

int run_show(Office& office, const Arguments& arguments) {
  const auto found = std::ranges::find(review::policies(), arguments.policy, &review::Policy::id);
  const Result<review::PolicyEffect> effect = review::try_policy(office.reg, office.actor, arguments.policy);
  const Result<std::vector<review::Signature>> all = review::signatures(office.reg, office.actor);
  if (!effect) return complain(effect.error());
  if (!all) return complain(all.error());
  for (auto one = found; one != review::policies().end(); ++one)
    if (one->id == arguments.policy) fmt::print("{}\n{}\nSHA-256 {}\n\n", one->name(), wrapped(text_of(*one), 100, 0), one->sha256);
  std::vector<review::Signature> of;
  std::ranges::copy_if(*all, std::back_inserter(of),
                       [&](const review::Signature& one) { return one.policy.starts_with(arguments.policy + "@"); });
  print_signatures(of, today(office));
  print_effect(*effect);
  return complete;
}

int run_sign(Office& office, const Arguments& arguments) {
  const Result<PartialDate> from = day_named(arguments.from);
  if (!from) return complain(from.error());
  const Result<Position> at = review::sign_policy(office.reg, office.actor, arguments.policy, arguments.why, *from);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("policy-signed", {{"policy", arguments.policy}, {"signature", std::to_string(*at)}}));
  return complete;
}

int run_withdraw(Office& office, const Arguments& arguments) {
  const Result<std::uint64_t> done = review::withdraw_policy(office.reg, office.actor, arguments.policy, arguments.undo, arguments.why);
  if (!done) return complain(done.error());
  fmt::print("{}\n", say("policy-withdrawn-now", {{"policy", arguments.policy}, {"count", std::to_string(*done)}}));
  return complete;
}

Command named_command(CLI::App& group, const OfficeOptions& where, const std::string& name, int (*run)(Office&, const Arguments&)) {
  CLI::App* parser = declare(group, name);
  const auto arguments = std::make_shared<Arguments>();
  value(parser, "POLICY", arguments->policy, "policy-policy", "POLICY");
  if (name != "show") value(parser, "--why", arguments->why, "decide-why", "TEXT");
  if (name == "sign") value(parser, "--from", arguments->from, "policy-from", "DAY");
  if (name == "withdraw") flag(parser, "--undo", arguments->undo, "policy-undo");
  return {parser, [&where, arguments, name, run] {
            if (arguments->policy.empty()) return misuse(say("cli-missing-argument", {{"argument", "POLICY"}}), "policy " + name);
            return in_office(where, [&](Office& office) { return run(office, *arguments); });
          }};
}

}  // namespace

std::vector<Command> policy_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* policy = declare(program, "policy");
  CLI::App* list = declare(*policy, "list");
  return {{list, [&where] { return in_office(where, run_list); }},
          named_command(*policy, where, "show", run_show),
          named_command(*policy, where, "sign", run_sign),
          named_command(*policy, where, "withdraw", run_withdraw)};
}

}  // namespace nostoi::app
