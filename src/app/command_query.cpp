// nostoi query: questions to those who may know, and what they replied. No reply is no answer, and counts for nothing.
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
  casework::Query query;
  casework::Replied replied;
  std::vector<std::string> about, say;
  std::string number, day, one, known;
  bool json = false;
};

int run_send(Office& office, Snapshot& snapshot, Arguments arguments) {
  for (const std::string& line : arguments.about) {
    const Result<Position> anchor = anchor_named(snapshot, office.actor, line);
    if (!anchor) return complain(anchor.error());
    arguments.query.about.push_back(*anchor);
  }
  const Result<PartialDate> sent = day_named(arguments.day);
  if (!sent) return complain(sent.error());
  arguments.query.sent = *sent;
  const Result<Position> at = casework::send(office.reg, office.actor, arguments.query);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("query-sent", {{"number", std::to_string(*at)}}));
  return complete;
}

int run_reply(Office& office, Arguments arguments) {
  const Result<Position> number = number_named(arguments.number);
  const Result<PartialDate> received = day_named(arguments.day);
  if (!number || !received) return complain(number ? received.error() : number.error());
  const Result<std::vector<Said>> said = said_of(arguments.say);
  if (!said) return complain(said.error());
  arguments.replied.received = *received;
  const Result<Position> at = casework::reply(office.reg, office.actor, *number, arguments.replied, *said);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("query-replied", {{"number", std::to_string(*at)}}));
  return complete;
}

std::string anchors(const std::vector<Position>& all) {
  std::string text;
  for (const Position one : all) text += (text.empty() ? "a" : " a") + std::to_string(one);
  return text;
}

/// What was replied; where nothing was, for how many days nobody has.
ToldCell reply_of(const casework::QueryKnown& known, std::int32_t today) {
  if (!known.replies.empty()) return told_word("reply-", known.replies.back().reply);
  const PartialDate& sent = known.query.sent;
  const std::int32_t since = sent.known() ? sent.to : day_of_moment(known.when);
  return {say("query-silence", {{"days", std::to_string(today - since)}}), "silence"};
}

int run_list(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> about = anchor_or_none(office, snapshot, arguments.one);
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!about || !known) return complain(about ? known.error() : about.error());
  const auto all = casework::queries(office.reg, office.actor, *about, *known);
  if (!all) return complain(all.error());
  Told told({{"number", "casework-number", true},
             {"sent", "query-day"},
             {"to", "query-to"},
             {"reference", "query-reference"},
             {"about", "query-about"},
             {"reply", "query-reply"}});
  const std::int32_t now = today(office);
  for (const casework::QueryKnown& one : *all)
    if (one.withheld)
      told.row({std::to_string(one.at), moment(one.when), say("person-withheld"), "", "", ""});
    else
      told.row({std::to_string(one.at), one.query.sent.known() ? day_in_words(one.query.sent) : moment(one.when).substr(0, 10),
                one.query.to + " (" + say("body-" + one.query.body) + ")", one.query.reference, anchors(one.query.about),
                reply_of(one, now)});
  told.print(arguments.json, say("query-none"));
  return complete;
}

Command send_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* send = declare(group, "send");
  value(send, "--body", arguments->query.body, "query-body", "WORD")->description(known_words("query-body", casework::vocabulary().bodies));
  value(send, "--to", arguments->query.to, "query-to", "NAME");
  values(send, "--about", arguments->about, "note-about", "LINE")->allow_extra_args(false);
  value(send, "--reference", arguments->query.reference, "query-reference", "TEXT");
  value(send, "--on", arguments->day, "query-on", "DAY");
  value(send, "--text", arguments->query.text, "note-text", "TEXT");
  value(send, "--handling", arguments->query.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  return {send, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_send(office, now, *arguments); });
          }};
}

Command reply_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* reply = declare(group, "reply");
  value(reply, "QUERY", arguments->number, "query-number", "NUMBER");
  value(reply, "--reply", arguments->replied.reply, "query-reply", "WORD")
      ->description(known_words("query-reply", casework::vocabulary().replies));
  value(reply, "--reference", arguments->replied.reference, "query-reference", "TEXT");
  value(reply, "--on", arguments->day, "query-received", "DAY");
  value(reply, "--text", arguments->replied.text, "note-text", "TEXT");
  values(reply, "--say", arguments->say, "note-say", "PROPERTY=VALUE")->allow_extra_args(false);
  return {reply, [&where, arguments] { return in_office(where, [&](Office& office) { return run_reply(office, *arguments); }); }};
}

Command list_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* list = declare(group, "list");
  value(list, "--about", arguments->one, "note-about", "LINE");
  value(list, "--known", arguments->known, "person-known", "TIME");
  flag(list, "--json", arguments->json, "json");
  return {list, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_list(office, now, *arguments); });
          }};
}

}  // namespace

std::vector<Command> query_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "query");
  return {send_command(*group, where), reply_command(*group, where), list_command(*group, where)};
}

}  // namespace nostoi::app
