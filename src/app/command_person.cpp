// nostoi person: the file of one person, as of now or of an earlier time; nostoi review: the pairs that wait for somebody to decide.
#include <fmt/format.h>

#include <charconv>
#include <map>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/review.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string line, known;
};

std::string anchor(Position at) { return "a" + std::to_string(at); }
std::string place_of(const FileLine& line) { return line.list.name + ":" + std::to_string(line.row); }

/// What a line says that tells people apart at a glance.
std::string in_short(const FileLine& line) {
  if (line.withheld) return say("person-withheld");
  std::string text;
  for (const Statement& statement : line.statements) {
    const Field* field = find_field(statement.property);
    if (!field || field->role != Role::identity) continue;
    text += (text.empty() ? "" : " · ") + statement.value;
  }
  return text;
}

void print_statements(const PersonFile& file) {
  std::vector<std::vector<std::string>> table{{say("person-property"), say("person-value"), say("person-who"), say("person-where")}};
  std::map<std::string, std::vector<std::vector<std::string>>> by_property;
  for (const FileLine& line : file.lines)
    for (const Statement& statement : line.statements)
      by_property[statement.property].push_back({statement.property, statement.value,
                                                 line.list.owner.empty() ? line.list.name : line.list.owner,
                                                 fmt::format("{}:{} ({})", place_of(line), statement.column, moment(line.at))});
  for (const Field& field : fields())
    if (auto told = by_property.extract(field.id); !told.empty()) table.insert(table.end(), told.mapped().begin(), told.mapped().end());
  for (const auto& [property, rows] : by_property) table.insert(table.end(), rows.begin(), rows.end());
  fmt::print("{}", text_table(table));
}

void print_decisions(const PersonFile& file) {
  if (file.decisions.empty()) return;
  std::vector<std::vector<std::string>> table{
      {say("person-decision"), say("person-verdict"), say("person-lines"), say("person-who"), say("person-why"), say("person-taken-back")}};
  for (const Decision& decision : file.decisions)
    table.push_back({std::to_string(decision.at), say("verdict-" + std::string(verdict_name(decision.verdict))),
                     anchor(decision.left) + " " + anchor(decision.right), decision.actor, decision.why,
                     decision.revoked ? std::to_string(decision.revoked) : ""});
  fmt::print("\n{}", text_table(table, {0, 5}));
}

int run_show(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> line = anchor_named(snapshot, arguments.line);
  const Result<Position> known = known_time(snapshot, arguments.known);
  if (!line || !known) return complain(line ? known.error() : line.error());
  const Result<PersonFile> file = person_file(office.reg, office.actor, *line, *known);
  if (!file) return complain(file.error());
  fmt::print("{}\n\n", say("person-head", {{"person", "p" + std::to_string(file->person)},
                                           {"lines", std::to_string(file->lines.size())},
                                           {"known", std::to_string(file->known)}}));
  print_statements(*file);
  for (const FileLine& one : file->lines)
    if (one.withheld) fmt::print("{}: {}\n", place_of(one), say("person-withheld"));
  print_decisions(*file);
  if (!file->conflicts.empty()) fmt::print("\n{}\n", say("person-conflict"));
  return complete;
}

int run_review(Office& office, std::size_t top) {
  const Result<std::vector<review::Proposal>> queue = review::queue(office.reg, office.actor, top);
  if (!queue) return complain(queue.error());
  for (const review::Proposal& proposal : *queue) {
    fmt::print("{}\n", say("review-pair", {{"probability", fmt::format("{:.2f}", proposal.score.probability)}}));
    std::vector<std::vector<std::string>> table;
    for (const Position at : {proposal.left, proposal.right}) {
      const Result<PersonFile> file = person_file(office.reg, office.actor, at);
      if (!file) return complain(file.error());
      for (const FileLine& line : file->lines)
        if (line.anchor == at) table.push_back({"  " + anchor(at), place_of(line), in_short(line)});
    }
    fmt::print("{}", text_table(table));
  }
  fmt::print("{}\n", say(queue->empty() ? "review-empty" : "review-how"));
  return complete;
}

int show(const OfficeOptions& where, const Arguments& arguments) {
  if (arguments.line.empty()) return misuse(say("cli-missing-argument", {{"argument", "LINE"}}), "person show");
  return in_office(where, [&](Office& office, Snapshot& snapshot) { return run_show(office, snapshot, arguments); });
}

int review_queue(const OfficeOptions& where, const std::string& most) {
  std::size_t top = 0;
  const auto [end, error] = std::from_chars(most.data(), most.data() + most.size(), top);
  if (error != std::errc() || end != most.data() + most.size() || top == 0)
    return misuse(say("cli-not-number", {{"option", "--top"}, {"value", most}}), "review");
  return in_office(where, [&](Office& office) { return run_review(office, top); });
}

}  // namespace

std::vector<Command> person_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* person = declare(program, "person");
  CLI::App* shows = declare(*person, "show");
  const auto shown = std::make_shared<Arguments>();
  value(shows, "LINE", shown->line, "person-line", "LINE");
  value(shows, "--known", shown->known, "person-known", "TIME");
  CLI::App* review = declare(program, "review");
  const auto most = std::make_shared<std::string>("20");
  value(review, "--top", *most, "review-top", "N");
  return {{shows, [&where, shown] { return show(where, *shown); }}, {review, [&where, most] { return review_queue(where, *most); }}};
}

}  // namespace nostoi::app
