// nostoi attachment: photographs, marks, scans and recordings; given out one at a time, compared by people.
#include <fmt/format.h>

#include <memory>

#include "app/attachments_shown.hpp"
#include "app/command.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  attachment::About about;
  std::vector<std::string> files;
  std::string line, taken, number, other, out, verdict, why, known;
  bool json = false;
};

int run_add(Office& office, Snapshot& snapshot, Arguments arguments) {
  const Result<Position> line = anchor_named(snapshot, office.actor, arguments.line);
  const Result<PartialDate> taken = day_named(arguments.taken);
  if (!line || !taken) return complain(line ? taken.error() : line.error());
  arguments.about.anchor = *line;
  arguments.about.taken = *taken;
  for (const std::string& file : arguments.files) {
    const Result<Position> at = attachment::add(office.reg, office.actor, arguments.about, file);
    if (!at) return complain(at.error());
    fmt::print("{}\n", say("attachment-added", {{"number", std::to_string(*at)}, {"anchor", "a" + std::to_string(*line)}}));
  }
  return complete;
}

std::string judgements_of(const attachment::Attachment& one) {
  std::string text;
  for (const attachment::ByEye& seen : one.by_eye)
    text += fmt::format("{}{} {}: {} ({}, {})", text.empty() ? "" : "; ", one.at == seen.left ? seen.right : seen.left,
                        say("verdict-" + std::string(verdict_name(seen.verdict))), seen.why, seen.actor, moment(seen.when));
  return text;
}

std::vector<ToldCell> row_of(const attachment::Attachment& one) {
  return {std::to_string(one.at),
          "a" + std::to_string(one.anchor),
          told_word("shows-", one.shows),
          day_in_words(one.taken),
          one.actor + ", " + moment(one.when),
          one.shut ? ToldCell(say("attachment-shut"), "") : ToldCell(one.media),
          one.shut ? "" : std::to_string(one.size),
          one.taken_by,
          one.speaker,
          one.text,
          judgements_of(one)};
}

int run_list(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> line = anchor_named(snapshot, office.actor, arguments.line), known = known_time(snapshot, arguments.known);
  if (!line || !known) return complain(line ? known.error() : line.error());
  const Result<attachment::Attachments> found = attachment::attachments_of(office.reg, office.actor, *line, *known);
  if (!found) return complain(found.error());
  Told told({{"number", "attachment-number", true},
             {"anchor", "attachment-hangs-on"},
             {"shows", "attachment-shows"},
             {"taken", "attachment-taken"},
             {"attached", "attachment-attached"},
             {"media", "attachment-media"},
             {"size", "attachment-size", true},
             {"taken_by", "attachment-taken-by"},
             {"speaker", "attachment-speaker"},
             {"text", "attachment-text"},
             {"by_eye", "attachment-by-eye"}});
  for (const attachment::Attachment& one : found->all) told.row(row_of(one));
  told.print(arguments.json, say("attachment-nothing"));
  if (found->withheld > 0 && !arguments.json) fmt::print("{}\n", say("attachment-more", {{"count", std::to_string(found->withheld)}}));
  return complete;
}

int run_get(Office& office, const Arguments& arguments) {
  const Result<Position> number = number_named(arguments.number);
  if (!number) return complain(number.error());
  Result<SafeFile> out = SafeFile::create(arguments.out);
  if (!out) return complain(out.error());
  const auto given = attachment::get(office.reg, office.actor, *number, [&](std::string_view bytes) { out->write(bytes); });
  if (!given) return complain(given.error());
  if (const Result<void> done = out->commit(); !done) return complain(done.error());
  fmt::print("{}\n", say("attachment-given", {{"number", std::to_string(*number)}, {"media", given->media}, {"file", arguments.out}}));
  return complete;
}

Result<Beside> side_of(Office& office, Position number) {
  Beside side;
  Result<attachment::Attachment> got =
      attachment::get(office.reg, office.actor, number, [&](std::string_view bytes) { side.bytes += bytes; });
  if (!got) return tl::unexpected(got.error());
  side.attachment = std::move(*got);
  if (!attachment::is_picture(side.attachment.media))
    return fail(Code::unsupported, say("attachment-no-picture", {{"number", std::to_string(number)}, {"media", side.attachment.media}}));
  Result<PersonFile> file = person_file(office.reg, office.actor, side.attachment.anchor);
  if (!file) return tl::unexpected(file.error());
  side.file = std::move(*file);
  return side;
}

