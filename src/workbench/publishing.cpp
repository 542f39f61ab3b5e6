// What leaves the house: looked at, proposed, answered, approved by somebody else, copied, wanted back; and what is kept silent meanwhile.
#include "base/base64.hpp"
#include "intake/day_named.hpp"
#include "nostoi/publish/embargo.hpp"
#include "nostoi/publish/publication.hpp"
#include "nostoi/publish/waiver.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

// ------------------------------------------------------------------------------------------------------- as told

using workbench::told;

Json told(const ActWord& word) {
  return word.at == 0 ? Json() : Json{{"at", word.at}, {"actor", word.actor}, {"why", word.why}, {"when", word.when}};
}

Json told(const publish::Table& table) {
  Json rows = Json::array();
  for (const publish::Row& row : table.rows) {
    Json cells = Json::array();
    for (const publish::Cell& cell : row.cells) cells.push_back(cell.value);
    rows.push_back({{"anchor", row.anchor}, {"cells", std::move(cells)}});
  }
  return {{"columns", table.columns}, {"rows", std::move(rows)}};
}

Json told(const publish::Obstacle& one) {
  Json answer;
  if (one.answer) answer = {{"give", one.answer->give}, {"actor", one.answer->actor}, {"why", one.answer->why}};
  return {{"guard", one.guard},   {"stops", one.stops},       {"anchor", one.anchor},
          {"column", one.column}, {"sentence", one.sentence}, {"answer", std::move(answer)}};
}

Json told(const publish::Looked& looked) {
  Json obstacles = Json::array();
  for (const publish::Obstacle& one : looked.obstacles) obstacles.push_back(told(one));
  return {{"table", told(looked.table)}, {"obstacles", std::move(obstacles)}};
}

Json told(const publish::Copy& copy) {
  Json words = Json::array();
  for (const publish::CopyWord& one : copy.words)
    words.push_back({{"word", one.word}, {"why", one.why}, {"actor", one.actor}, {"when", one.when}});
  return {{"at", copy.at},         {"when", copy.when},     {"actor", copy.actor}, {"to", copy.to},  {"mark", copy.mark},
          {"format", copy.format}, {"sha256", copy.sha256}, {"rows", copy.rows},   {"words", words}, {"gone", copy.gone()}};
}

Json told(const publish::Publication& one) {
  const publish::Proposal& proposal = one.proposal;
  Json copies = Json::array();
  for (const publish::Copy& copy : one.copies) copies.push_back(told(copy));
  Json count;
  if (proposal.counts()) count = {{"lists", proposal.count.lists}, {"by", proposal.count.by}, {"caption", proposal.count.caption}};
  return {{"at", one.at},
          {"when", one.when},
          {"actor", one.actor},
          {"state", publish::state_name(one.state)},
          {"to", {{"kind", proposal.to.kind}, {"name", proposal.to.name}, {"speaks_as", proposal.to.speaks_as}}},
          {"columns", proposal.columns},
          {"lines", proposal.lines.size()},
          {"count", std::move(count)},
          {"onward", proposal.onward},
          {"until", told(proposal.until)},
          {"why", proposal.why},
          {"corrects", proposal.corrects},
          {"corrected_by", one.corrected_by},
          {"approved", told(one.approved)},
          {"refused", told(one.refused)},
          {"recalled", told(one.recalled)},
          {"copies", std::move(copies)},
          {"wants_copies_back", one.wants_copies_back()}};
}

Json told(const publish::Embargo& one) {
  return {{"at", one.at},   {"when", one.when}, {"actor", one.actor},        {"name", one.name},
          {"why", one.why}, {"on", one.on},     {"lifted", told(one.lifted)}};
}

// -------------------------------------------------------------------------------------------------------- as said

