// What the pages say, in three languages, and the vocabularies that they choose from.
#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/shipped_json.hpp"
#include "nostoi/acts.hpp"
#include "nostoi/attachment.hpp"
#include "nostoi/casework.hpp"
#include "nostoi/entities.hpp"
#include "nostoi/publish/publication.hpp"
#include "nostoi/register.hpp"
#include "workbench/assets.hpp"
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

/// As gzip has it; empty where that cannot be done.
std::string compressed(const std::string& text) {
  z_stream stream{};
  constexpr int with_gzip_head = 15 + 16, memory = 9;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, with_gzip_head, memory, Z_DEFAULT_STRATEGY) != Z_OK) return "";
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

struct Words {
  std::string language, plain, gzip;
};
Words made(const std::string& language) {
  std::string plain = words_in(language);
  std::string gzip = compressed(plain);
  return {language, std::move(plain), std::move(gzip)};
}

/// The same for everybody: nothing that is secret is beside it, so that its length may be told by how well it compresses.
Result<Reply> words(Call& call) {
  static const std::array<Words, 3> all{made("uk"), made("ru"), made("en")};
  const auto found = std::ranges::find(all, call.path.at("language"), &Words::language);
  if (found == all.end()) return fail(Code::not_found, say("api-no-route"));
  const bool gzip = takes_gzip(call.request) && !found->gzip.empty();
  Response response{200,
                    {{"content-type", "application/json; charset=utf-8"}, {"cache-control", "no-cache"}, {"vary", "accept-encoding"}},
                    gzip ? found->gzip : found->plain,
                    {}};
  if (gzip) response.headers.emplace_back("content-encoding", "gzip");
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
  Json relations = Json::array();
  for (const entities::RelationKind& one : entities::relation_kinds())
    relations.push_back({{"id", one.id}, {"from", one.from}, {"to", one.to}, {"symmetric", one.symmetric}});
  Json properties = Json::array(), roles = Json::array(), tells = Json::array(), fields = Json::array(), evidence = Json::array();
  for (const Property& one : nostoi::properties()) properties.push_back(told(one));
  for (const desk::Role& one : desk::roles())
    roles.push_back({{"id", one.id}, {"permissions", one.permissions}, {"purposes", one.purposes}});
  const casework::Vocabulary& casework = casework::vocabulary();
  for (const casework::Tell& one : casework.tells)
    tells.push_back({{"id", one.id}, {"needs_proof", one.needs_proof}, {"in_person", one.in_person}});
  for (const Field& one : nostoi::fields()) fields.push_back(one.id);
  for (const captivity::Kind& one : captivity::kinds()) evidence.push_back({{"id", one.id}, {"shows", one.shows}});
  Json recipients = Json::array();
  for (const publish::RecipientKind& one : publish::recipient_kinds())
    recipients.push_back({{"id", one.id},
                          {"columns", one.columns},
                          {"usual", one.usual},
                          {"grounds", one.grounds},
                          {"guards", one.guards},
                          {"days", one.days},
                          {"onward", one.onward},
                          {"smallest", one.smallest}});
  return {{"purposes", access::purposes()},
          {"recipients", recipients},
          {"copy_words", publish::copy_words()},
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
          {"entities", entity_kinds()},
          {"relations", relations},
          {"shows", attachment::kinds()},
          {"changes", casework.changes},
          {"acts", acts::kinds()}};
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
