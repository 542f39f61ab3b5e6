// accounts_state: what follows from the log of a desk for its accounts, one event after the other.
#pragma once

#include <map>
#include <set>

#include "nostoi/desk/accounts.hpp"
#include "register/record.hpp"

namespace nostoi::desk {

namespace kind {
inline constexpr std::string_view account = "account-opened", given = "account-given", closed = "account-closed",
                                  reopened = "account-reopened", password = "secret-password", codes = "secret-codes",
                                  codes_ended = "secret-codes-ended", link = "link-made", link_used = "link-used", granted = "grant-made",
                                  grant_ended = "grant-ended", signed_in = "signed-in";
}

inline tl::unexpected<Error> no_account() { return fail(Code::not_found, say("desk-no-account")); }

/// An account, and its secrets.
struct Held : Account {
  std::string password_hash, code_secret;  ///< code_secret: bytes in hex
  std::set<std::string> recovery;          ///< what is kept of the codes that were not used
  Position password_at = 0, codes_at = 0;  ///< the events that hold them: erased when others follow
  std::int64_t last_step = 0;
  std::string pending_secret;  ///< not in use yet, known to this process alone
};

struct Link {
  Position account = 0;
  std::int64_t until = 0;
};

struct Accounts::State {
  Position seen = 0;
  std::map<Position, Held> accounts;
  std::map<std::string, Link> links;  ///< by what is kept of them
  std::string first;                  ///< what is kept of the link for the first account

  /// Follows one more event.
  void take(const Event& event);
  Held* named(std::string_view name);
  /// Whether somebody else than `but` may manage accounts.
  bool has_manager(Position but, std::int64_t now) const;
};

}  // namespace nostoi::desk
