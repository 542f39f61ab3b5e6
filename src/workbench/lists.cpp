// Lists and their lines, and what is known of each of those who stand in one.
#include <algorithm>
#include <map>

#include "nostoi/forms.hpp"
#include "nostoi/register/details.hpp"
#include "nostoi/review.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::uint64_t usual_lines = 100, most_lines = 500;

Result<ListFacts> list_at(Call& call) {
  const Result<std::vector<ListFacts>> all = lists(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  const Position at = call.number("list");
  const auto found = std::ranges::find(*all, at, &ListFacts::at);
  if (found == all->end() || found->name.empty()) return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(at)}}));
  return *found;
}

Result<Reply> all_lists(Call& call) {
  const Result<std::vector<ListFacts>> all = lists(call.office.reg(), call.actor);
  if (!all) return tl::unexpected(all.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = call.office.reg().read(call.actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Json items = Json::array();
  for (const ListFacts& one : *all) {
    items.push_back(told(one));
    if (const Result<std::int64_t> when = clock_of(**snapshot, one.at)) items.back()["when"] = *when;
  }
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> one_list(Call& call) {
  const Result<ListFacts> list = list_at(call);
  if (!list) return tl::unexpected(list.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = call.office.reg().read(call.actor);
  const Result<bool> kept = snapshot ? source_is_kept(**snapshot, *list) : tl::unexpected(snapshot.error());
  if (!kept) return tl::unexpected(kept.error());
  Json body = told(*list);
  body["kept"] = *kept;
  return Reply{body};
}

/// The rows of a page of a list, and where the next begins.
struct Page {
  std::vector<Position> anchors;
  std::uint64_t first = 1;  ///< row
  Json next;
};
Page page_of(const Call& call, const ListFacts& list) {
  const std::uint64_t after = call.number("after"), limit = std::min(call.number("limit", usual_lines), most_lines);
  Page page{{}, after + 1, nullptr};
  for (std::uint64_t row = after + 1; row <= list.lines && row <= after + limit; ++row) page.anchors.push_back(list.line(row));
  if (after + limit < list.lines) page.next = std::to_string(after + limit);
  return page;
}

Result<Reply> lines(Call& call) {
  const Result<ListFacts> list = list_at(call);
  if (!list) return tl::unexpected(list.error());
  const Page page = page_of(call, *list);
  const Result<std::vector<PersonFile>> files = person_files(call.office.reg(), call.actor, page.anchors, "lines");
  if (!files) return tl::unexpected(files.error());
  Json items = Json::array();
  for (std::size_t i = 0; i < files->size(); ++i) {
    Json item = told(entry_of((*files)[i], page.anchors[i]));
    item["row"] = page.first + i;
    item["person"] = (*files)[i].person;
    items.push_back(std::move(item));
  }
  return Reply{{{"items", items}, {"next", page.next}}};
}

/// Proposals about lines of a list, by line.
Result<std::map<Position, std::vector<review::Waiting>>> proposals_of(Call& call, const ListFacts& list) {
  const Result<std::vector<review::Waiting>> all =
      review::queue(call.office.reg(), call.actor, review::Asked{list.lines * 4 + 100, list.at});
  if (!all) return tl::unexpected(all.error());
  std::map<Position, std::vector<review::Waiting>> by_line;
  for (const review::Waiting& one : *all)
    for (const Position side : {one.left, one.right})
      if (side > list.at && side <= list.at + list.lines) by_line[side].push_back(one);
  return by_line;
}

Result<Reply> standing(Call& call) {
  const Result<ListFacts> list = list_at(call);
  if (!list) return tl::unexpected(list.error());
  const Page page = page_of(call, *list);
  const auto proposals = proposals_of(call, *list);
  const Result<std::vector<PersonFile>> files = person_files(call.office.reg(), call.actor, page.anchors, "standing");
  if (!files || !proposals) return tl::unexpected(files ? proposals.error() : files.error());
  std::vector<Position> others;
  for (const Position anchor : page.anchors)
    if (const auto found = proposals->find(anchor); found != proposals->end())
      for (const review::Waiting& one : found->second) others.push_back(one.left == anchor ? one.right : one.left);
  const Result<std::vector<PersonFile>> of_others = person_files(call.office.reg(), call.actor, others, "standing");
  if (!of_others) return tl::unexpected(of_others.error());
  auto next_other = of_others->begin();
  const std::int32_t today = day_of_moment(call.office.now());
  Json items = Json::array();
  for (std::size_t i = 0; i < files->size(); ++i) {
    const PersonFile& file = (*files)[i];
    const FileEntry& entry = entry_of(file, page.anchors[i]);
    const auto found = proposals->find(entry.anchor);
    Json candidates = Json::array();
    if (found != proposals->end())
      for (const review::Waiting& one : found->second) {
        const PersonFile& file_of_other = *next_other++;
        const Position other = one.left == entry.anchor ? one.right : one.left;
        candidates.push_back({{"left", one.left},
                              {"right", one.right},
                              {"other", other},
                              {"called", called(entry_of(file_of_other, other))},
                              {"probability", one.score.probability}});
      }
    items.push_back({{"row", page.first + i},
                     {"anchor", entry.anchor},
                     {"person", file.person},
                     {"called", called(entry)},
                     {"short", in_short(file)},
                     {"entries", file.entries.size()},
                     {"flags", forms::standing_flags(file, entry, *list, candidates.size(), today)},
                     {"candidates", candidates}});
  }
  return Reply{{{"items", items}, {"next", page.next}}};
}

}  // namespace

std::vector<Route> list_routes() {
  const std::vector<Member> page{maybe("after", number(0, 1e9)), maybe("limit", number(1, 500))};
  return {
      {"GET", "/api/lists", reads("list-read"), all_lists},
      {"GET", "/api/lists/{list}", reads("list-read"), one_list},
      {"GET", "/api/lists/{list}/lines", reads("person-read"), lines, {}, page},
      {"GET", "/api/lists/{list}/standing", reads("person-read"), standing, {}, page},
  };
}

}  // namespace nostoi::workbench
