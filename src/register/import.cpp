// Taking up a file: its source, then for each list its head, its lines, its findings. The anchor of a line is its list's position plus its
// row.
#include <algorithm>
#include <filesystem>

#include "register/changes_told.hpp"
#include "register/line_text.hpp"
#include "register/rows.hpp"
#include "register/versions.hpp"

namespace nostoi {

namespace {

Json source_payload(const Source& source, const Received& received) {
  return {{"derives_from", received.derives_from},
          {"encoding", source.encoding},
          {"format", source.format},
          {"from", received.from},
          {"handling", received.handling},
          {"medium", received.medium},
          {"name", std::filesystem::path(source.path).filename().string()},
          {"sha256", source.sha256},
          {"size", source.size}};
}

Json list_payload(const List& list, const Received& received, Position source) {
  Json columns = Json::array();
  for (const Column& column : list.columns)
    columns.push_back(
        {{"by", column.chosen_by}, {"field", column.field}, {"heading", column.header}, {"role", std::string(role_name(column.role))}});
  Json rejected = Json::array();
  for (const RejectedRow& row : list.rejected) rejected.push_back({row.physical_row, row.code});
  Json payload{{"columns", columns},
               {"findings", list.findings.size()},
               {"hidden", list.hidden},
               {"lines", list.lines},
               {"name", list.name},
               {"owner", received.owner},
               {"passed_over", list.passed_over},
               {"purpose", received.purpose},
               {"reader", "nostoi " NOSTOI_VERSION},
               {"rejected", rejected},
               {"rows_in", list.rows_in},
               {"side", received.side},
               {"source", source},
               {"table", list.table}};
  put_date(payload, "as_of", received.as_of);
  if (!received.evidence.empty()) payload["evidence"] = received.evidence;
  if (received.version_of != 0) payload["version_of"] = received.version_of;
  if (received.corrections) payload["corrections"] = true;
  return payload;
}

Json finding_payload(const Finding& finding, Position list) {
  return {{"code", finding.code},
          {"column", finding.column},
          {"list", list},
          {"message", finding.message},
          {"physical_row", finding.physical_row},
          {"row", finding.row},
          {"text", finding.text}};
}

Result<void> add_list(Log& log, const List& list, const Received& received, Imported& imported) {
  const Result<Position> head = log.add(kind::list, list_payload(list, received, imported.source));
  if (!head) return tl::unexpected(head.error());
  for (std::size_t line = 0; line < list.lines; ++line)
    if (const auto done = log.add(kind::line, line_payload(list, line, *head)); !done) return tl::unexpected(done.error());
  for (const Finding& finding : list.findings)
    if (const auto done = log.add(kind::finding, finding_payload(finding, *head)); !done) return tl::unexpected(done.error());
  imported.lists.push_back(*head);
  imported.lines += list.lines;
  imported.findings += list.findings.size();
  imported.rejected += list.rejected.size();
  return {};
}

/// The position of the source of these bytes, 0 when the register does not know it.
Result<Position> known_source(Snapshot& snapshot, const std::string& sha256) {
  const auto row = snapshot.get(rows::source(sha256));
  if (!row) return tl::unexpected(row.error());
  return *row ? rows::read_numbers(**row).front() : 0;
}

/// The list of which a new version comes, as it was read.
struct Before {
  ListFacts facts;
  List list;
};
Result<Before> version_before(Snapshot& snapshot, Position of) {
  const Result<std::vector<ListFacts>> all = nostoi::lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  const auto facts = std::ranges::find(*all, of, &ListFacts::at);
  if (facts == all->end()) return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(of)}}));
  if (facts->later != 0)
    return fail(Code::conflict, say("version-later", {{"list", facts->name}, {"later", std::to_string(facts->later)}}));
  Result<List> list = list_again(snapshot, *facts);
  if (!list) return tl::unexpected(list.error());
  return Before{*facts, std::move(*list)};
}

/// A new version: its lines, and that they are the entries of the lines before. Of corrections, what is not named stays as it was.
Result<void> add_version(Log& log, const List& read, const Received& received, Imported& imported) {
  const Result<Before> before = version_before(log.transaction(), received.version_of);
  if (!before) return tl::unexpected(before.error());
  // What changed is told with the cells of the version before.
  if (!access::may_read(log.actor(), before->facts.handling)) return fail(Code::denied, say("person-withheld"));
  Result<List> list = received.corrections ? known_corrections(before->list, read) : Result<List>(read);
  if (!list) return tl::unexpected(list.error());
  ListChanges change = changes(before->list, *list);
  if (received.corrections) change.gone.clear();
  if (const Result<void> done = add_list(log, *list, received, imported); !done) return done;
  const std::string why = say(change.by_id ? "version-by-id" : "version-by-identity", {{"list", before->facts.name}});
  for (const auto& [row, now] : change.continued) {
    const Json payload = decision_payload(before->facts.line(row), imported.lists.front() + now, Verdict::same, why, {});
    if (const auto done = log.add(kind::decided, payload); !done) return tl::unexpected(done.error());
  }
  imported.changes = std::move(change);
  return {};
}

Result<void> add_all(Log& log, const std::vector<List>& lists, const Received& received, Imported& imported) {
  const Result<Position> source = log.add(kind::source, source_payload(lists.front().source, received));
  if (!source) return tl::unexpected(source.error());
  imported.source = *source;
  if (received.version_of != 0 && lists.size() != 1) return fail(Code::invalid, say("version-one-list"));
  for (const List& list : lists) {
    const Result<void> done =
        received.version_of != 0 ? add_version(log, list, received, imported) : add_list(log, list, received, imported);
    if (!done) return done;
  }
  return {};
}

/// What changed is told with the cells of the version before: as far as the actor may know them, and after the trail has heard.
Result<void> tell_changes(Register& reg, Log& log, const List& after, Position version_of, ListChanges& changes) {
  const Result<ListHead> before = list_head(log.transaction(), version_of);
  if (!before) return tl::unexpected(before.error());
  const Result<void> done = withhold_changes(log.transaction(), log.actor(), reg.surroundings().clock(), *before, after, changes);
  return done ? reg.will_show(log.actor(), {"list", {version_of}}) : done;
}

}  // namespace

Result<Imported> import_lists(Register& reg, const access::Actor& actor, const std::vector<List>& lists, const Received& received,
                              bool dry) {
  if (const Result<void> is = access::must_be_handling_class(received.handling); !is) return tl::unexpected(is.error());
  if (lists.empty()) return fail(Code::invalid, say("register-no-lists"));
  if (const Property* kinds = find_property("evidence");
      !received.evidence.empty() && !std::ranges::count(kinds->values, received.evidence))
    return fail(Code::invalid, say("evidence-no-kind", {{"kind", received.evidence}}));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  Imported imported;
  const Result<Position> known = known_source(log->transaction(), lists.front().source.sha256);
  if (!known) return tl::unexpected(known.error());
  if (*known != 0) {
    imported.source = *known;
    imported.known_before = true;
    return imported;
  }
  if (const Result<void> done = add_all(*log, lists, received, imported); !done) return tl::unexpected(done.error());
  if (imported.changes) {
    const Result<void> told = tell_changes(reg, *log, lists.front(), received.version_of, *imported.changes);
    if (!told) return tl::unexpected(told.error());
  }
  if (dry) return imported;
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return imported;
}

}  // namespace nostoi
