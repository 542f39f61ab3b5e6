// call: one request that may be answered: who asks, for what, and what was said, already checked against the route's shapes.
#pragma once

#include "nostoi/desk/accounts.hpp"
#include "nostoi/desk/sessions.hpp"
#include "nostoi/workbench/request.hpp"
#include "nostoi/workbench/workbench.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

struct Office;  // office.hpp

struct Call {
  Office& office;
  const Request& request;
  std::map<std::string, std::string> path, query;  ///< by the names of the route
  Json body;
  std::string held;  ///< what the browser holds of its session; empty where nobody is signed in
  desk::Session session;
  desk::Account account;
  desk::Rights rights;
  access::Actor actor;  ///< its purpose is empty until it was asked

  Position position(const std::string& name) const { return body.value(name, Position{0}); }
  std::string word(const std::string& name) const { return body.value(name, std::string()); }
  /// A number in the path or the query; `otherwise` where nothing is said.
  std::uint64_t number(const std::string& name, std::uint64_t otherwise = 0) const;
};

/// What is answered.
struct Reply {
  Json body;
  int status = 200;
  Headers headers = {};
  std::optional<Response> raw = {};  ///< instead of all that: bytes of another kind
};

using Handler = Result<Reply> (*)(Call&);

}  // namespace nostoi::workbench
