// The description of the API (OpenAPI 3.1), made of the table that answers.
#include <algorithm>

#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

/// "getPeopleByAnchor"
std::string operation_of(const Route& route) {
  std::string id = lower(route.method);
  bool begins = false;
  for (const char c : route.path.substr(4)) {
    if (c == '{') id += "By", begins = true;
    if (c == '/') begins = true;
    if (c == '/' || c == '{' || c == '}') continue;
    id += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    begins = false;
  }
  return id;
}

Json parameters_of(const Route& route) {
  Json all = Json::array();
  for (std::size_t at = route.path.find('{'); at != route.path.npos; at = route.path.find('{', at + 1)) {
    const std::string name = route.path.substr(at + 1, route.path.find('}', at) - at - 1);
    all.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", schema_of(shape_of_segment(name))}});
  }
  for (const Member& member : route.query)
    all.push_back({{"name", member.name}, {"in", "query"}, {"required", member.needed}, {"schema", schema_of(member.shape)}});
  return all;
}

Json error_reply(const char* description) {
  return {{"description", description}, {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}}}};
}

Json content_of(Answers answers) {
  if (answers == Answers::page) return {{"text/html", {{"schema", {{"type", "string"}}}}}};
  if (answers == Answers::bytes) return {{"*/*", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
  return {{"application/json", {{"schema", {{"type", "object"}}}}}};
}

Json replies_of(const Route& route) {
  Json replies{{"default", error_reply("What is wrong, in the language of the caller")}};
  const Json well{{"description", "Done"}, {"content", content_of(route.answers)}};
  for (const char* status : {"200", "201", "202"}) replies[status] = well;
  if (route.rule.who == Rule::Who::signed_in) replies["401"] = error_reply("Nobody is signed in");
  if (!route.rule.permission.empty()) replies["403"] = error_reply("No role of the account allows it");
  if (route.rule.for_purpose) replies["428"] = error_reply("The purpose has to be told first");
  return replies;
}

Json operation(const Route& route) {
  Json operation{{"operationId", operation_of(route)}, {"parameters", parameters_of(route)}, {"responses", replies_of(route)}};
  operation["x-nostoi-permission"] = route.rule.permission;
  operation["security"] = route.rule.who == Rule::Who::anyone ? Json::array() : Json::array({{{"session", Json::array()}}});
  if (route.bytes)
    operation["requestBody"] = {{"required", true},
                                {"content", {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
  else if (route.body.is != Shape::Is::nothing)
    operation["requestBody"] = {{"required", true}, {"content", {{"application/json", {{"schema", schema_of(route.body)}}}}}};
  return operation;
}

Json described() {
  const Json error{
      {"type", "object"},
      {"required", {"error"}},
      {"properties",
       {{"error",
         {{"type", "object"},
          {"required", {"code", "sentence"}},
          {"properties", {{"code", {{"type", "string"}}}, {"sentence", {{"type", "string"}}}, {"field", {{"type", "string"}}}}}}}}}};
  Json paths = Json::object();
  for (const Route& route : routes()) paths[route.path][lower(route.method)] = operation(route);
  return {
      {"openapi", "3.1.0"},
      {"info", {{"title", "nostoi workbench"}, {"version", NOSTOI_VERSION}}},
      {"paths", paths},
      {"components",
       {{"schemas", {{"Error", error}}}, {"securitySchemes", {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "nostoi"}}}}}}}};
}

Result<Reply> describe(Call&) {
  static const Json all = described();
  return Reply{all};
}

}  // namespace

std::vector<Route> description_routes() { return {{"GET", "/api/openapi.json", signed_in(), describe}}; }

}  // namespace nostoi::workbench
