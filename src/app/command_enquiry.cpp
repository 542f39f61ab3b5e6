// nostoi enquiry: who asks about whom, what they may be told, what they were told, and what is still owed to them.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/said.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"
#include "nostoi/casework.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  casework::Asked asked;
  std::vector<std::string> say;
  std::string about, enquiry, proof, tell, how, text, why, day, known;
  bool overdue = false, json = false;
};

int tell_done(const Result<Position>& at, std::string_view key) {
  if (!at) return complain(at.error());
  fmt::print("{}\n", say(key, {{"number", std::to_string(*at)}}));
  return complete;
}

int run_open(Office& office, Snapshot& snapshot, Arguments arguments) {
  const Result<Position> about = anchor_or_none(office, snapshot, arguments.about);
  Result<std::vector<Said>> sought = said_of(arguments.say);
  if (!about || !sought) return complain(about ? sought.error() : about.error());
  arguments.asked.about = *about;
  arguments.asked.sought = std::move(*sought);
  return tell_done(casework::open_enquiry(office.reg, office.actor, arguments.asked), "enquiry-opened");
}

std::vector<ToldCell> row_of(const casework::Enquiry& one, std::int32_t today) {
  if (one.withheld) return {std::to_string(one.at), moment(one.when), told_word("person-", "withheld"), "", "", "", "", "", "", ""};
  const casework::Answered* last = one.answers.empty() ? nullptr : &one.answers.back();
  const std::string state = one.closed ? "closed" : one.due && *one.due < today ? "overdue" : "";
  return {std::to_string(one.at),
          moment(one.when),
          one.enquirer.name,
          told_word("kinship-", one.enquirer.kinship),
          told_word("proof-", one.enquirer.proof),
          "a" + std::to_string(one.note),
          told_word("tell-", one.may_be_told),
          last ? ToldCell(say("tell-" + last->told) + " (" + moment(last->when) + ")", last->told) : "",
          one.due ? day_of(*one.due) : "",
          told_word("enquiry-", state)};
}

int run_list(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> about = anchor_or_none(office, snapshot, arguments.about);
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!about || !known) return complain(about ? known.error() : about.error());
  const auto all = casework::enquiries(office.reg, office.actor, *about, *known);
  if (!all) return complain(all.error());
  Told told({{"number", "casework-number", true},
             {"opened", "casework-when"},
             {"enquirer", "enquiry-who"},
             {"kinship", "enquiry-kinship"},
             {"proof", "enquiry-proof"},
             {"sought", "enquiry-note"},
             {"may_be_told", "enquiry-may"},
             {"told", "enquiry-last"},
             {"due", "casework-due"},
             {"state", "casework-state"}});
  const std::int32_t now = today(office);
  for (const casework::Enquiry& one : *all)
    if (!arguments.overdue || (one.due && *one.due < now)) told.row(row_of(one, now));
  told.print(arguments.json, say("enquiry-none"));
  return complete;
}

/// A command about one enquiry.
Command about_one(CLI::App& group, const OfficeOptions& where, const std::string& name, std::string_view done,
                  const std::function<void(CLI::App*, Arguments&)>& options,
                  const std::function<Result<Position>(Office&, Position, const Arguments&)>& work) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(group, name);
  value(parser, "ENQUIRY", arguments->enquiry, "enquiry-number", "NUMBER");
  options(parser, *arguments);
  return {parser, [&where, arguments, done, work] {
            return in_office(where, [&](Office& office) {
              const Result<Position> number = number_named(arguments->enquiry);
              return number ? tell_done(work(office, *number, *arguments), done) : complain(number.error());
            });
          }};
}

