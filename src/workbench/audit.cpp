// Who has read what, for those who watch over it.
#include <algorithm>

#include "workbench/office.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::uint64_t usual_entries = 100, most_entries = 1000;

Result<Reply> entries(Call& call) {
  audit::Query query;
  if (const auto who = call.query.find("who"); who != call.query.end()) query.who = who->second;
  query.person = call.number("person");
  query.since = static_cast<std::int64_t>(call.number("since"));
  const access::Actor auditor{call.account.name, "maintenance", call.rights.clearance};
  const Result<std::vector<audit::Entry>> all = audit::entries(call.office.reg(), *call.office.ground.trail, auditor, query);
  if (!all) return tl::unexpected(all.error());
  const std::uint64_t limit = std::min(call.number("limit", usual_entries), most_entries), before = call.number("after", ~0ull);
  Json items = Json::array(), next;
  for (auto one = all->rbegin(); one != all->rend(); ++one) {  // the latest first
    if (one->at >= before) continue;
    if (items.size() == limit) {
      next = std::to_string(items.back().at("at").get<Position>());
      break;
    }
    items.push_back({{"at", one->at},
                     {"when", one->when},
                     {"actor", one->actor},
                     {"purpose", one->purpose},
                     {"what", one->reading.what},
                     {"about", one->reading.about}});
  }
  return Reply{{{"items", items}, {"next", next}}};
}

}  // namespace

std::vector<Route> audit_routes() {
  return {{"GET",
           "/api/audit",
           may("audit-read"),
           entries,
           {},
           {maybe("who", text(64)), maybe("person", position()), maybe("since", position()), maybe("after", position()),
            maybe("limit", number(1, 1000))}}};
}

}  // namespace nostoi::workbench
