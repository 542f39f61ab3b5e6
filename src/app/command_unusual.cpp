// nostoi audit unusual: reading that somebody should look at; nostoi audit answer: what it turned out to be.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"
#include "nostoi/audit/unusual.hpp"

namespace nostoi::app {

namespace {

constexpr std::int32_t usual_days = 14;

struct Arguments {
  std::string since, rule, who, day, why;
  bool json = false;
};

std::string number_or_none(const std::optional<std::uint64_t>& number) { return number ? std::to_string(*number) : ""; }

int run_unusual(Office& office, const Arguments& arguments) {
  const Result<PartialDate> since = day_named(arguments.since);
  if (!since) return complain(since.error());
  const std::int32_t from = since->known() ? since->from : today(office) - usual_days;
  const auto all = audit::unusual(office.reg, *office.trail, office.actor, {}, from);
  if (!all) return complain(all.error());
  Told told({{"day", "unusual-day"},
             {"who", "audit-who"},
             {"rule", "unusual-rule"},
             {"what", "unusual-what"},
             {"count", "unusual-count", true},
             {"bound", "unusual-bound", true},
             {"usual", "unusual-usual", true},
             {"peers", "unusual-of-peers", true},
             {"answered", "unusual-answered-by"}});
  for (const audit::Unusual& one : *all)
    told.row({day_of(one.day), one.actor, one.rule, say("unusual-" + one.rule, {{"count", std::to_string(one.count)}}),
              std::to_string(one.count), std::to_string(one.bound), number_or_none(one.own), number_or_none(one.peers),
              one.answered.at ? one.answered.actor + ": " + one.answered.why : ""});
  told.print(arguments.json, say("unusual-nothing"));
  return complete;
}

int run_answer(Office& office, const Arguments& arguments) {
  const Result<PartialDate> day = day_named(arguments.day);
  if (!day) return complain(day.error());
  audit::Unusual which;
  which.rule = arguments.rule;
  which.actor = arguments.who;
  which.day = day->from;
  const Result<Position> at = audit::answer_unusual(office.reg, *office.trail, office.actor, {}, which, arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("unusual-answer-kept", {{"number", std::to_string(*at)}}));
  return complete;
}

}  // namespace

std::vector<Command> unusual_commands(CLI::App& audit, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* shows = declare(audit, "unusual");
  value(shows, "--since", arguments->since, "unusual-since", "DAY");
  flag(shows, "--json", arguments->json, "json");
  CLI::App* answers = declare(audit, "answer");
  value(answers, "RULE", arguments->rule, "unusual-rule", "RULE");
  value(answers, "--who", arguments->who, "unusual-who", "NAME");
  value(answers, "--day", arguments->day, "unusual-day", "DAY");
  value(answers, "--why", arguments->why, "decide-why", "TEXT");
  return {{shows, [&where, arguments] { return in_office(where, [&](Office& office) { return run_unusual(office, *arguments); }); }},
          {answers, [&where, arguments] { return in_office(where, [&](Office& office) { return run_answer(office, *arguments); }); }}};
}

}  // namespace nostoi::app
