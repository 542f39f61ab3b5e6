// What the build embedded, given out as it is; every path that is no file is a page.
#include "workbench/assets.hpp"

#include "nostoi/workbench/pages.hpp"
#include "workbench/answer.hpp"

namespace nostoi::workbench {

namespace {

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& segment : path) text += "/" + segment;
  return text.empty() ? "/" : text;
}

}  // namespace

bool takes_gzip(const Request& request) { return request.header("accept-encoding").value_or("").find("gzip") != std::string_view::npos; }

Response answer_asset(const Request& request, const std::vector<std::string>& path) {
  if (request.method != "GET" && request.method != "HEAD") return told_error(405, "unsupported", say("api-no-method"));
  if (!has_pages()) return told_error(404, "not_found", say("api-no-pages"));
  const bool is_page = path.empty() || path.front() != "assets";
  std::optional<Asset> asset = web_asset(joined(path));
  if (!asset && is_page) asset = web_asset("/");
  if (!asset) return told_error(404, "not_found", say("api-no-route"));
  const bool gzip = takes_gzip(request) && !asset->gzip.empty();
  Response response{200, {{"content-type", std::string(asset->type)}}, std::string(gzip ? asset->gzip : asset->plain), {}};
  response.headers.emplace_back("cache-control", asset->for_ever ? "public, max-age=31536000, immutable" : "no-cache");
  response.headers.emplace_back("vary", "accept-encoding");
  if (gzip) response.headers.emplace_back("content-encoding", "gzip");
  return response;
}

}  // namespace nostoi::workbench