int run_compare(Office& office, const Arguments& arguments) {
  const Result<Position> number = number_named(arguments.number), other = number_named(arguments.other);
  if (!number || !other) return complain(number ? other.error() : number.error());
  const Result<Beside> left = side_of(office, *number);
  if (!left) return complain(left.error());
  const Result<Beside> right = side_of(office, *other);
  if (!right) return complain(right.error());
  const Result<std::string> page = comparison_page(*left, *right);
  Result<SafeFile> out = page ? SafeFile::create(arguments.out) : tl::unexpected(page.error());
  if (!out) return complain(out.error());
  out->write(*page);
  if (const Result<void> done = out->commit(); !done) return complain(done.error());
  fmt::print("{}\n", say("attachment-compared", {{"file", arguments.out}}));
  return complete;
}

int run_judged(Office& office, const Arguments& arguments) {
  const Result<Position> number = number_named(arguments.number), other = number_named(arguments.other);
  if (!number || !other) return complain(number ? other.error() : number.error());
  const std::optional<Verdict> verdict = verdict_named(arguments.verdict);
  if (!verdict) return misuse(say("attachment-verdicts", {{"word", arguments.verdict}}), "attachment judged");
  const Result<Position> at = attachment::judge(office.reg, office.actor, *number, *other, *verdict, arguments.why);
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("attachment-judged", {{"number", std::to_string(*at)}}));
  return complete;
}

Command add_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* add = declare(group, "add");
  value(add, "LINE", arguments->line, "attachment-line", "LINE");
  values(add, "FILE", arguments->files, "attachment-files", "FILE");
  value(add, "--shows", arguments->about.shows, "attachment-shows", "WORD")
      ->description(known_words("attachment-shows", attachment::kinds()));
  value(add, "--taken", arguments->taken, "attachment-taken", "DAY");
  value(add, "--taken-by", arguments->about.taken_by, "attachment-taken-by", "NAME");
  value(add, "--speaker", arguments->about.speaker, "attachment-speaker", "NAME");
  value(add, "--text", arguments->about.text, "attachment-text", "TEXT");
  value(add, "--handling", arguments->about.handling, "list-handling", "CLASS")
      ->description(known_words("list-handling", access::handling_classes()));
  return {add, [&where, arguments] {
            if (arguments->files.empty()) return misuse(say("cli-no-files"), "attachment add");
            return in_office(where, [&](Office& office, Snapshot& now) { return run_add(office, now, *arguments); });
          }};
}

Command list_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* list = declare(group, "list");
  value(list, "LINE", arguments->line, "attachment-line", "LINE");
  value(list, "--known", arguments->known, "person-known", "TIME");
  flag(list, "--json", arguments->json, "json");
  return {list, [&where, arguments] {
            return in_office(where, [&](Office& office, Snapshot& now) { return run_list(office, now, *arguments); });
          }};
}

Command get_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* get = declare(group, "get");
  value(get, "NUMBER", arguments->number, "attachment-number", "NUMBER");
  value(get, "--out", arguments->out, "attachment-out", "FILE");
  return {get, [&where, arguments] {
            if (arguments->out.empty()) return misuse(say("attachment-no-out"), "attachment get");
            return in_office(where, [&](Office& office) { return run_get(office, *arguments); });
          }};
}

Command compare_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* compare = declare(group, "compare");
  value(compare, "NUMBER", arguments->number, "attachment-number", "NUMBER");
  value(compare, "OTHER", arguments->other, "attachment-number", "NUMBER");
  value(compare, "--out", arguments->out, "attachment-page", "FILE");
  return {compare, [&where, arguments] {
            if (arguments->out.empty()) return misuse(say("attachment-no-out"), "attachment compare");
            return in_office(where, [&](Office& office) { return run_compare(office, *arguments); });
          }};
}

Command judged_command(CLI::App& group, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* judged = declare(group, "judged");
  value(judged, "NUMBER", arguments->number, "attachment-number", "NUMBER");
  value(judged, "OTHER", arguments->other, "attachment-number", "NUMBER");
  value(judged, "--verdict", arguments->verdict, "attachment-verdict", "WORD");
  value(judged, "--why", arguments->why, "decide-why", "TEXT");
  return {judged, [&where, arguments] { return in_office(where, [&](Office& office) { return run_judged(office, *arguments); }); }};
}

}  // namespace

std::vector<Command> attachment_commands(CLI::App& program, const OfficeOptions& where) {
  CLI::App* group = declare(program, "attachment");
  return {add_command(*group, where), list_command(*group, where), get_command(*group, where), compare_command(*group, where),
          judged_command(*group, where)};
}

}  // namespace nostoi::app
