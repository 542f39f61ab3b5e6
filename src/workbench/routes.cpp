// One table of routes, put together from the tables of the subjects and looked at once.
#include <algorithm>
#include <set>
#include <stdexcept>

#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t from = 1; from < path.size();) {
    const std::size_t to = std::min(path.find('/', from), path.size());
    segments.emplace_back(path.substr(from, to - from));
    from = to + 1;
  }
  return segments;
}

bool is_name(const std::string& segment) { return segment.starts_with('{'); }

/// The segments that the route names; nothing where it is another path.
std::optional<std::map<std::string, std::string>> fits(const std::vector<std::string>& of_route, const std::vector<std::string>& path) {
  if (of_route.size() != path.size()) return {};
  std::map<std::string, std::string> named;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (is_name(of_route[i]))
      named[of_route[i].substr(1, of_route[i].size() - 2)] = path[i];
    else if (of_route[i] != path[i])
      return {};
  }
  return named;
}

void must_be_sound(const Route& route) {
  const auto& known = desk::permissions();
  const bool permitted = route.rule.permission.empty() || std::ranges::count(known, route.rule.permission) > 0;
  const bool signed_in = route.rule.who == Rule::Who::signed_in || (route.rule.permission.empty() && !route.rule.for_purpose);
  if (!permitted || !signed_in || !route.handler || !route.path.starts_with("/api/"))
    throw std::logic_error("the route " + route.method + " " + route.path + " has no rule that can be kept");
}

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (const auto& of : {
           session_routes(),     account_routes(),     word_routes(),     draft_routes(),   job_routes(),         list_routes(),
           list_detail_routes(), review_routes(),      team_routes(),     batch_routes(),   person_routes(),      attachment_routes(),
           act_routes(),         custody_routes(),     relation_routes(), search_routes(),  audit_routes(),       copy_routes(),
           enquiry_routes(),     publication_routes(), form_routes(),     unusual_routes(), description_routes(),
       })
    all.insert(all.end(), of.begin(), of.end());
  for (const Route& route : all) must_be_sound(route);
  return all;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = all_routes();
  return all;
}

Shape shape_of_segment(std::string_view name) {
  static const std::set<std::string_view> texts{"form", "language", "statement", "reviewer", "policy"};
  return texts.contains(name) ? text(64) : number(1, position().most);
}

Routed route_of(std::string_view method, const std::vector<std::string>& path) {
  static const std::vector<std::vector<std::string>> segments = [] {
    std::vector<std::vector<std::string>> all;
    for (const Route& route : routes()) all.push_back(segments_of(route.path));
    return all;
  }();
  Routed routed;
  std::size_t fewest = path.size() + 1;  // a path in so many words goes before one that names its segments
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::optional<std::map<std::string, std::string>> named = fits(segments[i], path);
    if (!named || named->size() > fewest) continue;
    if (named->size() < fewest) routed = {};
    fewest = named->size();
    routed.methods.push_back(routes()[i].method);
    if (routes()[i].method == method && !routed.route) {
      routed.route = &routes()[i];
      routed.path = std::move(*named);
    }
  }
  return routed;
}

}  // namespace nostoi::workbench
