// Files that somebody brings: in parts, looked at before anything is done with them, then taken up by a job.
#include <algorithm>

#include "intake/day_named.hpp"
#include "nostoi/acts.hpp"
#include "nostoi/desk/drafts.hpp"
#include "nostoi/review.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::size_t sample_values = 5, first_lines = 20, first_findings = 200;

/// Who works on drafts: the account, whatever it reads people for.
access::Actor bringer(const Call& call) { return {call.account.name, "maintenance", {}}; }

Result<std::vector<List>> read_draft(Register& desk, const access::Actor& by, Position at, std::function<void(double)> tell) {
  const Result<desk::Draft> draft = desk::draft(desk, by, at);
  const Result<desk::MemoryFile> file = draft ? desk::file_of(desk, by, at) : tl::unexpected(draft.error());
  const Result<std::vector<intake::ColumnChoice>> choices = file ? desk::chosen_columns(desk, by, at) : tl::unexpected(file.error());
  if (!choices) return tl::unexpected(choices.error());
  intake::ReadOptions options;
  options.columns = *choices;
  options.threads = default_threads();
  options.keep_free_text = true;
  options.called = draft->name;
  if (tell)
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
      tell(total ? static_cast<double>(done) / static_cast<double>(total) : 1);
    };
  return intake::read_file(file->path(), options);
}

Json told(const Column& column, std::size_t at) {
  Json samples = Json::array();
  for (std::uint32_t value = 1; value < column.values.size() && samples.size() < sample_values; ++value)
    samples.push_back(column.values[value]);
  return {{"at", at + 1},
          {"header", column.header},
          {"field", column.field},
          {"role", role_name(column.role)},
          {"chosen_by", column.chosen_by},
          {"distinct", column.values.size() - 1},
          {"samples", samples}};
}

Json told(const Finding& one) {
  return {{"code", one.code},     {"row", one.row},   {"physical_row", one.physical_row},
          {"column", one.column}, {"text", one.text}, {"message", one.message}};
}

Json told(const List& list) {
  Json columns = Json::array(), first = Json::array(), findings = Json::array();
  for (std::size_t i = 0; i < list.columns.size(); ++i) columns.push_back(told(list.columns[i], i));
  for (std::size_t line = 0; line < std::min(list.lines, first_lines); ++line) {
    Json cells = Json::array();
    for (const Column& column : list.columns) cells.push_back(column.cell(line));
    first.push_back(cells);
  }
  for (const Finding& one : list.findings)
    if (findings.size() < first_findings) findings.push_back(told(one));
  return {{"name", list.name},
          {"lines", list.lines},
          {"rejected", list.rejected.size()},
          {"passed_over", list.passed_over},
          {"columns", columns},
          {"first", first},
          {"findings", findings},
          {"findings_total", list.findings.size()},
          {"hidden", list.hidden},
          {"encoding", list.source.encoding},
          {"format", list.source.format}};
}

Result<Reply> show_draft(Call& call) {
  Register& desk = call.office.ground.desk;
  const Result<desk::Draft> draft = desk::draft(desk, bringer(call), call.number("draft"));
  if (!draft) return tl::unexpected(draft.error());
  Json body{{"id", draft->at}, {"name", draft->name}, {"size", draft->size}, {"have", draft->have}, {"since", draft->since}};
  if (!draft->whole()) return Reply{body};
  const Result<std::vector<List>> lists = read_draft(desk, bringer(call), draft->at, {});
  const Result<std::vector<intake::ColumnChoice>> choices = desk::chosen_columns(desk, bringer(call), draft->at);
  if (!lists || !choices) return tl::unexpected(lists ? choices.error() : lists.error());
  body["tables"] = Json::array();
  for (const List& list : *lists) body["tables"].push_back(told(list));
  body["choices"] = Json::array();
  for (const intake::ColumnChoice& one : *choices) body["choices"].push_back({{"field", one.field}, {"header", one.header}});
  return Reply{body};
}

