// What there is of a list beside its lines: its findings, what became of it in a later version, and the file it was read from.
#include <fmt/format.h>

#include <algorithm>

#include "nostoi/register/details.hpp"
#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

constexpr std::uint64_t usual = 200, most = 500;
constexpr std::size_t largest_file = 64u << 20;  // bytes that stand in memory until they are sent
constexpr std::size_t most_named = 200;          // rows added or gone that are told by name; all are told by number

/// Where the next part begins; null where this was the last.
Json next_of(std::uint64_t after, std::uint64_t limit, std::uint64_t total) {
  return after + limit < total ? Json(std::to_string(after + limit)) : Json();
}

Result<Reply> findings(Call& call) {
  const std::uint64_t after = call.number("after"), limit = std::min(call.number("limit", usual), most);
  const Result<FindingsTold> found = findings_of(call.office.reg(), call.actor, call.number("list"), after, limit);
  if (!found) return tl::unexpected(found.error());
  Json items = Json::array();
  for (const FindingTold& one : found->all)
    items.push_back({{"code", one.code},
                     {"row", one.row},
                     {"physical_row", one.physical_row},
                     {"column", one.column},
                     {"text", one.text},
                     {"message", one.message},
                     {"withheld", one.withheld}});
  return Reply{{{"items", items}, {"next", next_of(after, limit, found->total)}, {"total", found->total}}};
}

/// The rows of a list by who stands in them.
Result<Json> named(Register& reg, const access::Actor& actor, const ListFacts& list, const std::vector<std::uint64_t>& rows) {
  std::vector<Position> anchors;
  for (const std::uint64_t row : rows)
    if (anchors.size() < most_named) anchors.push_back(list.line(row));
  const Result<std::vector<PersonFile>> files = person_files(reg, actor, anchors, "difference");
  if (!files) return tl::unexpected(files.error());
  Json all = Json::array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Json one{{"row", rows[i]}, {"anchor", list.line(rows[i])}};
    if (i < files->size()) one["called"] = called(entry_of((*files)[i], anchors[i]));
    all.push_back(std::move(one));
  }
  return all;
}

Result<std::pair<ListFacts, ListFacts>> two_versions(Register& reg, const access::Actor& actor, Position after, Position before) {
  const Result<std::vector<ListFacts>> all = lists(reg, actor);
  if (!all) return tl::unexpected(all.error());
  const auto at = [&](Position position) { return std::ranges::find(*all, position, &ListFacts::at); };
  const auto later = at(after);
  const auto earlier = later == all->end() ? later : at(before ? before : later->version_of);
  if (later == all->end() || earlier == all->end() || later->name.empty() || earlier->name.empty())
    return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(before ? before : after)}}));
  return std::pair(*earlier, *later);
}

Result<Reply> difference(Call& call) {
  OneReading reading(call.office.reg());
  const auto versions = two_versions(reading.reg(), call.actor, call.number("list"), call.number("since"));
  if (!versions) return tl::unexpected(versions.error());
  const auto& [before, after] = *versions;
  const Result<ListChanges> changes = changes_between(reading.reg(), call.actor, before.at, after.at);
  if (!changes) return tl::unexpected(changes.error());
  const Result<Json> added = named(reading.reg(), call.actor, after, changes->added),
                     gone = named(reading.reg(), call.actor, before, changes->gone);
  if (!added || !gone) return tl::unexpected(added ? gone.error() : added.error());
  const std::uint64_t from = call.number("after"), limit = std::min(call.number("limit", usual), most), total = changes->cells.size();
  Json items = Json::array();
  std::vector<std::uint64_t> shown{before.at, after.at};
  for (std::uint64_t i = from; i < std::min(from + limit, total); ++i) {
    const CellChange& cell = changes->cells[i];
    items.push_back({{"before", cell.before},
                     {"after", cell.after},
                     {"anchor", after.line(cell.after)},
                     {"column", cell.column},
                     {"was", cell.was},
                     {"is", cell.is},
                     {"withheld", cell.withheld}});
  }
  for (const std::vector<std::uint64_t>* rows : {&changes->added, &changes->gone})
    for (const std::uint64_t row : *rows) shown.push_back((rows == &changes->added ? after : before).line(row));
  if (const Result<void> heard = reading.told(call.actor, "difference", shown); !heard) return tl::unexpected(heard.error());
  return Reply{{{"before", told(before)},
                {"after", told(after)},
                {"by_id", changes->by_id},
                {"continued", changes->continued.size()},
                {"cells", total},
                {"added", *added},
                {"gone", *gone},
                {"items", items},
                {"next", next_of(from, limit, total)}}};
}

/// A name for a file, as RFC 6266 has it, whatever the list is called.
std::string attachment_named(const std::string& name) {
  std::string encoded;
  for (const unsigned char c : name)
    encoded += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_'
                   ? std::string(1, static_cast<char>(c))
                   : fmt::format("%{:02X}", c);
  return "attachment; filename*=UTF-8''" + encoded;
}

/// The file itself, for those who might have taken it up: the door asks for all that any of its columns asks for.
Result<Reply> source(Call& call) {
  const Position at = call.number("list");
  const Result<std::vector<ListFacts>> all = lists(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  const auto list = std::ranges::find(*all, at, &ListFacts::at);
  if (list == all->end() || list->name.empty()) return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(at)}}));
  Response file{200, {{"content-type", "application/octet-stream"}}, "", {}};
  bool large = false;
  const Result<void> given = source_bytes(call.office.reg(), call.actor, at, [&](std::string_view bytes) {
    large = large || file.body.size() + bytes.size() > largest_file;
    if (!large) file.body.append(bytes);
  });
  if (!given) return tl::unexpected(given.error());
  if (large) return fail(Code::unsupported, say("api-file-large", {{"most", std::to_string(largest_file >> 20)}}));
  file.headers.emplace_back("content-disposition", attachment_named(list->name.substr(0, list->name.find('#'))));
  return Reply{{}, 200, {}, std::move(file)};
}

}  // namespace

std::vector<Route> list_detail_routes() {
  const std::vector<Member> page{maybe("after", number(0, 1e9)), maybe("limit", number(1, 500))};
  std::vector<Member> since = page;
  since.push_back(maybe("since", position()));
  return {
      {"GET", "/api/lists/{list}/findings", reads("list-read"), findings, {}, page},
      {"GET", "/api/lists/{list}/difference", reads("person-read"), difference, {}, since},
      {"GET", "/api/lists/{list}/source", reads("list-import"), source, {}, {}, false, Answers::bytes},
  };
}

}  // namespace nostoi::workbench