Command open_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  const casework::Vocabulary& words = casework::vocabulary();
  casework::Enquirer& enquirer = arguments->asked.enquirer;
  CLI::App* open = declare(group, "open");
  value(open, "--by", enquirer.name, "enquiry-by", "NAME");
  value(open, "--kinship", enquirer.kinship, "enquiry-kinship", "WORD")->description(known_words("enquiry-kinship", words.kinships));
  value(open, "--proof", enquirer.proof, "enquiry-proof", "WORD")->description(known_words("enquiry-proof", words.proofs));
  value(open, "--contact", enquirer.contact, "enquiry-contact", "TEXT");
  value(open, "--about", arguments->about, "note-about", "LINE");
  values(open, "--say", arguments->say, "note-say", "PROPERTY=VALUE")->allow_extra_args(false);
  value(open, "--text", arguments->asked.text, "note-text", "TEXT");
  value(open, "--medium", arguments->asked.medium, "note-medium", "WORD")->description(known_words("note-medium", media()));
  value(open, "--handling", arguments->asked.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  return {open, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_open(office, now, *arguments); });
          }};
}

Command list_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* list = declare(group, "list");
  value(list, "--about", arguments->about, "note-about", "LINE");
  flag(list, "--overdue", arguments->overdue, "enquiry-overdue");
  value(list, "--known", arguments->known, "person-known", "TIME");
  flag(list, "--json", arguments->json, "json");
  return {list, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_list(office, now, *arguments); });
          }};
}

std::vector<std::string> tells() {
  std::vector<std::string> ids;
  for (const casework::Tell& tell : casework::vocabulary().tells) ids.push_back(tell.id);
  return ids;
}

void why_option(CLI::App* parser, Arguments& to) { value(parser, "--why", to.why, "decide-why", "TEXT"); }

}  // namespace

std::vector<Command> enquiry_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "enquiry");
  const auto prove = [](CLI::App* parser, Arguments& to) {
    value(parser, "--proof", to.proof, "enquiry-proof", "WORD")->description(known_words("enquiry-proof", casework::vocabulary().proofs));
    why_option(parser, to);
  };
  const auto allow = [](CLI::App* parser, Arguments& to) {
    value(parser, "--tell", to.tell, "enquiry-tell", "WORD")->description(known_words("enquiry-tell", tells()));
    why_option(parser, to);
  };
  const auto promise = [](CLI::App* parser, Arguments& to) {
    value(parser, "--by", to.day, "enquiry-due", "DAY");
    value(parser, "--what", to.text, "enquiry-what", "TEXT");
  };
  const auto answer = [](CLI::App* parser, Arguments& to) {
    value(parser, "--told", to.tell, "enquiry-tell", "WORD")->description(known_words("enquiry-tell", tells()));
    value(parser, "--how", to.how, "enquiry-how", "WORD")->description(known_words("enquiry-how", casework::vocabulary().answers));
    value(parser, "--text", to.text, "note-text", "TEXT");
  };
  return {open_command(*group, where),
          about_one(*group, where, "prove", "enquiry-changed", prove,
                    [](Office& office, Position at, const Arguments& to) {
                      return casework::prove(office.reg, office.actor, at, to.proof, to.why);
                    }),
          about_one(*group, where, "allow", "enquiry-changed", allow,
                    [](Office& office, Position at, const Arguments& to) {
                      return casework::allow(office.reg, office.actor, at, to.tell, to.why);
                    }),
          about_one(*group, where, "promise", "enquiry-changed", promise,
                    [](Office& office, Position at, const Arguments& to) -> Result<Position> {
                      const Result<PartialDate> day = day_named(to.day);
                      if (!day) return tl::unexpected(day.error());
                      return casework::promise(office.reg, office.actor, at, *day, to.text);
                    }),
          about_one(*group, where, "answer", "enquiry-changed", answer,
                    [](Office& office, Position at, const Arguments& to) {
                      return casework::answer(office.reg, office.actor, at, to.tell, to.how, to.text);
                    }),
          about_one(*group, where, "close", "enquiry-changed", why_option,
                    [](Office& office, Position at, const Arguments& to) { return casework::close(office.reg, office.actor, at, to.why); }),
          list_command(*group, where)};
}

}  // namespace nostoi::app
