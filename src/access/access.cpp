// The rules of reading and acting, and the vocabulary they are written in.
#include "nostoi/access.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/joined.hpp"
#include "base/shipped_json.hpp"

namespace nostoi::access {

namespace {

struct Vocabulary {
  std::vector<std::string> purposes, handling, uses;
  std::map<std::string, std::vector<std::string>> use_of;  // by purpose, the uses any of which lets it read
};

Vocabulary load() {
  const nlohmann::json json = shipped_json("model/access.json");
  Vocabulary vocabulary{json.at("purposes"), json.at("handling"), {}, {}};
  for (const auto& use : json.at("uses")) {
    vocabulary.uses.push_back(use.at("id"));
    for (const std::string purpose : use.at("purposes")) {
      if (std::ranges::find(vocabulary.purposes, purpose) == vocabulary.purposes.end())
        throw std::logic_error("data/model/access.json: use '" + vocabulary.uses.back() + "': there is no purpose '" + purpose + "'");
      vocabulary.use_of[purpose].push_back(vocabulary.uses.back());
    }
  }
  if (vocabulary.purposes.empty() || vocabulary.handling.empty() || vocabulary.handling.front() != "ordinary")
    throw std::logic_error("data/model/access.json: purposes and handling must not be empty, and ordinary comes first");
  return vocabulary;
}

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = load();
  return loaded;
}

bool has(const std::vector<std::string>& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

const std::vector<std::string>& purposes() { return vocabulary().purposes; }
const std::vector<std::string>& handling_classes() { return vocabulary().handling; }

Result<void> must_be_handling_class(std::string_view name) {
  if (has(handling_classes(), name)) return {};
  return fail(Code::invalid, say("access-unknown-handling", {{"class", std::string(name)}, {"known", joined(handling_classes())}}));
}

Result<void> may_act(const Actor& actor) {
  if (actor.id.empty()) return fail(Code::denied, say("access-no-name"));
  if (!has(purposes(), actor.purpose))
    return fail(Code::denied, say("access-unknown-purpose", {{"purpose", actor.purpose}, {"known", joined(purposes())}}));
  for (const std::string& cleared : actor.clearance)
    if (const Result<void> is = must_be_handling_class(cleared); !is) return is;
  return {};
}

bool may_read(const Actor& actor, std::string_view handling) {
  return handling == handling_classes().front() || (has(handling_classes(), handling) && has(actor.clearance, handling));
}

Actor all_seeing(Actor actor) {
  actor.clearance = handling_classes();
  return actor;
}

const std::vector<std::string>& uses() { return vocabulary().uses; }

Result<void> must_be_use(std::string_view name) {
  if (has(uses(), name)) return {};
  return fail(Code::invalid, say("access-unknown-use", {{"use", std::string(name)}, {"known", joined(uses())}}));
}

bool uses_allow(const Actor& actor, const std::vector<std::string>& given) {
  const auto any = vocabulary().use_of.find(actor.purpose);
  return any != vocabulary().use_of.end() && std::ranges::any_of(any->second, [&](const std::string& use) { return has(given, use); });
}

}  // namespace nostoi::access
