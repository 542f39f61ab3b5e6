// Accounts opened, given rights, closed. Whatever is written goes through the log first, and is followed from there like what others wrote.
#include "nostoi/desk/accounts.hpp"

#include <algorithm>

#include "desk/accounts_state.hpp"
#include "desk/password.hpp"
#include "desk/writing.hpp"

namespace nostoi::desk {

namespace {

constexpr std::int64_t three_days = 3 * milliseconds_a_day;

/// What can be typed on every keyboard and told over a telephone: 2 to 32 of a-z, 0-9, dot, hyphen.
Result<void> must_be_name(const std::string& name) {
  const auto is_fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  if (name.size() >= 2 && name.size() <= 32 && std::ranges::all_of(name, is_fine) && name.front() >= 'a') return {};
  return fail(Code::invalid, say("desk-name"), {"", 0, "name"});
}

Result<void> must_be_rights(const std::vector<std::string>& given, const std::vector<std::string>& clearance) {
  for (const std::string& one : given)
    if (std::ranges::find(roles(), one, &Role::id) == roles().end())
      return fail(Code::invalid, say("desk-no-role", {{"role", one}}), {"", 0, "roles"});
  for (const std::string& one : clearance)
    if (Result<void> is = access::must_be_handling_class(one); !is) return fail(is.error().code, is.error().sentence, {"", 0, "clearance"});
  return {};
}

}  // namespace

Accounts::Accounts(Register desk) : desk_(std::move(desk)), state_(std::make_unique<State>()) {}
Accounts::~Accounts() = default;

Result<std::unique_ptr<Accounts>> Accounts::open(Register desk) {
  std::unique_ptr<Accounts> accounts(new Accounts(std::move(desk)));
  const Result<void> done = accounts->follow();
  return done ? std::move(accounts) : Result<std::unique_ptr<Accounts>>(tl::unexpected(done.error()));
}

Result<void> Accounts::follow() {
  const Result<std::unique_ptr<Snapshot>> snapshot = desk_.store().snapshot();
  const Result<std::uint64_t> last = snapshot ? (*snapshot)->last() : tl::unexpected(snapshot.error());
  if (!last) return tl::unexpected(last.error());
  if (*last == state_->seen) return {};
  return (*snapshot)->read(state_->seen + 1, *last, [&](const Event& event) { return state_->take(event), true; });
}

Result<std::vector<Account>> Accounts::all() {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  std::vector<Account> all;
  for (const auto& [at, account] : state_->accounts) all.push_back(account);
  return all;
}

Result<Account> Accounts::at(Position account) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  const auto found = state_->accounts.find(account);
  return found == state_->accounts.end() ? Result<Account>(no_account()) : found->second;
}

Result<std::string> Accounts::first_link() {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  if (!state_->accounts.empty()) return fail(Code::conflict, say("desk-not-first"));
  const std::string link = secret_text(desk_.surroundings().entropy(32));
  state_->first = kept_of(link);
  return link;
}

Result<Account> Accounts::open_first(const std::string& link, const std::string& name, const std::string& password) {
  {
    const std::lock_guard lock(guard_);
    if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
    if (!state_->accounts.empty() || state_->first.empty() || kept_of(link) != state_->first)
      return fail(Code::denied, say("desk-link"), {"", 0, "link"});
    Result<void> good = must_be_name(name);
    if (good) good = must_be_good(password, name);
    if (!good) return tl::unexpected(good.error());
    const Result<std::string> hash = hash_of(password);
    Result<Writing> writing = Writing::begin(desk_, {name, "maintenance", {}});
    if (!hash || !writing) return tl::unexpected(hash ? writing.error() : hash.error());
    std::vector<std::string> all;
    for (const Role& role : roles()) all.push_back(role.id);
    const Position at = writing->add(kind::account, {{"name", name}, {"called", name}});
    writing->add(kind::given, {{"account", at}, {"roles", all}, {"clearance", Json::array()}, {"why", ""}});
    writing->add(kind::password, {{"account", at}, {"hash", *hash}});
    if (const Result<void> done = writing->commit(); !done) return tl::unexpected(done.error());
    state_->first.clear();
  }
  const Result<std::vector<Account>> now = all();
  return now ? Result<Account>(now->front()) : tl::unexpected(now.error());
}

Result<std::string> Accounts::open_account(const access::Actor& by, const Account& wanted) {
  const std::lock_guard lock(guard_);
  Result<void> good = follow();
  if (good) good = must_be_name(wanted.name);
  if (good) good = must_be_rights(wanted.roles, wanted.clearance);
  if (!good) return tl::unexpected(good.error());
  if (state_->named(wanted.name)) return fail(Code::conflict, say("desk-name-taken"), {"", 0, "name"});
  Result<Writing> writing = Writing::begin(desk_, by);
  if (!writing) return tl::unexpected(writing.error());
  const std::string link = secret_text(desk_.surroundings().entropy(32));
  const Position at = writing->add(kind::account, {{"name", wanted.name}, {"called", wanted.called.empty() ? wanted.name : wanted.called}});
  writing->add(kind::given, {{"account", at}, {"roles", wanted.roles}, {"clearance", wanted.clearance}, {"why", ""}});
  writing->add(kind::link, {{"account", at}, {"kept", kept_of(link)}, {"until", desk_.surroundings().clock() + three_days}});
  const Result<void> done = writing->commit();
  return done ? Result<std::string>(link) : tl::unexpected(done.error());
}

