// One function for each kind of event that accounts follow from.
#include "desk/accounts_state.hpp"

#include <algorithm>

namespace nostoi::desk {

namespace {

using Words = std::vector<std::string>;

void opened(Held& account, const Event& event, const Json& said) {
  account.at = event.header.position;
  account.since = event.header.at;
  account.name = said.at("name");
  account.called = said.at("called");
}

void password_set(Held& account, const Event& event, const Json& said) {
  account.password_hash = said.at("hash");
  account.password_at = event.header.position;
  account.has_password = true;
}

void codes_set(Held& account, const Event& event, const Json& said) {
  account.code_secret = said.at("secret");
  account.recovery = said.at("recovery").get<std::set<std::string>>();
  account.codes_at = event.header.position;
  account.has_code = true;
}

void codes_ended(Held& account) {
  account.code_secret.clear();
  account.recovery.clear();
  account.codes_at = 0;
  account.has_code = false;
}

void signed_in(Held& account, const Json& said) {
  account.last_step = std::max(account.last_step, said.value("step", std::int64_t{0}));
  account.recovery.erase(said.value("recovery", ""));
}

void granted(Held& account, const Event& event, const Json& said) {
  account.grants.push_back(
      {event.header.position, event.header.actor, said.at("why"), said.at("roles"), said.at("clearance"), said.at("until")});
}

void grant_ended(Held& account, const Json& said) {
  const Position at = said.at("grant");
  for (Grant& grant : account.grants)
    if (grant.at == at) grant.ended = true;
}

/// What an event says of the account that it is about.
void take_of(Held& account, const Event& event, const Json& said) {
  const std::string_view what = event.header.kind;
  if (what == kind::account) opened(account, event, said);
  if (what == kind::given) account.roles = said.at("roles").get<Words>(), account.clearance = said.at("clearance").get<Words>();
  if (what == kind::closed) account.closed = true;
  if (what == kind::reopened) account.closed = false;
  if (what == kind::password) password_set(account, event, said);
  if (what == kind::codes) codes_set(account, event, said);
  if (what == kind::codes_ended) codes_ended(account);
  if (what == kind::signed_in) signed_in(account, said);
  if (what == kind::granted) granted(account, event, said);
  if (what == kind::grant_ended) grant_ended(account, said);
  account.recovery_left = account.recovery.size();
}

}  // namespace

void Accounts::State::take(const Event& event) {
  seen = event.header.position;
  if (event.payload.empty()) return;  // a secret that is no more, or bytes of a draft
  const Result<Json> said = read_canonical(event.payload);
  if (!said || !said->contains("account")) {
    if (event.header.kind != kind::account || !said) return;
    take_of(accounts[seen], event, *said);
    return;
  }
  const Position account = said->at("account");
  if (event.header.kind == kind::link) links[said->at("kept")] = {account, said->at("until")};
  if (event.header.kind == kind::link_used) std::erase_if(links, [&](const auto& one) { return one.second.account == account; });
  if (const auto found = accounts.find(account); found != accounts.end()) take_of(found->second, event, *said);
}

Held* Accounts::State::named(std::string_view name) {
  const auto found = std::ranges::find_if(accounts, [&](const auto& one) { return one.second.name == name; });
  return found == accounts.end() ? nullptr : &found->second;
}

bool Accounts::State::has_manager(Position but, std::int64_t now) const {
  return std::ranges::any_of(
      accounts, [&](const auto& one) { return one.first != but && one.second.has_password && rights_of(one.second, now).may("accounts"); });
}

}  // namespace nostoi::desk
