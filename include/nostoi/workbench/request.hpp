// What comes in at the door of a workbench and what goes out, as values: no socket, no library. The room http makes them of bytes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::workbench {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// A request as it was sent, whole.
struct Request {
  std::string method;     ///< "GET", "POST", …
  std::string target;     ///< path and query, still percent-encoded; begins with "/"
  Headers headers;        ///< names in lower case, in the order in which they were sent
  std::string body;       ///< at most as long as the door lets in
  std::string peer;       ///< address of the other end, without its port
  bool over_tls = false;  ///< nobody on the way could read it

  /// The value of a header that was sent once; nothing where it was not sent, or more than once.
  std::optional<std::string_view> header(std::string_view name) const;
};

/// An answer. A length, a date and what the connection needs are added by the door.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  /// What follows the body, a part at a time until nothing comes; empty where the body is all.
  std::function<std::optional<std::string>()> more;
};

/// Answers one request; called from several threads at once.
using Answerer = std::function<Response(const Request&)>;

/// A target, read: the segments of its path and what its query says, both decoded.
struct Target {
  std::vector<std::string> path;             ///< "/api/people/p12" is "api", "people", "p12"
  std::map<std::string, std::string> query;  ///< each name once
};
/// invalid where it is not UTF-8 after decoding, has an escape that is none, a control character, an empty segment, "." or "..", a slash
/// inside a segment, or a name of the query twice.
Result<Target> read_target(std::string_view target);

}  // namespace nostoi::workbench
