// An answer as bytes. Nothing that an Answerer says can break out of its header: what does not fit is not written. Pure: value in, bytes
// out.
#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "nostoi/workbench/request.hpp"

namespace nostoi::http {

/// What the request and the connection ask of an answer.
struct Asked {
  bool head_alone = false;  ///< it was a HEAD
  bool is_last = false;     ///< the connection closes after it
  std::time_t now = 0;
};

struct Reply {
  std::string bytes;     ///< the head, and the body as far as it is there
  bool goes_on = false;  ///< parts follow, each as chunk_of() writes it, then last_chunk
};

/// Takes the body out of the answer. Nothing where the answer is not one that may be sent: a status that is none, a header with a control
/// character, or one of the door's.
std::optional<Reply> reply_of(workbench::Response& response, const Asked& asked);
/// An answer of a status alone.
std::string bare_reply(int status, const Asked& asked);

std::string chunk_of(std::string part);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";
inline constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace nostoi::http