Result<Reply> open_draft(Call& call) {
  const Result<Position> at = desk::open_draft(call.office.ground.desk, bringer(call), call.word("name"), call.position("size"));
  return at ? Result<Reply>(Reply{{{"id", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> all_drafts(Call& call) {
  const Result<std::vector<desk::Draft>> all = desk::drafts(call.office.ground.desk, bringer(call));
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const desk::Draft& one : *all)
    items.push_back({{"id", one.at}, {"name", one.name}, {"size", one.size}, {"have", one.have}, {"since", one.since}});
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> add_part(Call& call) {
  const Result<std::uint64_t> have =
      desk::add_part(call.office.ground.desk, bringer(call), call.number("draft"), call.number("from"), call.request.body);
  return have ? Result<Reply>(Reply{{{"have", *have}}}) : tl::unexpected(have.error());
}

Result<Reply> choose_columns(Call& call) {
  std::vector<intake::ColumnChoice> choices;
  for (const Json& one : call.body.at("choices")) choices.push_back({one.at("field"), one.at("header")});
  const Result<void> done = desk::choose_columns(call.office.ground.desk, bringer(call), call.number("draft"), choices);
  return done ? show_draft(call) : Result<Reply>(tl::unexpected(done.error()));
}

Result<Reply> drop_draft(Call& call) {
  const Result<void> done = desk::drop_draft(call.office.ground.desk, bringer(call), call.number("draft"));
  return done ? Result<Reply>(Reply{Json::object()}) : tl::unexpected(done.error());
}

Result<Received> received_of(const Json& said) {
  Received received;
  received.from = said.value("from", "");
  received.medium = said.value("medium", "");
  received.handling = said.value("handling", access::handling_classes().front());
  received.owner = said.value("owner", "");
  received.side = said.value("side", "");
  received.purpose = said.value("purpose", "");
  received.evidence = said.value("evidence", "");
  received.version_of = said.value("version_of", Position{0});
  received.corrections = said.value("corrections", false);
  const Result<PartialDate> as_of = day_named(said.value("as_of", ""));
  if (!as_of) return fail(as_of.error().code, as_of.error().sentence, {"", 0, "as_of"});
  received.as_of = *as_of;
  return received;
}

Result<Reply> begin_import(Call& call) {
  const Result<desk::Draft> draft = desk::draft(call.office.ground.desk, bringer(call), call.position("draft"));
  if (!draft) return tl::unexpected(draft.error());
  if (!draft->whole()) return fail(Code::conflict, say("desk-draft-part"), {"", 0, "draft"});
  if (const Result<Received> received = received_of(call.body); !received) return tl::unexpected(received.error());
  const Result<Position> job = call.office.jobs->ask(call.actor, "import", call.body);
  return job ? Result<Reply>(Reply{{{"job", *job}}, 202}) : tl::unexpected(job.error());
}

Json told(const std::vector<List>& lists, const Imported& imported, const review::Matched& matched) {
  Json all = Json::array();
  for (std::size_t i = 0; i < lists.size() && i < imported.lists.size(); ++i)
    all.push_back({{"at", imported.lists[i]},
                   {"name", lists[i].name},
                   {"lines", lists[i].lines},
                   {"rejected", lists[i].rejected.size()},
                   {"findings", lists[i].findings.size()}});
  return {{"known_before", imported.known_before},
          {"source", imported.source},
          {"lists", all},
          {"lines", imported.lines},
          {"findings", imported.findings},
          {"rejected", imported.rejected},
          {"proposals", matched.proposals},
          {"joined", matched.joined}};
}

Json told(const Job& job) {
  return {{"id", job.at},       {"what", job.what}, {"state", job.state},   {"step", job.step},  {"done", job.done},
          {"since", job.since}, {"said", job.said}, {"result", job.result}, {"error", job.error}};
}

Result<Reply> show_job(Call& call) {
  const Result<Job> job = call.office.jobs->job(call.actor, call.number("job"));
  return job ? Result<Reply>(Reply{told(*job)}) : tl::unexpected(job.error());
}

Result<Reply> all_jobs(Call& call) {
  const Result<std::vector<Job>> all = call.office.jobs->jobs(bringer(call));
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const Job& one : *all) items.push_back(told(one));
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> cancel_job(Call& call) {
  const Result<void> done = call.office.jobs->cancel(bringer(call), call.number("job"));
  return done ? show_job(call) : Result<Reply>(tl::unexpected(done.error()));
}

}  // namespace

Result<Json> import_draft(Office& office, const Job& job, Doing& doing) {
  const access::Actor bringer{job.actor.id, "maintenance", {}};
  const Position draft = job.said.at("draft");
  const Result<Received> received = received_of(job.said);
  if (!received) return tl::unexpected(received.error());
  const auto lists = read_draft(office.ground.desk, bringer, draft, [&](double done) { doing.tell("reading", done); });
  if (!lists) return tl::unexpected(lists.error());
  doing.tell("writing", 0);
  const Result<Imported> imported = import_lists(office.reg(), job.actor, *lists, *received);
  if (!imported) return tl::unexpected(imported.error());
  if (job.said.value("keep_file", false) && !imported->known_before) {
    const Result<desk::MemoryFile> file = desk::file_of(office.ground.desk, bringer, draft);
    const Result<std::uint64_t> kept =
        file ? keep_bytes(office.reg(), job.actor, imported->source, file->path()) : tl::unexpected(file.error());
    if (!kept) return tl::unexpected(kept.error());
  }
  doing.tell("matching", 0);
  link::Options options;
  options.threads = default_threads();
  options.progress = [&](std::string_view, double done) { doing.tell("matching", done); };
  const Result<review::Matched> matched = review::match(office.reg(), job.actor, options);
  if (!matched) return tl::unexpected(matched.error());
  if (const auto raised = acts::watch(office.reg(), job.actor); !raised) return tl::unexpected(raised.error());
  return told(*lists, *imported, *matched);
}

void forget_draft(Office& office, const Job& job) {
  (void)desk::drop_draft(office.ground.desk, {job.actor.id, "maintenance", {}}, job.said.at("draft"));
}

std::vector<Route> draft_routes() {
  const Shape choice = object({needed("field", text(64)), needed("header", text(500))});
  std::vector<std::string> kinds{""};
  for (const captivity::Kind& kind : captivity::kinds()) kinds.push_back(kind.id);
  const Shape import = object({needed("draft", position()), maybe("from", text()), maybe("medium", text()),
                               maybe("handling", one_of(access::handling_classes())), maybe("as_of", text(40)), maybe("owner", text()),
                               maybe("side", text(40)), maybe("purpose", text(40)), maybe("evidence", one_of(kinds)),
                               maybe("version_of", position()), maybe("corrections", flag()), maybe("keep_file", flag())});
  return {
      {"GET", "/api/drafts", may("list-import"), all_drafts},
      {"POST", "/api/drafts", may("list-import"), open_draft, object({needed("name", text(255)), needed("size", position())})},
      {"GET", "/api/drafts/{draft}", may("list-import"), show_draft},
      {"PUT", "/api/drafts/{draft}/bytes", may("list-import"), add_part, {}, {needed("from", position())}, true},
      {"PUT", "/api/drafts/{draft}/columns", may("list-import"), choose_columns, object({needed("choices", list_of(choice, 200))})},
      {"DELETE", "/api/drafts/{draft}", may("list-import"), drop_draft},
      {"POST", "/api/imports", reads("list-import"), begin_import, import},
  };
}

std::vector<Route> job_routes() {
  return {
      {"GET", "/api/jobs", signed_in(), all_jobs},
      {"GET", "/api/jobs/{job}", signed_in(), show_job},
      {"DELETE", "/api/jobs/{job}", signed_in(), cancel_job},
  };
}

}  // namespace nostoi::workbench
