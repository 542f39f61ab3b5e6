// Reading a head: line by line, each in its one form.
#include "http/head.hpp"

#include <charconv>

#include "http/letters.hpp"

namespace nostoi::http {

namespace {

constexpr auto bad = tl::unexpected(Refusal{400});

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// What stands before the first `end`, which goes too; nothing where there is none.
std::optional<std::string_view> cut(std::string_view& text, std::string_view end) {
  const std::size_t at = text.find(end);
  if (at == text.npos) return {};
  const std::string_view before = text.substr(0, at);
  text.remove_prefix(at + end.size());
  return before;
}

bool is_of_target(char c) { return c > 0x20 && c < 0x7F && c != '#'; }
bool is_of_host(char c) { return is_digit(c) || is_letter(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos; }

Read<void> read_request_line(std::string_view line, workbench::Request& request) {
  const auto method = cut(line, " "), target = cut(line, " ");
  if (!method || !target || !is_token(*method)) return bad;
  if (line.size() != 8 || !line.starts_with("HTTP/") || !is_digit(line[5]) || line[6] != '.' || !is_digit(line[7])) return bad;
  if (line != "HTTP/1.1") return tl::unexpected(Refusal{505});
  if (!target->starts_with('/') || !std::ranges::all_of(*target, is_of_target)) return bad;
  request.method = *method;
  request.target = *target;
  return {};
}

Read<void> read_field(std::string_view line, workbench::Headers& headers) {
  const auto name = cut(line, ":");
  if (!name || !is_token(*name)) return bad;  // a space before the colon, or a folded line
  headers.emplace_back(lower(*name), trimmed(line));
  return {};
}

Read<void> read_length(std::string_view value, Head& head) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (head.length || value.empty() || !std::ranges::all_of(value, is_digit) || error == std::errc::invalid_argument) return bad;
  if (error == std::errc::result_out_of_range) return tl::unexpected(Refusal{413});
  head.length = length;
  return {};
}

bool lists(std::string_view value, std::string_view word) {
  for (value = trimmed(value); !value.empty();) {
    const std::string_view rest = value;
    const auto one = cut(value, ",");
    if (lower(trimmed(one.value_or(rest))) == word) return true;
    if (!one) return false;
  }
  return false;
}

/// What the headers say of the message itself.
Read<void> read_framing(Head& head) {
  int hosts = 0;
  for (const auto& [name, value] : head.request.headers) {
    if (name == "host") {
      if (++hosts > 1 || value.empty() || !std::ranges::all_of(value, is_of_host)) return bad;
    } else if (name == "content-length") {
      if (const auto read = read_length(value, head); !read) return read;
    } else if (name == "transfer-encoding") {
      if (head.chunked || value != "chunked") return bad;
      head.chunked = true;
    } else if (name == "expect") {
      if (lower(value) != "100-continue") return tl::unexpected(Refusal{417});
      head.awaits_continue = true;
    } else if (name == "connection") {
      head.is_last = head.is_last || lists(value, "close");
    }
  }
  if (hosts == 0 || (head.chunked && head.length)) return bad;
  return {};
}

}  // namespace

Read<std::optional<std::size_t>> HeadEnd::look(std::string_view bytes) {
  for (; looked_ < bytes.size(); ++looked_) {
    const char c = bytes[looked_], before = looked_ == 0 ? '\0' : bytes[looked_ - 1];
    if ((before == '\r') != (c == '\n')) return bad;  // each with the other, or not at all
    if (c == '\n' && looked_ == 1) return bad;        // begins with an empty line
    if (c == '\n' && bytes[looked_ - 2] == '\n') return ++looked_;
    if (c != '\r' && c != '\n' && !is_of_value(c)) return bad;
  }
  return std::nullopt;
}

Read<Head> read_head(std::string_view bytes) {
  Head head;
  auto line = cut(bytes, "\r\n");
  if (!line) return bad;
  if (const auto read = read_request_line(*line, head.request); !read) return tl::unexpected(read.error());
  for (line = cut(bytes, "\r\n"); line && !line->empty(); line = cut(bytes, "\r\n"))
    if (const auto read = read_field(*line, head.request.headers); !read) return tl::unexpected(read.error());
  if (!line || !bytes.empty()) return bad;
  if (const auto read = read_framing(head); !read) return tl::unexpected(read.error());
  return head;
}

}  // namespace nostoi::http
