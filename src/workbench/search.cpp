// A person sought as the caller spells the name.
#include "workbench/office.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"

namespace nostoi::workbench {

namespace {

Result<Reply> seek(Call& call) {
  const auto said = call.query.find("text");
  const std::string text = said == call.query.end() ? "" : said->second;
  const Result<std::vector<PersonFound>> found = find_people(call.office.reg(), call.actor, text, call.number("top", 10));
  if (!found) return tl::unexpected(found.error());
  std::vector<Position> anchors;
  for (const PersonFound& one : *found) anchors.push_back(one.anchor);
  const Result<std::vector<PersonFile>> files = person_files(call.office.reg(), call.actor, anchors, "found");
  if (!files) return tl::unexpected(files.error());
  Json items = Json::array();
  for (std::size_t i = 0; i < found->size(); ++i) {
    const PersonFound& one = (*found)[i];
    const PersonFile& file = (*files)[i];
    const FileEntry& entry = entry_of(file, one.anchor);
    Json item{{"person", one.person},           {"anchor", one.anchor},
              {"probability", one.probability}, {"weight", bits(one.weight)},
              {"called", called(entry)},        {"short", in_short(file)},
              {"entries", file.entries.size()}, {"death", captivity::death_name(captivity::death(file).state)}};
    if (entry.list.at)
      item["list"] = {{"at", entry.list.at}, {"name", entry.list.name}, {"purpose", entry.list.purpose}}, item["row"] = entry.row;
    items.push_back(std::move(item));
  }
  return Reply{{{"items", items}, {"next", nullptr}}};
}

}  // namespace

std::vector<Route> search_routes() {
  return {{"GET", "/api/search", reads("search"), seek, {}, {maybe("text", text(300)), maybe("top", number(1, 50))}}};
}

}  // namespace nostoi::workbench
