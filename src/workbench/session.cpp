// Signing in and out, the first account, links, the own password and codes.
#include <algorithm>

#include "workbench/answer.hpp"
#include "workbench/guard.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

Json told(const Call& call) {
  const Json reg{
      {"name", call.office.ground.name}, {"encrypted", call.office.ground.encrypted}, {"read_only", call.office.ground.read_only}};
  if (call.held.empty()) {
    const Result<std::vector<desk::Account>> all = call.office.accounts->all();
    return {{"signed_in", false}, {"token", "nobody"}, {"first", all && all->empty()}, {"register", reg}};
  }
  const desk::Account& account = call.account;
  return {{"signed_in", true},
          {"token", call.session.token},
          {"account",
           {{"id", account.at},
            {"name", account.name},
            {"called", account.called},
            {"roles", account.roles},
            {"permissions", call.rights.permissions},
            {"purposes", call.rights.purposes},
            {"clearance", call.rights.clearance},
            {"has_code", account.has_code},
            {"recovery_left", account.recovery_left}}},
          {"purpose", call.session.purpose},
          {"expires", std::min(call.session.last + desk::Sessions::idle, call.session.began + desk::Sessions::longest)},
          {"register", reg}};
}

Result<Reply> show(Call& call) { return Reply{told(call)}; }

/// Begins a session of its own, whatever the browser held before.
Reply enter(Call& call, const desk::Account& account) {
  if (!call.held.empty()) call.office.sessions.end(call.held);
  call.held = call.office.sessions.begin(account.at, call.request.peer);
  call.session = *call.office.sessions.find(call.held);
  call.account = account;
  call.rights = desk::rights_of(account, call.office.now());
  return {told(call), 200, {set_session_cookie(call.held, call.request.over_tls)}};
}

Reply refused(int status, std::string_view code, std::string_view key, const std::string& field = "") {
  return {{}, status, {}, told_error(status, code, say(key), field)};
}

Reply wait(std::int64_t milliseconds) {
  const std::string seconds = std::to_string((milliseconds + 999) / 1000);
  Response response = told_error(429, "slow-down", say("api-slow-down", {{"seconds", seconds}}));
  response.headers.emplace_back("retry-after", seconds);
  return {{}, 429, {}, response};
}

Result<Reply> sign_in(Call& call) {
  const desk::Credentials credentials{call.word("name"), call.word("password"), call.word("code")};
  const std::string guesser = credentials.name + "|" + call.request.peer;
  const std::int64_t left = std::max(call.office.throttle.wait_of({guesser}), call.office.places.wait_of({call.request.peer}));
  if (left > 0) return wait(left);
  const auto entry = call.office.accounts->check(credentials);
  if (!entry) return tl::unexpected(entry.error());
  if (entry->first == desk::Entry::code_needed) return refused(401, "code-needed", "api-code-needed", "code");
  if (entry->first == desk::Entry::refused) {
    call.office.throttle.failed({guesser});
    call.office.places.failed({call.request.peer});
    return refused(401, "sign-in", "api-wrong", "password");
  }
  call.office.throttle.succeeded(guesser);
  return enter(call, *entry->second);
}

Result<Reply> sign_out(Call& call) {
  call.office.sessions.end(call.held);
  call.held.clear();
  return Reply{told(call), 200, {set_session_cookie("", call.request.over_tls)}};
}

Result<Reply> set_purpose(Call& call) {
  const std::string purpose = call.word("purpose");
  if (!std::ranges::count(call.rights.purposes, purpose)) return fail(Code::denied, say("api-purpose-not-yours"), {"", 0, "purpose"});
  call.office.sessions.set_purpose(call.held, purpose);
  call.session.purpose = purpose;
  return Reply{told(call)};
}

Result<Reply> open_first(Call& call) {
  const Result<desk::Account> account = call.office.accounts->open_first(call.word("link"), call.word("name"), call.word("password"));
  return account ? Result<Reply>(enter(call, *account)) : tl::unexpected(account.error());
}

Result<Reply> use_link(Call& call) {
  const Result<desk::Account> account = call.office.accounts->use_link(call.word("link"), call.word("password"));
  if (!account) return tl::unexpected(account.error());
  call.office.sessions.end_all(account->at);
  return enter(call, *account);
}

/// What takes the password again: whoever found a page open must not guess it there.
Result<Reply> with_password(Call& call, const std::function<Result<void>()>& change) {
  const std::string guesser = "password|" + call.account.name;
  if (const std::int64_t left = call.office.throttle.wait_of({guesser}); left > 0) return wait(left);
  const Result<void> done = change();
  if (!done && done.error().code == Code::denied) call.office.throttle.failed({guesser});
  if (!done) return tl::unexpected(done.error());
  call.office.sessions.end_all(call.account.at, call.held);
  return Reply{told(call)};
}

Result<Reply> change_password(Call& call) {
  return with_password(call,
                       [&] { return call.office.accounts->change_password(call.account.at, call.word("password"), call.word("new")); });
}

Result<Reply> begin_codes(Call& call) {
  const Result<desk::CodeSecret> secret = call.office.accounts->begin_codes(call.account.at);
  if (!secret) return tl::unexpected(secret.error());
  return Reply{{{"secret", secret->base32}, {"uri", secret->uri}}};
}

Result<Reply> confirm_codes(Call& call) {
  const Result<std::vector<std::string>> codes = call.office.accounts->confirm_codes(call.account.at, call.word("code"));
  if (!codes) return tl::unexpected(codes.error());
  return Reply{{{"recovery", *codes}}};
}

Result<Reply> end_codes(Call& call) {
  return with_password(call, [&] { return call.office.accounts->end_codes(call.account.at, call.word("password")); });
}

}  // namespace

std::vector<Route> session_routes() {
  const Shape secret = text(256);
  const Shape codes = object({needed("code", text(40))}), password = object({needed("password", secret)});
  return {
      {"GET", "/api/session", anyone(), show},
      {"POST", "/api/session", only_read_too(anyone()), sign_in,
       object({needed("name", text(64)), needed("password", secret), maybe("code", text(40))})},
      {"DELETE", "/api/session", only_read_too(signed_in()), sign_out},
      {"PUT", "/api/session/purpose", only_read_too(signed_in()), set_purpose, object({needed("purpose", one_of(access::purposes()))})},
      {"POST", "/api/first", only_read_too(anyone()), open_first,
       object({needed("link", text(100)), needed("name", text(64)), needed("password", secret)})},
      {"POST", "/api/link", anyone(), use_link, object({needed("link", text(100)), needed("password", secret)})},
      {"POST", "/api/account/password", signed_in(), change_password, object({needed("password", secret), needed("new", secret)})},
      {"POST", "/api/account/totp", signed_in(), begin_codes, object({})},
      {"PUT", "/api/account/totp", signed_in(), confirm_codes, codes},
      {"DELETE", "/api/account/totp", signed_in(), end_codes, password},
  };
}

}  // namespace nostoi::workbench
