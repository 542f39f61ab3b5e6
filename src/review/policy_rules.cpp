// Loading the policies that ship, and those that an office has laid over them.
#include "review/policy_rules.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/names.hpp"
#include "register/log.hpp"

namespace nostoi::review {

namespace {

[[noreturn]] void wrong(const std::string& what) { throw std::logic_error("data/model/policies.json: " + what); }

constexpr std::string_view language_names[] = {"uk", "ru", "en"};

struct Loaded {
  PolicyRules rules;
  std::vector<Policy> policies;
};

PolicyRules rules_of(const Json& json) {
  PolicyRules rules;
  for (const Json& one : json.at("never"))
    rules.never.push_back({one.at("guard"), one.at("groups"), one.at("properties"), one.at("purposes"), one.at("records")});
  for (const std::string_view guard : needed_guards)
    if (std::ranges::find(rules.never, guard, &Guard::id) == rules.never.end()) wrong("the guard '" + std::string(guard) + "' is missing");
  for (const Guard& guard : rules.never)
    for (const std::string& property : guard.properties)
      if (!find_property(property)) wrong("'" + property + "' is no property");
  rules.harmless_groups = json.at("harmless_groups");
  rules.harmless_properties = json.at("harmless_properties");
  rules.harmless_records = json.at("harmless_records");
  for (const auto& [property, values] : json.at("harmless_values").items())
    for (const std::string value : values) rules.harmless_values[property].insert(names::normalise(value));
  rules.adult_at = json.at("adult_at");
  if (rules.adult_at < 18) wrong("adult_at is under 18");
  return rules;
}

Policy policy_of(const Json& entry) {
  Policy policy;
  policy.id = entry.at("id");
  policy.version = entry.at("version");
  policy.least = entry.at("least_millionths").get<double>() / 1e6;
  policy.agree = entry.at("agree");
  policy.one_to_one = entry.at("one_to_one");
  policy.text = entry.at("text");
  policy.entry = canonical(entry);
  policy.sha256 = sha256_hex(policy.entry);
  if (!(policy.least > 0.5 && policy.least <= 1)) wrong("'" + policy.name() + "': least_millionths is above 500000, at most 1000000");
  if (!entry.at("no_conflict").get<bool>()) wrong("'" + policy.name() + "': a policy decides nothing against a person");
  if (policy.agree.empty()) wrong("'" + policy.name() + "': nothing has to agree");
  for (const std::string& field : policy.agree)
    if (!find_field(field)) wrong("'" + policy.name() + "': '" + field + "' is no field");
  for (const std::string_view language : language_names)
    if (policy.text[std::string(language)].empty()) wrong("'" + policy.name() + "': its text is missing in a language");
  return policy;
}

Loaded load() {
  Loaded loaded;
  const Json json = shipped_json("model/policies.json");
  try {
    loaded.rules = rules_of(json);
    for (const Json& entry : json.at("policies")) {
      Policy policy = policy_of(entry);
      if (std::ranges::find(loaded.policies, policy.name(), &Policy::name) != loaded.policies.end())
        wrong("'" + policy.name() + "' stands there twice");
      loaded.policies.push_back(std::move(policy));
    }
  } catch (const Json::exception& error) {
    wrong(error.what());
  }
  return loaded;
}

const Loaded& loaded() {
  static const Loaded once = load();
  return once;
}

}  // namespace

const PolicyRules& policy_rules() { return loaded().rules; }

const std::vector<Policy>& policies() { return loaded().policies; }

}  // namespace nostoi::review
