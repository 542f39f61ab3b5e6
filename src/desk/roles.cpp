// Roles as data, and what they add up to for an account.
#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/desk/accounts.hpp"

namespace nostoi::desk {

namespace {

struct Vocabulary {
  std::vector<std::string> permissions;
  std::vector<Role> roles;
};

void must_be_of(const std::vector<std::string>& known, const std::vector<std::string>& named, const std::string& role) {
  for (const std::string& one : named)
    if (!std::ranges::count(known, one)) throw std::logic_error("data/model/roles.json: " + role + ": there is no '" + one + "'");
}

Vocabulary load() {
  const nlohmann::json json = shipped_json("model/roles.json");
  Vocabulary vocabulary{json.at("permissions"), {}};
  for (const auto& role : json.at("roles")) {
    vocabulary.roles.push_back({role.at("id"), role.at("permissions"), role.at("purposes")});
    must_be_of(vocabulary.permissions, vocabulary.roles.back().permissions, vocabulary.roles.back().id);
    must_be_of(access::purposes(), vocabulary.roles.back().purposes, vocabulary.roles.back().id);
  }
  return vocabulary;
}

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = load();
  return loaded;
}

}  // namespace

const std::vector<std::string>& permissions() { return vocabulary().permissions; }
const std::vector<Role>& roles() { return vocabulary().roles; }

bool Rights::may(std::string_view permission) const { return std::ranges::binary_search(permissions, permission); }

Rights rights_of(const Account& account, std::int64_t now) {
  std::set<std::string> given(account.roles.begin(), account.roles.end()), clearance(account.clearance.begin(), account.clearance.end());
  for (const Grant& grant : account.grants) {
    if (grant.ended || now >= grant.until) continue;
    given.insert(grant.roles.begin(), grant.roles.end());
    clearance.insert(grant.clearance.begin(), grant.clearance.end());
  }
  std::set<std::string> permissions, purposes;
  for (const Role& role : roles()) {
    if (!given.contains(role.id)) continue;
    permissions.insert(role.permissions.begin(), role.permissions.end());
    purposes.insert(role.purposes.begin(), role.purposes.end());
  }
  if (account.closed) return {};
  return {{permissions.begin(), permissions.end()}, {purposes.begin(), purposes.end()}, {clearance.begin(), clearance.end()}};
}

}  // namespace nostoi::desk
