// The gates in their order: whose machine, which route, who asks, is it forged, what does the rule say, what was sent; then the handler.
#include "workbench/answer.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "workbench/assets.hpp"
#include "workbench/guard.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::size_t longest_json = 1 << 20, deepest_json = 32;

Language language_of(const Request& request) {
  const std::string_view asked = request.header("accept-language").value_or("uk");
  for (const auto& [begins, language] : {std::pair("uk", Language::uk), {"ru", Language::ru}, {"en", Language::en}})
    if (asked.starts_with(begins)) return language;
  return Language::en;
}

int status_of(Code code) {
  switch (code) {
    case Code::invalid:
      return 422;
    case Code::not_found:
      return 404;
    case Code::conflict:
      return 409;
    case Code::denied:
      return 403;
    case Code::unsupported:
      return 415;
    default:
      return 500;
  }
}

Response json(int status, const Json& body) {
  Response response{
      status, {{"content-type", "application/json; charset=utf-8"}}, body.dump(-1, ' ', false, Json::error_handler_t::replace), {}};
  return response;
}

/// What was sent, as JSON that no depth and no double name makes dangerous; nothing where it is none.
std::optional<Json> read_json(const std::string& text) {
  std::vector<std::set<std::string>> names;
  bool sound = true;
  const Json read = Json::parse(
      text,
      [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (static_cast<std::size_t>(depth) > deepest_json) sound = false;
        if (event == Json::parse_event_t::object_start) names.emplace_back();
        if (event == Json::parse_event_t::object_end) names.pop_back();
        if (event == Json::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second) sound = false;
        return sound;
      },
      false);
  return read.is_discarded() || !sound ? std::nullopt : std::optional(read);
}

/// Who asks.
Result<void> recognise(Call& call) {
  call.held = cookie_of(call.request, session_cookie(call.request.over_tls)).value_or("");
  const std::optional<desk::Session> session = call.held.empty() ? std::nullopt : call.office.sessions.find(call.held);
  if (!session) return call.held.clear(), Result<void>();
  const Result<desk::Account> account = call.office.accounts->at(session->account);
  if (!account) return tl::unexpected(account.error());
  if (account->closed) return call.office.sessions.end_all(account->at), call.held.clear(), Result<void>();
  call.session = *session;
  call.account = *account;
  call.rights = desk::rights_of(*account, call.office.now());
  call.actor = {account->name, session->purpose, call.rights.clearance};
  return {};
}

/// Whether the route's rule lets the caller in; the answer that says why not otherwise.
std::optional<Response> shut_by(const Rule& rule, const Call& call) {
  if (rule.who == Rule::Who::anyone) return {};
  if (call.held.empty()) return told_error(401, "sign-in", say("api-sign-in"));
  if (!rule.permission.empty() && !call.rights.may(rule.permission)) return told_error(403, "denied", say("api-no-permission"));
  const bool covered = std::ranges::count(call.rights.purposes, call.actor.purpose) > 0;  // a role may be gone since
  if (rule.for_purpose && !covered) return told_error(428, "purpose-needed", say("api-purpose"));
  return {};
}

/// Whether something would be written where the register is only read.
std::optional<Response> only_read(const Rule& rule, const Call& call) {
  if (!call.office.ground.read_only || rule.only_read) return {};
  return told_error(503, "read-only", say("api-read-only"));
}

/// Whether what changes something was sent by a page of ours: by what the browser says, and by what only our page knows. Where nobody is
/// signed in, that the header is there is enough: no other site can send it.
std::optional<Response> forged(const Call& call) {
  const std::optional<std::string_view> token = call.request.header("x-nostoi-token");
  const bool known = token && (call.held.empty() || *token == call.session.token);
  if (known && is_from_our_page(call.request)) return {};
  return told_error(403, "token", say("api-token"));
}

std::optional<Response> read_body(const Route& route, Call& call) {
  const std::string_view type = call.request.header("content-type").value_or("");
  if (route.bytes) {
    if (type == "application/octet-stream") return {};
    return told_error(415, "unsupported", say("api-not-bytes"));
  }
  if (route.body.is == Shape::Is::nothing)
    return call.request.body.empty() ? std::nullopt : std::optional(told_error(422, "invalid", say("api-no-body")));
  if (!type.starts_with("application/json")) return told_error(415, "unsupported", say("api-not-json"));
  const std::optional<Json> body = call.request.body.size() > longest_json ? std::nullopt : read_json(call.request.body);
  if (!body) return told_error(422, "invalid", say("api-not-json"));
  if (const Result<void> is = must_be(route.body, *body); !is) return told_error(is.error());
  call.body = *body;
  return {};
}

/// Whether a text of the path or the query is what it should be, to its last letter: what is half a number is none.
Result<void> must_say(const Shape& shape, const std::string& value) {
  if (shape.is != Shape::Is::number) return must_be(shape, value);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return fail(Code::invalid, say("api-not-number"));
  return must_be(shape, number);
}

std::optional<Response> read_path(const Call& call) {
  for (const auto& [name, value] : call.path)
    if (!must_say(shape_of_segment(name), value)) return told_error(404, "not_found", say("api-no-route"));
  return {};
}

std::optional<Response> read_query(const Route& route, Call& call) {
  for (const auto& [name, value] : call.query) {
    const auto known = std::ranges::find(route.query, name, &Member::name);
    if (known == route.query.end()) return told_error(422, "invalid", say("api-not-known"), name);
    if (const Result<void> is = must_say(known->shape, value); !is) return told_error(422, "invalid", is.error().sentence, name);
  }
  return {};
}

