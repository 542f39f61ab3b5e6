// Signing in: password and one-time code, as slow for a name that nobody has as for one that somebody has.
#include <fmt/format.h>

#include "desk/accounts_state.hpp"
#include "desk/password.hpp"
#include "desk/totp.hpp"
#include "desk/writing.hpp"

namespace nostoi::desk {

namespace {

constexpr std::size_t recovery_codes = 10;

/// How a code opens an account: as one of the clock, or as one for recovery; nothing where it does not.
std::optional<Json> opened_by(const Held& account, const std::string& code, std::int64_t now) {
  const std::string secret = bytes_of_hex(account.code_secret).value_or("");
  if (const std::optional<std::int64_t> step = step_of(secret, code, now, account.last_step)) return Json{{"step", *step}};
  if (const std::string kept = kept_of(code); account.recovery.contains(kept)) return Json{{"recovery", kept}};
  return {};
}

/// "k7mq-…" of 80 random bits.
std::string recovery_code(const std::string& random_bytes) {
  const std::string letters = base32(random_bytes);
  return fmt::format("{}-{}-{}-{}", letters.substr(0, 4), letters.substr(4, 4), letters.substr(8, 4), letters.substr(12, 4));
}

}  // namespace

Result<std::pair<Entry, std::optional<Account>>> Accounts::check(const Credentials& credentials) {
  std::string hash;
  {
    const std::lock_guard lock(guard_);
    if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
    if (const Held* account = state_->named(credentials.name); account && !account->closed) hash = account->password_hash;
  }
  if (hash.empty()) return as_if(credentials.password), std::pair(Entry::refused, std::optional<Account>());
  if (!fits(credentials.password, hash)) return std::pair(Entry::refused, std::optional<Account>());  // slow: others are not kept waiting
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  const Held* account = state_->named(credentials.name);
  if (!account || account->closed || account->password_hash != hash) return std::pair(Entry::refused, std::optional<Account>());
  Json said{{"account", account->at}};
  if (account->has_code) {
    if (credentials.code.empty()) return std::pair(Entry::code_needed, std::optional<Account>());
    const std::optional<Json> by = opened_by(*account, credentials.code, desk_.surroundings().clock());
    if (!by) return std::pair(Entry::refused, std::optional<Account>());
    said.update(*by);
  }
  const Position at = account->at;
  if (const Result<void> done = write_one(desk_, {account->name, "maintenance", {}}, kind::signed_in, said); !done)
    return tl::unexpected(done.error());
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  return std::pair(Entry::in, std::optional<Account>(state_->accounts.at(at)));
}

Result<void> Accounts::change_password(Position at, const std::string& now, const std::string& then) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return done;
  const auto found = state_->accounts.find(at);
  if (found == state_->accounts.end()) return no_account();
  const Held& account = found->second;
  if (!fits(now, account.password_hash)) return fail(Code::denied, say("desk-password-wrong"), {"", 0, "password"});
  if (Result<void> good = must_be_good(then, account.name); !good) return fail(good.error().code, good.error().sentence, {"", 0, "new"});
  const Result<std::string> hash = hash_of(then);
  Result<Writing> writing = Writing::begin(desk_, {account.name, "maintenance", {}});
  if (!hash || !writing) return tl::unexpected(hash ? writing.error() : hash.error());
  writing->forget(account.password_at).add(kind::password, {{"account", at}, {"hash", *hash}});
  return writing->commit();
}

Result<CodeSecret> Accounts::begin_codes(Position at) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  const auto found = state_->accounts.find(at);
  if (found == state_->accounts.end()) return no_account();
  found->second.pending_secret = hex(desk_.surroundings().entropy(20));
  const std::string secret = base32(*bytes_of_hex(found->second.pending_secret));
  return CodeSecret{secret, "otpauth://totp/nostoi:" + found->second.name + "?secret=" + secret + "&issuer=nostoi"};
}

Result<std::vector<std::string>> Accounts::confirm_codes(Position at, const std::string& code) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return tl::unexpected(done.error());
  const auto found = state_->accounts.find(at);
  if (found == state_->accounts.end()) return no_account();
  Held& account = found->second;
  const std::string secret = bytes_of_hex(account.pending_secret).value_or("");
  const std::optional<std::int64_t> step = step_of(secret, code, desk_.surroundings().clock(), 0);
  if (secret.empty() || !step) return fail(Code::invalid, say("desk-code-wrong"), {"", 0, "code"});
  std::vector<std::string> codes;
  Json kept = Json::array();
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    codes.push_back(recovery_code(desk_.surroundings().entropy(10)));
    kept.push_back(kept_of(codes.back()));
  }
  Result<Writing> writing = Writing::begin(desk_, {account.name, "maintenance", {}});
  if (!writing) return tl::unexpected(writing.error());
  writing->forget(account.codes_at).add(kind::codes, {{"account", at}, {"secret", account.pending_secret}, {"recovery", kept}});
  if (const Result<void> done = writing->commit(); !done) return tl::unexpected(done.error());
  account.pending_secret.clear();
  account.last_step = *step;  // the code that was shown opens nothing more
  return codes;
}

Result<void> Accounts::end_codes(Position at, const std::string& password) {
  const std::lock_guard lock(guard_);
  if (const Result<void> done = follow(); !done) return done;
  const auto found = state_->accounts.find(at);
  if (found == state_->accounts.end()) return no_account();
  const Held& account = found->second;
  if (!fits(password, account.password_hash)) return fail(Code::denied, say("desk-password-wrong"), {"", 0, "password"});
  Result<Writing> writing = Writing::begin(desk_, {account.name, "maintenance", {}});
  if (!writing) return tl::unexpected(writing.error());
  writing->forget(account.codes_at).add(kind::codes_ended, {{"account", at}});
  return writing->commit();
}

}  // namespace nostoi::desk
