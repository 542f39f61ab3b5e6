// Checks on headers alone; each holds off one attack, and its test has the name of it.
#include "workbench/guard.hpp"

#include <algorithm>

namespace nostoi::workbench {

namespace {

bool is_of_this_machine(std::string_view host) {
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
    if (!host.starts_with(name)) continue;
    const std::string_view rest = host.substr(name.size());
    if (rest.empty() || (rest.front() == ':' && rest.find_first_not_of("0123456789", 1) == rest.npos)) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_for_us(const Request& request, const std::vector<std::string>& hosts) {
  const std::optional<std::string_view> host = request.header("host");
  return host && (is_of_this_machine(*host) || std::ranges::count(hosts, *host) > 0);
}

bool is_from_our_page(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site").value_or("same-origin");
  if (site != "same-origin" && site != "none") return false;
  const std::optional<std::string_view> origin = request.header("origin");
  const bool sent = std::ranges::count(request.headers, "origin", &std::pair<std::string, std::string>::first) > 0;
  if (!origin) return !sent;
  return *origin == (request.over_tls ? "https://" : "http://") + std::string(request.header("host").value_or(""));
}

void harden(Response& response, bool over_tls) {
  const auto add = [&](std::string_view name, std::string_view value) {
    const auto is_it = [&](const auto& one) { return one.first == name; };
    if (std::ranges::none_of(response.headers, is_it)) response.headers.emplace_back(name, value);
  };
  add("content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
      "manifest-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'");
  add("x-content-type-options", "nosniff");
  add("x-frame-options", "DENY");
  add("referrer-policy", "no-referrer");
  add("cross-origin-opener-policy", "same-origin");
  add("cross-origin-resource-policy", "same-origin");
  add("permissions-policy", "camera=(), microphone=(), geolocation=()");
  add("cache-control", "no-store");
  if (over_tls) add("strict-transport-security", "max-age=31536000");
}

std::optional<std::string> cookie_of(const Request& request, std::string_view name) {
  std::string_view all = request.header("cookie").value_or("");
  std::optional<std::string> found;
  while (!all.empty()) {
    const std::size_t end = std::min(all.find(';'), all.size());
    const std::string_view one = trimmed(all.substr(0, end));
    all.remove_prefix(std::min(end + 1, all.size()));
    if (!one.starts_with(name) || one.substr(name.size(), 1) != "=") continue;
    if (found) return {};
    found = one.substr(name.size() + 1);
  }
  return found;
}

std::string_view session_cookie(bool over_tls) { return over_tls ? "__Host-nostoi" : "nostoi"; }

std::pair<std::string, std::string> set_session_cookie(const std::string& held, bool over_tls) {
  std::string value = std::string(session_cookie(over_tls)) + "=" + held + "; Path=/; HttpOnly; SameSite=Strict";
  if (over_tls) value += "; Secure";
  if (held.empty()) value += "; Max-Age=0";
  return {"set-cookie", value};
}

}  // namespace nostoi::workbench
