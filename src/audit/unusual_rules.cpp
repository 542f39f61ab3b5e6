// The rules read, and looked at: a reading or a count that is none stops the program and is named.
#include "audit/unusual_rules.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"

namespace nostoi::audit {

namespace {

void must(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error("data/model/unusual.json: " + what);
}

Counts counts_named(const std::string& name) {
  constexpr std::string_view names[] = {"opened", "opened-in-an-hour", "without-way", "searched-only", "readings", "odd-hours"};
  const auto found = std::ranges::find(names, name);
  must(found != std::end(names), "there is no count '" + name + "'");
  return static_cast<Counts>(found - std::begin(names));
}

std::set<std::string> readings_in(const nlohmann::json& json) {
  const std::set<std::string> all = json.get<std::set<std::string>>();
  for (const std::string& one : all) must(has_words("audit-what-" + one), "there is no reading '" + one + "'");
  return all;
}

Rule rule_of(const nlohmann::json& entry, std::size_t own_days) {
  Rule rule;
  rule.id = entry.at("id");
  rule.counts = counts_named(entry.at("counts"));
  if (entry.contains("of")) rule.of = readings_in(entry.at("of"));
  rule.least = entry.at("least");
  rule.own = entry.at("own");
  rule.peers = entry.at("peers");
  rule.alone = entry.at("alone");
  rule.own_days = entry.value("own_days", own_days);
  rule.slack = entry.value("slack", 0);
  must(rule.least > 0 && rule.alone >= rule.least, "'" + rule.id + "' tells of nothing, or of everything");
  must(has_words("unusual-" + rule.id), "'" + rule.id + "' has no words");
  must(!entry.at("why").get<std::string>().empty(), "'" + rule.id + "' says no why");
  return rule;
}

Rules load() {
  const nlohmann::json file = shipped_json("model/unusual.json");
  Rules rules;
  rules.window = file.at("window");
  rules.fresh_days = file.at("fresh_days");
  rules.peer_count = file.at("peer_count");
  rules.opens = readings_in(file.at("opens"));
  rules.ways = readings_in(file.at("ways"));
  for (const auto& entry : file.at("rules")) rules.all.push_back(rule_of(entry, file.at("own_days")));
  return rules;
}

}  // namespace

const Rules& rules() {
  static const Rules loaded = load();
  return loaded;
}

}  // namespace nostoi::audit