/// What went wrong inside, in the log of the server: which route and which code, and nothing of what was asked.
void log_failure(const Office& office, const Route& route, const Error& error) {
  if (!office.ground.log || (error.code != Code::io && error.code != Code::internal)) return;
  office.ground.log("500 " + route.method + " " + route.path + " " + std::string(code_name(error.code)));
}

Response reply_of(Call& call, const Route& route) {
  const Result<Reply> reply = route.handler(call);
  if (!reply) {
    log_failure(call.office, route, reply.error());
    return told_error(reply.error());
  }
  Response response = reply->raw ? *reply->raw : json(reply->status, reply->body);
  response.headers.insert(response.headers.end(), reply->headers.begin(), reply->headers.end());
  return response;
}

std::string etag_of(const Response& response) { return "\"" + sha256_hex(response.body).substr(0, 32) + "\""; }

/// What a write is about: what a GET of its path shows, or of the path that its own goes on from ("…/people/5" of "…/people/5/notes").
Routed about(std::vector<std::string> path) {
  Routed routed = route_of("GET", path);
  while (!routed.route && path.size() > 1) {
    path.pop_back();
    routed = route_of("GET", path);
  }
  return routed;
}

/// Whether what was looked at is still so: an ETag is the hash of what a GET answers.
std::optional<Response> changed_since(Call& call, const std::vector<std::string>& path) {
  const std::optional<std::string_view> seen = call.request.header("if-match");
  if (!seen) return {};
  const Routed routed = about(path);
  if (!routed.route || shut_by(routed.route->rule, call)) return told_error(412, "changed", say("api-changed"));
  Call looks{call.office, call.request, routed.path, {}, {}, call.held, call.session, call.account, call.rights, call.actor};
  const Response now = reply_of(looks, *routed.route);
  if (now.status == 200 && etag_of(now) == *seen) return {};
  return told_error(412, "changed", say("api-changed"));
}

/// A write, done once however often it is said with one key.
Response done_once(Call& call, const Route& route) {
  const std::optional<std::string_view> said = call.request.header("idempotency-key");
  if (!said || call.held.empty()) return reply_of(call, route);
  const std::string key(*said);
  const access::Actor by{call.account.name, "maintenance", {}};
  const Result<std::optional<Response>> before = call.office.repeats.begin(by, key, call.request);
  if (!before) return told_error(before.error());
  if (*before) return **before;
  Response response = reply_of(call, route);
  const Result<void> kept = call.office.repeats.end(by, key, response);
  return kept ? response : told_error(kept.error());
}

/// A path that is there, asked in a way that it is not: it says in which ways it is (RFC 9110, 15.5.6).
Response not_so(const std::vector<std::string>& methods) {
  Response response = told_error(405, "unsupported", say("api-no-method"));
  std::string allowed;
  for (const std::string& method : methods)
    allowed += (allowed.empty() ? "" : ", ") + (method == "GET" ? std::string("GET, HEAD") : method);
  response.headers.emplace_back("allow", allowed);
  return response;
}

Response answer_api(Office& office, const Request& request, Target target) {
  const bool reading = request.method == "GET" || request.method == "HEAD";
  const Routed routed = route_of(reading ? "GET" : request.method, target.path);
  if (routed.methods.empty()) return told_error(404, "not_found", say("api-no-route"));
  if (!routed.route) return not_so(routed.methods);
  Call call{office, request, routed.path, std::move(target.query), {}, {}, {}, {}, {}, {}};
  if (const Result<void> done = recognise(call); !done) return told_error(done.error());
  if (!reading)
    if (std::optional<Response> no = forged(call)) return *no;
  if (std::optional<Response> no = shut_by(routed.route->rule, call)) return *no;
  if (!reading)
    if (std::optional<Response> no = only_read(routed.route->rule, call)) return *no;
  if (std::optional<Response> no = read_path(call)) return *no;
  if (std::optional<Response> no = read_query(*routed.route, call)) return *no;
  if (!reading)
    if (std::optional<Response> no = read_body(*routed.route, call)) return *no;
  if (!reading)
    if (std::optional<Response> no = changed_since(call, target.path)) return *no;
  Response response = reading ? reply_of(call, *routed.route) : done_once(call, *routed.route);
  if (reading && response.status == 200) response.headers.emplace_back("etag", etag_of(response));
  return response;
}

Response answer_unhardened(Office& office, const Request& request) {
  if (!is_for_us(request, office.ground.hosts)) return told_error(421, "denied", say("api-other-host"));
  Result<Target> target = read_target(request.target);
  if (!target) return told_error(400, "invalid", target.error().sentence);
  if (!target->path.empty() && target->path.front() == "api") return answer_api(office, request, std::move(*target));
  return answer_asset(request, target->path);
}

}  // namespace

std::uint64_t Call::number(const std::string& name, std::uint64_t otherwise) const {
  const auto& from = path.contains(name) ? path : query;
  const auto found = from.find(name);
  std::uint64_t number = otherwise;
  if (found != from.end()) std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
  return number;
}

Response told_error(int status, std::string_view code, std::string sentence, const std::string& field) {
  Json error{{"code", code}, {"sentence", std::move(sentence)}};
  if (!field.empty()) error["field"] = field;
  return json(status, {{"error", error}});
}

Response told_error(const Error& error) {
  // What went wrong inside is for the log of the server, not for whoever asked.
  if (error.code == Code::io || error.code == Code::internal) return told_error(500, code_name(error.code), say("api-failed"));
  return told_error(status_of(error.code), code_name(error.code), error.sentence, error.place.column);
}

Response answer(Office& office, const Request& request) {
  const Speaking as(language_of(request));
  Response response = answer_unhardened(office, request);
  harden(response, request.over_tls);
  return response;
}

}  // namespace nostoi::workbench