Result<std::string> Accounts::new_link(const access::Actor& by, Position account) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  if (!state_->accounts.contains(account)) return no_account();
  Result<Writing> writing = Writing::begin(desk_, by);
  if (!writing) return tl::unexpected(writing.error());
  const std::string link = secret_text(desk_.surroundings().entropy(32));
  writing->add(kind::link, {{"account", account}, {"kept", kept_of(link)}, {"until", desk_.surroundings().clock() + three_days}});
  const Result<void> done = writing->commit();
  return done ? Result<std::string>(link) : tl::unexpected(done.error());
}

Result<Account> Accounts::use_link(const std::string& link, const std::string& password) {
  Position account = 0;
  {
    const std::lock_guard lock(guard_);
    if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
    const auto found = state_->links.find(kept_of(link));
    if (found == state_->links.end() || desk_.surroundings().clock() >= found->second.until)
      return fail(Code::denied, say("desk-link"), {"", 0, "link"});
    account = found->second.account;
    const Held& held = state_->accounts.at(account);
    if (held.closed) return fail(Code::denied, say("desk-link"), {"", 0, "link"});
    if (const Result<void> good = must_be_good(password, held.name); !good) return tl::unexpected(good.error());
    const Result<std::string> hash = hash_of(password);
    Result<Writing> writing = Writing::begin(desk_, {held.name, "maintenance", {}});
    if (!hash || !writing) return tl::unexpected(hash ? writing.error() : hash.error());
    writing->forget(held.password_at).forget(held.codes_at);
    writing->add(kind::link_used, {{"account", account}});
    writing->add(kind::password, {{"account", account}, {"hash", *hash}});
    if (held.has_code) writing->add(kind::codes_ended, {{"account", account}});
    if (const Result<void> done = writing->commit(); !done) return tl::unexpected(done.error());
  }
  return at(account);
}

Result<void> Accounts::give(const access::Actor& by, Position account, const std::vector<std::string>& given,
                            const std::vector<std::string>& clearance, const std::string& why) {
  const std::lock_guard lock(guard_);
  Result<void> good = follow();
  if (good) good = must_be_rights(given, clearance);
  if (!good) return good;
  const auto found = state_->accounts.find(account);
  if (found == state_->accounts.end()) return no_account();
  Account then = found->second;
  then.roles = given;
  const std::int64_t now = desk_.surroundings().clock();
  if (!rights_of(then, now).may("accounts") && !state_->has_manager(account, now)) return fail(Code::conflict, say("desk-last-manager"));
  return write_one(desk_, by, kind::given, {{"account", account}, {"roles", given}, {"clearance", clearance}, {"why", why}});
}

Result<void> Accounts::close(const access::Actor& by, Position account, const std::string& why) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return done;
  if (!state_->accounts.contains(account)) return no_account();
  if (!state_->has_manager(account, desk_.surroundings().clock())) return fail(Code::conflict, say("desk-last-manager"));
  return write_one(desk_, by, kind::closed, {{"account", account}, {"why", why}});
}

Result<void> Accounts::reopen(const access::Actor& by, Position account, const std::string& why) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return done;
  if (!state_->accounts.contains(account)) return no_account();
  return write_one(desk_, by, kind::reopened, {{"account", account}, {"why", why}});
}

Result<Position> Accounts::grant(const access::Actor& by, Position account, const Grant& grant) {
  const std::lock_guard lock(guard_);
  Result<void> good = follow();
  if (good) good = must_be_rights(grant.roles, grant.clearance);
  if (good && grant.until <= desk_.surroundings().clock()) good = fail(Code::invalid, say("desk-grant-over"), {"", 0, "until"});
  if (good && grant.why.empty()) good = fail(Code::invalid, say("desk-grant-why"), {"", 0, "why"});
  if (!good) return tl::unexpected(good.error());
  if (!state_->accounts.contains(account)) return no_account();
  Result<Writing> writing = Writing::begin(desk_, by);
  if (!writing) return tl::unexpected(writing.error());
  const Json said{{"account", account}, {"roles", grant.roles}, {"clearance", grant.clearance}, {"until", grant.until}, {"why", grant.why}};
  const Position at = writing->add(kind::granted, said);
  const Result<void> done = writing->commit();
  return done ? Result<Position>(at) : tl::unexpected(done.error());
}

Result<void> Accounts::end_grant(const access::Actor& by, Position grant, const std::string& why) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return done;
  for (const auto& [at, account] : state_->accounts)
    if (std::ranges::count(account.grants, grant, &Grant::at))
      return write_one(desk_, by, kind::grant_ended, {{"account", at}, {"grant", grant}, {"why", why}});
  return fail(Code::not_found, say("desk-no-grant"));
}

}  // namespace nostoi::desk
