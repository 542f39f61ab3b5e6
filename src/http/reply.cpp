// Writing status line, headers and chunks.
#include "http/reply.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "http/letters.hpp"

namespace nostoi::http {

namespace {

/// For whoever reads along; programs go by the number, and a status that is not here has no phrase.
std::string_view phrase_of(int status) {
  static constexpr std::array<std::pair<int, std::string_view>, 27> phrases{{{200, "OK"},
                                                                             {201, "Created"},
                                                                             {202, "Accepted"},
                                                                             {204, "No Content"},
                                                                             {206, "Partial Content"},
                                                                             {301, "Moved Permanently"},
                                                                             {302, "Found"},
                                                                             {303, "See Other"},
                                                                             {304, "Not Modified"},
                                                                             {400, "Bad Request"},
                                                                             {401, "Unauthorized"},
                                                                             {403, "Forbidden"},
                                                                             {404, "Not Found"},
                                                                             {405, "Method Not Allowed"},
                                                                             {406, "Not Acceptable"},
                                                                             {408, "Request Timeout"},
                                                                             {409, "Conflict"},
                                                                             {410, "Gone"},
                                                                             {412, "Precondition Failed"},
                                                                             {413, "Content Too Large"},
                                                                             {415, "Unsupported Media Type"},
                                                                             {417, "Expectation Failed"},
                                                                             {422, "Unprocessable Content"},
                                                                             {428, "Precondition Required"},
                                                                             {429, "Too Many Requests"},
                                                                             {500, "Internal Server Error"},
                                                                             {503, "Service Unavailable"}}};
  for (const auto& [known, phrase] : phrases)
    if (known == status) return phrase;
  return status == 431 ? "Request Header Fields Too Large" : status == 505 ? "HTTP Version Not Supported" : "";
}

/// "Mon, 23 Nov 2026 22:10:00 GMT", in English whatever the locale.
std::string date_of(std::time_t now) {
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm at{};
  gmtime_r(&now, &at);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(at.tm_wday)], at.tm_mday,
                     months[static_cast<std::size_t>(at.tm_mon)], at.tm_year + 1900, at.tm_hour, at.tm_min, at.tm_sec);
}

bool is_of_the_door(std::string_view name) {
  static constexpr std::array<std::string_view, 8> own{"date",       "content-length", "transfer-encoding", "connection",
                                                       "keep-alive", "trailer",        "upgrade",           "te"};
  return std::ranges::find(own, lower(name)) != own.end();
}

bool may_be_sent(const workbench::Response& response) {
  if (response.status < 200 || response.status > 599) return false;
  return std::ranges::all_of(response.headers, [](const auto& header) {
    return is_token(header.first) && is_value(header.second) && !is_of_the_door(header.first);
  });
}

std::string status_line(int status, const Asked& asked) {
  return fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n{}", status, phrase_of(status), date_of(asked.now),
                     asked.is_last ? "Connection: close\r\n" : "");
}

}  // namespace

std::optional<Reply> reply_of(workbench::Response& response, const Asked& asked) {
  if (!may_be_sent(response)) return {};
  const bool has_body = response.status != 204 && response.status != 304;
  std::string head = status_line(response.status, asked);
  for (const auto& [name, value] : response.headers) fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  if (has_body && response.more)
    head += "Transfer-Encoding: chunked\r\n";
  else if (has_body)
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.body.size());
  head += "\r\n";
  if (!has_body || asked.head_alone) return Reply{std::move(head), false};
  if (response.more && !response.body.empty()) response.body = chunk_of(std::move(response.body));
  response.body.insert(0, head);
  return Reply{std::move(response.body), static_cast<bool>(response.more)};
}

std::string bare_reply(int status, const Asked& asked) { return status_line(status, asked) + "Content-Length: 0\r\n\r\n"; }

std::string chunk_of(std::string part) {
  part.insert(0, fmt::format("{:x}\r\n", part.size()));
  part += "\r\n";
  return part;
}

}  // namespace nostoi::http
