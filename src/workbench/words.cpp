// What the pages say, in three languages, and the vocabularies that they choose from.
#include <algorithm>
#include <array>

#include "base/shipped_json.hpp"
#include "nostoi/captivity.hpp"
#include "nostoi/casework.hpp"
#include "nostoi/register.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

/// The words of one language, as they are sent.
std::string words_in(const std::string& language) {
  const std::vector<std::string> begins = shipped_json("model/workbench.json").at("words");
  Json words = Json::object();
  for (const std::string& name : shipped_names("words")) {
    const Json file = shipped_json(name);
    for (const auto& [key, entry] : file.items())
      if (std::ranges::any_of(begins, [&key = key](const std::string& one) { return key.starts_with(one); }))
        words[key] = entry.at(language);
  }
  return words.dump();
}

Result<Reply> words(Call& call) {
  static const std::array<std::pair<std::string, std::string>, 3> all{
      {{"uk", words_in("uk")}, {"ru", words_in("ru")}, {"en", words_in("en")}}};
  const auto found = std::ranges::find(all, call.path.at("language"), &std::pair<std::string, std::string>::first);
  if (found == all.end()) return fail(Code::not_found, say("api-no-route"));
  Response response{200, {{"content-type", "application/json; charset=utf-8"}, {"cache-control", "no-cache"}}, found->second, {}};
  return Reply{{}, 200, {}, response};
}

Json told(const Property& property) {
  return {{"id", property.id},
          {"group", property.group},
          {"source", property.source},
          {"values", property.values},
          {"vocabulary", property.vocabulary},
          {"handling", property.handling},
          {"per_party", property.per_party},
          {"of", property.of}};
}

Json all_of_them() {
  Json properties = Json::array(), roles = Json::array(), tells = Json::array(), fields = Json::array(), evidence = Json::array();
  for (const Property& one : nostoi::properties()) properties.push_back(told(one));
  for (const desk::Role& one : desk::roles())
    roles.push_back({{"id", one.id}, {"permissions", one.permissions}, {"purposes", one.purposes}});
  const casework::Vocabulary& casework = casework::vocabulary();
  for (const casework::Tell& one : casework.tells)
    tells.push_back({{"id", one.id}, {"needs_proof", one.needs_proof}, {"in_person", one.in_person}});
  for (const Field& one : nostoi::fields()) fields.push_back(one.id);
  for (const captivity::Kind& one : captivity::kinds()) evidence.push_back({{"id", one.id}, {"shows", one.shows}});
  return {{"purposes", access::purposes()},
          {"handling", access::handling_classes()},
          {"media", media()},
          {"qualifiers", qualifiers()},
          {"stances", stances()},
          {"fields", fields},
          {"properties", properties},
          {"evidence", evidence},
          {"roles", roles},
          {"permissions", desk::permissions()},
          {"kinships", casework.kinships},
          {"proofs", casework.proofs},
          {"answers", casework.answers},
          {"bodies", casework.bodies},
          {"replies", casework.replies},
          {"categories", casework.categories},
          {"tells", tells},
          {"entities", entity_kinds()}};
}

Result<Reply> vocabulary(Call&) {
  static const Json all = all_of_them();
  return Reply{all};
}

}  // namespace

std::vector<Route> word_routes() {
  return {
      {"GET", "/api/words/{language}", anyone(), words},
      {"GET", "/api/vocabulary", signed_in(), vocabulary},
  };
}

}  // namespace nostoi::workbench
