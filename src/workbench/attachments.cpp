// What hangs on a person: sealed when it comes, told that it is there, given out one at a time, compared by people alone.
#include "intake/day_named.hpp"
#include "nostoi/attachment.hpp"
#include "nostoi/desk/drafts.hpp"
#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

access::Actor bringer(const Call& call) { return {call.account.name, "maintenance", {}}; }

Json told(const attachment::Attachment& one, bool with_what_was_seen) {
  Json json{{"at", one.at}, {"anchor", one.anchor}, {"shows", one.shows}, {"taken", told(one.taken)}, {"shut", one.shut}};
  if (one.shut) return json;
  json.update({{"when", one.when},
               {"actor", one.actor},
               {"taken_by", one.taken_by},
               {"speaker", one.speaker},
               {"text", one.text},
               {"handling", one.handling},
               {"media", one.media},
               {"picture", attachment::is_picture(one.media)},
               {"size", one.size}});
  if (!with_what_was_seen) return json;
  json["by_eye"] = Json::array();
  for (const attachment::ByEye& seen : one.by_eye)
    json["by_eye"].push_back({{"other", seen.left == one.at ? seen.right : seen.left},
                              {"verdict", verdict_name(seen.verdict)},
                              {"why", seen.why},
                              {"actor", seen.actor},
                              {"when", seen.when}});
  return json;
}

Result<Reply> all(Call& call) {
  OneReading reading(call.office.reg());
  const Result<PersonFile> file = person_file(reading.reg(), call.actor, call.number("anchor"));
  const auto found = file ? attachment::attachments_of(reading.reg(), call.actor, file->asked) : tl::unexpected(file.error());
  if (!found) return tl::unexpected(found.error());
  if (const Result<void> heard = reading.told(call.actor, "attachments"); !heard) return tl::unexpected(heard.error());
  Json items = Json::array();
  for (const attachment::Attachment& one : found->all) items.push_back(told(one, true));
  return Reply{{{"items", items},
                {"next", nullptr},
                {"withheld", found->withheld},
                {"largest", attachment::largest()},
                {"called", called(entry_of(*file, file->asked))}}};
}

Result<Reply> begin_file(Call& call) {
  if (call.position("size") > attachment::largest())
    return fail(Code::invalid,
                say("attachment-large", {{"file", call.word("name")}, {"most", std::to_string(attachment::largest() / (1024 * 1024))}}),
                {"", 0, "size"});
  const Result<Position> at = desk::open_draft(call.office.ground.desk, bringer(call), call.word("name"), call.position("size"));
  return at ? Result<Reply>(Reply{{{"id", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> add_part(Call& call) {
  const Result<std::uint64_t> have =
      desk::add_part(call.office.ground.desk, bringer(call), call.number("draft"), call.number("from"), call.request.body);
  return have ? Result<Reply>(Reply{{{"have", *have}}}) : tl::unexpected(have.error());
}

/// The file that was brought goes into the log, and is gone from the desk.
Result<Reply> attach(Call& call) {
  Register& desk = call.office.ground.desk;
  attachment::About about;
  about.anchor = call.number("anchor");
  about.shows = call.word("shows");
  about.taken_by = call.word("taken_by");
  about.speaker = call.word("speaker");
  about.text = call.word("text");
  about.handling = call.body.value("handling", about.handling);
  const Result<PartialDate> taken = day_named(call.word("taken"));
  if (!taken) return fail(taken.error().code, taken.error().sentence, {"", 0, "taken"});
  about.taken = *taken;
  const Position draft = call.position("draft");
  const Result<desk::MemoryFile> file = desk::file_of(desk, bringer(call), draft);
  if (!file) return tl::unexpected(file.error());
  const Result<Position> at = attachment::add(call.office.reg(), call.actor, about, file->path());
  const Result<void> dropped = desk::drop_draft(desk, bringer(call), draft);  // whatever became of it: it does not lie about
  if (!at || !dropped) return tl::unexpected(at ? dropped.error() : at.error());
  return Reply{{{"at", *at}}, 201};
}

/// A picture is shown, anything else is a file; a browser runs neither.
Result<Reply> bytes(Call& call) {
  Response file{200, {}, "", {}};
  const auto given =
      attachment::get(call.office.reg(), call.actor, call.number("attachment"), [&](std::string_view part) { file.body.append(part); });
  if (!given) return tl::unexpected(given.error());
  const bool picture = attachment::is_picture(given->media);
  file.headers = {{"content-type", picture ? given->media : "application/octet-stream"},
                  {"content-disposition", picture ? "inline" : "attachment; filename=\"" + std::to_string(given->at) + "\""},
                  {"content-security-policy", "default-src 'none'; sandbox"}};
  return Reply{{}, 200, {}, std::move(file)};
}

/// One side of a comparison: what is said of it and of whom it hangs on. Whoever looks is to see the pictures first: what others saw is not
/// told.
Result<Json> side(Register& reg, const access::Actor& actor, Position at) {
  const auto one = attachment::get(reg, actor, at, [](std::string_view) {});
  if (!one) return tl::unexpected(one.error());
  if (!attachment::is_picture(one->media))
    return fail(Code::unsupported, say("attachment-no-picture", {{"number", std::to_string(at)}, {"media", one->media}}));
  const Result<PersonFile> file = person_file(reg, actor, one->anchor);
  if (!file) return tl::unexpected(file.error());
  Json json = told(*one, false);
  json["person"] = file->person;
  json["called"] = called(entry_of(*file, one->anchor));
  json["short"] = in_short(*file);
  return json;
}

Result<Reply> compare(Call& call) {
  OneReading reading(call.office.reg());
  const Result<Json> left = side(reading.reg(), call.actor, call.number("left"));
  const Result<Json> right = left ? side(reading.reg(), call.actor, call.number("right")) : left;
  if (!right) return tl::unexpected(right.error());
  if (const Result<void> heard = reading.told(call.actor, "comparison"); !heard) return tl::unexpected(heard.error());
  return Reply{{{"left", *left}, {"right", *right}}};
}

Result<Reply> judge(Call& call) {
  const auto verdict = verdict_named(call.word("verdict"));
  const Result<Position> at =
      attachment::judge(call.office.reg(), call.actor, call.number("left"), call.number("right"), *verdict, call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> attachment_routes() {
  const Shape about = object({needed("draft", position()), needed("shows", one_of(attachment::kinds())), maybe("taken", text(40)),
                              maybe("taken_by", text()), maybe("speaker", text()), maybe("text", text(2000)),
                              maybe("handling", one_of(access::handling_classes()))});
  const Shape verdict = object({needed("verdict", one_of({"same", "not-same", "unsure"})), needed("why", text(2000))});
  return {
      {"POST", "/api/attachments/drafts", reads("note-write"), begin_file, object({needed("name", text(255)), needed("size", position())})},
      {"PUT", "/api/attachments/drafts/{draft}/bytes", reads("note-write"), add_part, {}, {needed("from", position())}, true},
      {"GET", "/api/attachments/{attachment}/bytes", reads("person-read"), bytes, {}, {}, false, Answers::bytes},
      {"GET", "/api/people/{anchor}/attachments", reads("person-read"), all},
      {"POST", "/api/people/{anchor}/attachments", reads("note-write"), attach, about},
      {"GET", "/api/comparisons/{left}/{right}", reads("person-read"), compare},
      {"POST", "/api/comparisons/{left}/{right}", reads("note-write"), judge, verdict},
  };
}

}  // namespace nostoi::workbench
