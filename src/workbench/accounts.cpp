// The accounts of an office, for whoever manages them.
#include <algorithm>

#include "model/day_text.hpp"
#include "workbench/office.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

Json told(const desk::Account& account) {
  Json grants = Json::array();
  for (const desk::Grant& one : account.grants)
    grants.push_back({{"at", one.at},
                      {"by", one.by},
                      {"why", one.why},
                      {"roles", one.roles},
                      {"clearance", one.clearance},
                      {"until", one.until},
                      {"ended", one.ended}});
  return {{"id", account.at},
          {"name", account.name},
          {"called", account.called},
          {"roles", account.roles},
          {"clearance", account.clearance},
          {"grants", grants},
          {"since", account.since},
          {"closed", account.closed},
          {"has_password", account.has_password},
          {"has_code", account.has_code}};
}

access::Actor manager(const Call& call) { return {call.account.name, "maintenance", {}}; }

Result<Reply> all(Call& call) {
  const Result<std::vector<desk::Account>> accounts = call.office.accounts->all();
  if (!accounts) return tl::unexpected(accounts.error());
  Json items = Json::array();
  for (const desk::Account& one : *accounts) items.push_back(told(one));
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> one(Call& call) {
  const Result<desk::Account> account = call.office.accounts->at(call.number("account"));
  return account ? Result<Reply>(Reply{told(*account)}) : tl::unexpected(account.error());
}

/// What was done about an account, as it is now.
Result<Reply> after(Call& call, const Result<void>& done) { return done ? one(call) : Result<Reply>(tl::unexpected(done.error())); }

desk::Account wanted(const Call& call) {
  desk::Account account;
  account.name = call.word("name");
  account.called = call.word("called");
  account.roles = call.body.value("roles", std::vector<std::string>());
  account.clearance = call.body.value("clearance", std::vector<std::string>());
  return account;
}

Reply link_reply(const std::string& link) { return {{{"path", "/link/" + link}}, 201}; }

Result<Reply> open(Call& call) {
  const Result<std::string> link = call.office.accounts->open_account(manager(call), wanted(call));
  return link ? Result<Reply>(link_reply(*link)) : tl::unexpected(link.error());
}

Result<Reply> new_link(Call& call) {
  const Result<std::string> link = call.office.accounts->new_link(manager(call), call.number("account"));
  return link ? Result<Reply>(link_reply(*link)) : tl::unexpected(link.error());
}

Result<Reply> give(Call& call) {
  const desk::Account then = wanted(call);
  return after(call, call.office.accounts->give(manager(call), call.number("account"), then.roles, then.clearance, call.word("why")));
}

Result<Reply> close(Call& call) {
  const Result<void> done = call.office.accounts->close(manager(call), call.number("account"), call.word("why"));
  if (done) call.office.sessions.end_all(call.number("account"));
  return after(call, done);
}

Result<Reply> reopen(Call& call) {
  return after(call, call.office.accounts->reopen(manager(call), call.number("account"), call.word("why")));
}

Result<Reply> grant(Call& call) {
  const desk::Account then = wanted(call);
  desk::Grant given;
  given.roles = then.roles;
  given.clearance = then.clearance;
  given.until = static_cast<std::int64_t>(call.position("until"));
  given.why = call.word("why");
  const Result<Position> at = call.office.accounts->grant(manager(call), call.number("account"), given);
  return after(call, at ? Result<void>() : tl::unexpected(at.error()));
}

Result<Reply> end_grant(Call& call) {
  return after(call, call.office.accounts->end_grant(manager(call), call.number("grant"), call.word("why")));
}

}  // namespace

std::vector<Route> account_routes() {
  std::vector<std::string> role_ids;
  for (const desk::Role& role : desk::roles()) role_ids.push_back(role.id);
  const Member roles = needed("roles", list_of(one_of(role_ids), 20));
  const Member clearance = needed("clearance", list_of(one_of(access::handling_classes()), 20));
  const Shape why = object({needed("why", text(1000))});
  return {
      {"GET", "/api/accounts", may("accounts"), all},
      {"POST", "/api/accounts", may("accounts"), open, object({needed("name", text(64)), maybe("called", text(100)), roles, clearance})},
      {"GET", "/api/accounts/{account}", may("accounts"), one},
      {"PUT", "/api/accounts/{account}/rights", may("accounts"), give, object({roles, clearance, needed("why", text(1000))})},
      {"POST", "/api/accounts/{account}/link", may("accounts"), new_link, object({})},
      {"POST", "/api/accounts/{account}/close", may("accounts"), close, why},
      {"POST", "/api/accounts/{account}/reopen", may("accounts"), reopen, why},
      {"POST", "/api/accounts/{account}/grants", may("accounts"), grant,
       object({roles, clearance, needed("until", position()), needed("why", text(1000))})},
      {"POST", "/api/accounts/{account}/grants/{grant}/end", may("accounts"), end_grant, why},
  };
}

}  // namespace nostoi::workbench
