// Unusual reading, for those who watch over the trail: held against colleagues with the same roles, and answered by somebody else.
#include "nostoi/audit/unusual.hpp"

#include "model/day_text.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::int32_t usual_days = 14, most_days = 366;

Result<audit::Roles> roles_of(Office& office) {
  const Result<std::vector<desk::Account>> all = office.accounts->all();
  if (!all) return tl::unexpected(all.error());
  audit::Roles roles;
  for (const desk::Account& one : *all) roles[one.name] = one.roles;
  return roles;
}

access::Actor auditor(const Call& call) { return {call.account.name, "maintenance", call.rights.clearance}; }

Json number_or_null(const std::optional<std::uint64_t>& number) { return number ? Json(*number) : Json(nullptr); }

Json told(const audit::Unusual& one) {
  Json json{{"rule", one.rule},
            {"who", one.actor},
            {"day", one.day},
            {"sentence", say("unusual-" + one.rule, {{"count", std::to_string(one.count)}})},
            {"count", one.count},
            {"bound", one.bound},
            {"own", number_or_null(one.own)},
            {"peers", number_or_null(one.peers)},
            {"first", one.first},
            {"last", one.last},
            {"answered", nullptr}};
  if (one.answered.at) json["answered"] = {{"actor", one.answered.actor}, {"why", one.answered.why}, {"when", one.answered.when}};
  return json;
}

Result<Reply> unusual(Call& call) {
  const Result<audit::Roles> roles = roles_of(call.office);
  if (!roles) return tl::unexpected(roles.error());
  const auto days = static_cast<std::int32_t>(call.number("days", usual_days));
  const auto all =
      audit::unusual(call.office.reg(), *call.office.ground.trail, auditor(call), *roles, day_of_moment(call.office.now()) - days);
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const audit::Unusual& one : *all) items.push_back(told(one));
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> answer(Call& call) {
  const Result<audit::Roles> roles = roles_of(call.office);
  if (!roles) return tl::unexpected(roles.error());
  audit::Unusual which;
  which.rule = call.word("rule");
  which.actor = call.word("who");
  which.day = call.body.value("day", 0);
  const Result<Position> at =
      audit::answer_unusual(call.office.reg(), *call.office.ground.trail, auditor(call), *roles, which, call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> unusual_routes() {
  const Shape which = object({needed("rule", text(64)), needed("who", text(64)), needed("day", number(0, 1e6)), needed("why", text(2000))});
  return {
      {"GET", "/api/audit/unusual", may("audit-read"), unusual, {}, {maybe("days", number(1, most_days))}},
      {"POST", "/api/audit/unusual/answers", may("audit-read"), answer, which},
  };
}

}  // namespace nostoi::workbench