/// All lines of a list, each on the same ground.
Result<std::vector<publish::Line>> lines_of_list(Call& call, const Json& whole) {
  const Result<std::vector<ListFacts>> all = lists(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  std::vector<publish::Line> lines;
  for (const ListFacts& list : *all)
    if (list.at == whole.at("list").get<Position>() && access::may_read(call.actor, list.handling))
      for (std::uint64_t row = 1; row <= list.lines; ++row)
        lines.push_back({list.line(row), whole.value("ground", std::string()), whole.value("reason", std::string())});
  if (lines.empty()) return fail(Code::not_found, say("version-no-list", {{"list", whole.at("list").dump()}}), {"", 0, "whole.list"});
  return lines;
}

Result<publish::Proposal> proposal_said(Call& call) {
  const Json& said = call.body;
  publish::Proposal proposal;
  const Json& to = said.at("to");
  proposal.to = {to.at("kind"), to.at("name"), to.value("speaks_as", std::vector<std::string>())};
  proposal.columns = said.value("columns", std::vector<std::string>());
  for (const Json& line : said.value("lines", Json::array()))
    proposal.lines.push_back({line.at("anchor"), line.value("ground", std::string()), line.value("reason", std::string())});
  if (said.contains("whole")) {
    Result<std::vector<publish::Line>> lines = lines_of_list(call, said.at("whole"));
    if (!lines) return tl::unexpected(lines.error());
    std::ranges::move(*lines, std::back_inserter(proposal.lines));
  }
  if (said.contains("count")) {
    const Json& count = said.at("count");
    proposal.count = {count.at("lists"), count.value("by", std::vector<std::string>()), count.at("caption")};
  }
  proposal.rows = said.value("rows", std::uint64_t{0});
  proposal.onward = said.value("onward", std::vector<std::string>());
  proposal.why = call.word("why");
  proposal.corrects = call.position("corrects");
  const Result<PartialDate> until = day_named(call.word("until"));
  if (!until) return fail(until.error().code, until.error().sentence, {"", 0, "until"});
  proposal.until = *until;
  return proposal;
}

Result<Reply> look(Call& call) {
  const Result<publish::Proposal> proposal = proposal_said(call);
  if (!proposal) return tl::unexpected(proposal.error());
  const Result<publish::Looked> looked = publish::look(call.office.reg(), call.actor, *proposal);
  return looked ? Result<Reply>(Reply{told(*looked)}) : tl::unexpected(looked.error());
}

/// "leave_out": without the lines that something stops.
Result<Reply> propose(Call& call) {
  Result<publish::Proposal> proposal = proposal_said(call);
  if (!proposal) return tl::unexpected(proposal.error());
  if (call.body.value("leave_out", false) && proposal->rows == proposal->lines.size()) {
    const Result<publish::Looked> looked = publish::look(call.office.reg(), call.actor, *proposal);
    if (!looked) return tl::unexpected(looked.error());
    *proposal = publish::without_stopped(std::move(*proposal), *looked);
  }
  const Result<Position> at = publish::propose(call.office.reg(), call.actor, *proposal);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> all(Call& call) {
  const Position about = call.number("about");
  const auto publications =
      about == 0 ? publish::publications(call.office.reg(), call.actor) : publish::publications_about(call.office.reg(), call.actor, about);
  if (!publications) return tl::unexpected(publications.error());
  Json items = Json::array();
  for (const publish::Publication& one : *publications) items.push_back(told(one));
  return Reply{{{"items", std::move(items)}, {"next", nullptr}}};
}

Result<Reply> one(Call& call) {
  const Result<publish::Shown> shown = publish::publication(call.office.reg(), call.actor, call.number("publication"));
  if (!shown) return tl::unexpected(shown.error());
  Json body = told(shown->publication);
  body["changed"] = shown->changed;
  body.update(told(shown->looked));
  return Reply{std::move(body)};
}

/// What was done about a publication, as it is then.
Result<Reply> after(Call& call, const Result<Position>& done) { return done ? one(call) : Result<Reply>(tl::unexpected(done.error())); }

Result<Reply> answer(Call& call) {
  std::vector<publish::CellNamed> cells;
  for (const Json& cell : call.body.at("cells")) cells.push_back({cell.at("anchor"), cell.at("column")});
  return after(call,
               publish::answer(call.office.reg(), call.actor, call.number("publication"), cells, call.body.at("give"), call.word("why")));
}
Result<Reply> approve(Call& call) {
  return after(call, publish::approve(call.office.reg(), call.actor, call.number("publication"), call.word("why")));
}
Result<Reply> refuse(Call& call) {
  return after(call, publish::refuse(call.office.reg(), call.actor, call.number("publication"), call.word("why")));
}
Result<Reply> recall(Call& call) {
  return after(call, publish::recall(call.office.reg(), call.actor, call.number("publication"), call.word("why")));
}

Result<Reply> issue(Call& call) {
  const Result<publish::Issued> issued =
      publish::issue(call.office.reg(), call.actor, call.number("publication"), call.word("to"), call.word("format"));
  if (!issued) return tl::unexpected(issued.error());
  return Reply{{{"copy", told(issued->copy)}, {"file", base64(issued->file)}, {"letter", issued->letter}}, 201};
}

Result<Reply> tell_of_copy(Call& call) {
  const Result<Position> at =
      publish::tell_of_copy(call.office.reg(), call.actor, call.number("copy"), call.word("word"), call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> embargoes(Call& call) {
  const auto all = publish::embargoes(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const publish::Embargo& one : *all) items.push_back(told(one));
  return Reply{{{"items", std::move(items)}, {"next", nullptr}}};
}

Result<Reply> set_embargo(Call& call) {
  publish::Embargo embargo;
  embargo.name = call.word("name");
  embargo.why = call.word("why");
  embargo.on = call.body.at("on").get<std::vector<Position>>();
  const Result<Position> at = publish::set_embargo(call.office.reg(), call.actor, embargo);
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> lift_embargo(Call& call) {
  const Result<Position> at = publish::lift_embargo(call.office.reg(), call.actor, call.number("embargo"), call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> waive(Call& call) {
  const auto anchors = call.body.at("anchors").get<std::vector<Position>>();
  const Result<Position> at = publish::waive_family(call.office.reg(), call.actor, anchors, call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Shape shape_of_proposal() {
  std::vector<std::string> kinds;
  for (const publish::RecipientKind& kind : publish::recipient_kinds()) kinds.push_back(kind.id);
  const Shape to = object({needed("kind", one_of(kinds)), needed("name", text()), maybe("speaks_as", list_of(text(), 20))});
  const Shape line = object({needed("anchor", position()), maybe("ground", text(64)), maybe("reason", text(500))});
  const Shape whole = object({needed("list", position()), maybe("ground", text(64)), maybe("reason", text(500))});
  const Shape count = object({needed("lists", list_of(position(), 100)), maybe("by", list_of(text(64), 4)), needed("caption", text(500))});
  return object({needed("to", to), maybe("columns", list_of(text(64), 50)), maybe("lines", list_of(line, 5000)), maybe("whole", whole),
                 maybe("count", count), maybe("rows", number(0, 10'000'000)), maybe("onward", list_of(text(), 50)),
                 maybe("until", text(40)), maybe("why", text(2000)), maybe("corrects", position()), maybe("leave_out", flag())});
}

}  // namespace

std::vector<Route> publication_routes() {
  const Member why = needed("why", text(2000));
  const Shape cell = object({needed("anchor", position()), needed("column", text(64))});
  const std::string base = "/api/publications/{publication}";
  return {
      {"GET", "/api/publications", reads("publish-read"), all, {}, {maybe("about", position())}},
      {"POST", "/api/publications", reads("publish-propose"), propose, shape_of_proposal()},
      {"POST", "/api/publications/look", reads("publish-propose"), look, shape_of_proposal()},
      {"GET", base, reads("publish-read"), one},
      {"POST", base + "/answers", reads("publish-propose"), answer,
       object({needed("cells", list_of(cell, 5000)), needed("give", flag()), why})},
      {"POST", base + "/approval", reads("publish-approve"), approve, object({why})},
      {"POST", base + "/refusal", reads("publish-approve"), refuse, object({why})},
      {"POST", base + "/recall", reads("publish-propose"), recall, object({why})},
      {"POST", base + "/copies", reads("publish-propose"), issue,
       object({needed("to", text()), needed("format", one_of(publish::formats()))})},
      {"POST", "/api/copies/{copy}/words", reads("publish-propose"), tell_of_copy,
       object({needed("word", one_of(publish::copy_words())), why})},
      {"GET", "/api/embargoes", reads("publish-read"), embargoes},
      {"POST", "/api/embargoes", reads("publish-propose"), set_embargo,
       object({needed("name", text()), needed("on", list_of(position(), 1000)), why})},
      {"POST", "/api/embargoes/{embargo}/lift", reads("publish-approve"), lift_embargo, object({why})},
      {"POST", "/api/waivers", reads("publish-approve"), waive, object({needed("anchors", list_of(position(), 5000)), why})},
  };
}

}  // namespace nostoi::workbench
