// Accounts: who may sign in, in which roles, cleared for what. Roles give permissions (data/model/roles.json) and nothing else: what is of
// a handling class that an account is not cleared for stays shut to it, whatever its roles, the administrator's included.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "nostoi/desk/desk.hpp"

namespace nostoi::desk {

/// A role, and what it lets somebody do and read for; each has its words "role-ID", each permission "permission-ID".
struct Role {
  std::string id;
  std::vector<std::string> permissions, purposes;
};
/// data/model/roles.json, checked when loaded.
const std::vector<std::string>& permissions();
const std::vector<Role>& roles();

/// Something given for a time, on top of what the account has.
struct Grant {
  Position at = 0;
  std::string by, why;
  std::vector<std::string> roles, clearance;
  std::int64_t until = 0;  ///< milliseconds since 1970
  bool ended = false;
};

struct Account {
  Position at = 0;
  std::string name, called;  ///< name: what is typed to sign in, and the actor of all that it does; called: whom others see
  std::vector<std::string> roles, clearance;
  std::vector<Grant> grants;  ///< all of them, the ended ones too
  std::int64_t since = 0;
  bool closed = false, has_password = false, has_code = false;
  std::size_t recovery_left = 0;
};

/// What an account may do at a moment, its grants included.
struct Rights {
  std::vector<std::string> permissions, purposes, clearance;  ///< each sorted
  bool may(std::string_view permission) const;
};
Rights rights_of(const Account& account, std::int64_t now);

/// What somebody who wants in says.
struct Credentials {
  std::string name, password, code;  ///< code: of six digits, or one for recovery; empty where none was asked for yet
};
/// What came of it.
enum class Entry : std::uint8_t { in, refused, code_needed };

/// A secret for one-time codes (RFC 6238: SHA-1, six digits, 30 seconds) that is not in use until a code of it was shown.
struct CodeSecret {
  std::string base32, uri;
};

/// The accounts of a desk. Thread-safe; sees what others write to the same desk.
class Accounts {
 public:
  static Result<std::unique_ptr<Accounts>> open(Register desk);

  Result<std::vector<Account>> all();
  Result<Account> at(Position account);  ///< not_found where there is none

  /// Where there is no account yet: a link for the first, valid until another is asked for or this object is gone. conflict otherwise.
  Result<std::string> first_link();
  /// Opens the first account, with every role and no clearance; denied where the link is not the one.
  Result<Account> open_first(const std::string& link, const std::string& name, const std::string& password);

  /// Opens an account without a password, and gives the link by which its owner sets one within three days. conflict where the name is or
  /// was somebody's, invalid where a role or class is none.
  Result<std::string> open_account(const access::Actor& by, const Account& wanted);
  /// A new link for somebody who lost the password or the codes; what there was of both is gone when it is used.
  Result<std::string> new_link(const access::Actor& by, Position account);
  Result<Account> use_link(const std::string& link, const std::string& password);

  Result<void> give(const access::Actor& by, Position account, const std::vector<std::string>& roles,
                    const std::vector<std::string>& clearance, const std::string& why);
  /// conflict where nobody who may manage accounts would be left.
  Result<void> close(const access::Actor& by, Position account, const std::string& why);
  Result<void> reopen(const access::Actor& by, Position account, const std::string& why);
  Result<Position> grant(const access::Actor& by, Position account, const Grant& grant);
  Result<void> end_grant(const access::Actor& by, Position grant, const std::string& why);

  /// Whether these are the credentials of an account, which is told where they are. As slow for a name that is nobody's.
  Result<std::pair<Entry, std::optional<Account>>> check(const Credentials& credentials);
  /// denied where `now` is not the password, invalid where the new one is too short or too plain.
  Result<void> change_password(Position account, const std::string& now, const std::string& then);

  /// A secret for codes, not yet in use; in use once a code of it is shown. Gives the recovery codes, which are told once.
  Result<CodeSecret> begin_codes(Position account);
  Result<std::vector<std::string>> confirm_codes(Position account, const std::string& code);
  Result<void> end_codes(Position account, const std::string& password);

  const Register& log() const { return desk_; }
  ~Accounts();

 private:
  struct State;
  explicit Accounts(Register desk);
  Result<void> follow();

  Register desk_;
  std::mutex guard_;
  std::unique_ptr<State> state_;
};

}  // namespace nostoi::desk
