// The words and terms of casework, from data/model/casework.json: checked when loaded, so that a wrong one stops the program and is named.
#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "casework/kinds.hpp"
#include "nostoi/casework.hpp"

namespace nostoi::casework {

namespace {

using Words = std::vector<std::string>;

void must_know(const Words& known, const Words& words, const std::string& entry) {
  for (const std::string& word : words)
    if (std::ranges::find(known, word) == known.end())
      throw std::logic_error("data/model/casework.json: '" + entry + "': there is no '" + word + "'");
}

DutyRule rule_of(const nlohmann::json& entry) {
  DutyRule rule;
  rule.id = entry.at("id");
  rule.after = entry.at("after");
  rule.source = entry.at("source");
  rule.categories = entry.value("categories", Words{});
  rule.changes = entry.value("changes", Words{});
  rule.ends = entry.value("ends", Words{});
  rule.days = entry.at("days");
  rule.repeats = entry.value("repeats", false);
  return rule;
}

void check(const DutyRule& rule, const Vocabulary& all) {
  must_know({std::string(kind::enquiry), std::string(kind::custody), std::string(kind::custody_change)}, {rule.after}, rule.id);
  must_know(all.categories, rule.categories, rule.id);
  must_know(all.changes, rule.changes, rule.id);
  must_know(all.changes, rule.ends, rule.id);
  if (rule.repeats && (rule.days <= 0 || rule.ends.empty()))
    throw std::logic_error("data/model/casework.json: '" + rule.id + "' repeats without an end");
}

Vocabulary load() {
  const nlohmann::json file = shipped_json("model/casework.json");
  Vocabulary all;
  all.kinships = file.at("kinships");
  all.proofs = file.at("proofs");
  all.shown = file.at("shown");
  all.answers = file.at("answers");
  all.bodies = file.at("bodies");
  all.replies = file.at("replies");
  all.categories = file.at("categories");
  all.changes = file.at("changes");
  all.leaves = file.at("leaves");
  for (const auto& entry : file.at("tells"))
    all.tells.push_back({entry.at("id"), entry.value("needs_proof", false), entry.value("in_person", false)});
  for (const auto& entry : file.at("duties")) all.duties.push_back(rule_of(entry));
  must_know(all.proofs, all.shown, "shown");
  must_know(all.changes, all.leaves, "leaves");
  for (const DutyRule& rule : all.duties) check(rule, all);
  return all;
}

}  // namespace

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = load();
  return loaded;
}

}  // namespace nostoi::casework
