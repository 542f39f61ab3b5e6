// The table of forms, checked when loaded: a property, value, class, duty or word that is none stops the program and is named.
#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/casework.hpp"
#include "nostoi/forms.hpp"

namespace nostoi::forms {

namespace {

using Words = std::vector<std::string>;

void must(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error("data/model/forms.json: " + what);
}

FieldRule field_of(const nlohmann::json& entry) {
  FieldRule rule;
  rule.of = entry.value("of", Words{});
  rule.id = entry.contains("id") ? entry.at("id").get<std::string>() : rule.of.at(0);
  rule.joined = entry.value("joined", Words{});
  rule.custody = entry.value("custody", "");
  rule.choices = entry.value("choices", false);
  rule.lines = entry.value("lines", std::size_t{1});
  return rule;
}

void check(const FieldRule& rule) {
  for (const Words& words : {rule.of, rule.joined})
    for (const std::string& one : words) must(find_property(one), "'" + rule.id + "': there is no property '" + one + "'");
  must(!rule.choices || (!rule.of.empty() && !find_property(rule.of[0])->values.empty()), "'" + rule.id + "' has nothing to choose from");
  static const Words of_custody{"", "category", "since", "place"};
  must(std::ranges::count(of_custody, rule.custody) == 1, "'" + rule.id + "': nothing of a custody is called '" + rule.custody + "'");
  must(has_words("printed-field-" + rule.id) || has_words("field-" + rule.id), "'" + rule.id + "' has no words");
}

Kind kind_of(const nlohmann::json& entry) {
  Kind kind;
  kind.id = entry.at("id");
  kind.mark = entry.at("mark");
  kind.paper = entry.at("paper");
  kind.of_list = entry.at("of") == "list";
  kind.duty = entry.value("duty", "");
  kind.open = entry.value("open", false);
  kind.death = entry.value("death", "");
  kind.handling = entry.value("handling", Words{});
  for (const auto& section : entry.value("sections", nlohmann::json::array())) {
    kind.sections.push_back({section.at("id"), {}, section.value("changes", false)});
    for (const auto& field : section.value("fields", nlohmann::json::array())) kind.sections.back().fields.push_back(field_of(field));
  }
  return kind;
}

void check(const Kind& kind) {
  const auto& duties = casework::vocabulary().duties;
  must(kind.duty.empty() || std::ranges::count(duties, kind.duty, &casework::DutyRule::id) == 1,
       "'" + kind.id + "': there is no duty '" + kind.duty + "'");
  must(kind.paper == "a4" || kind.paper == "a5", "'" + kind.id + "' is on no paper");
  must(kind.death.empty() || kind.death == "established" || kind.death == "no", "'" + kind.id + "': what of a death?");
  for (const std::string& one : kind.handling)
    must(std::ranges::count(access::handling_classes(), one) == 1, "'" + kind.id + "': there is no class '" + one + "'");
  for (const SectionRule& section : kind.sections) {
    must(has_words("printed-section-" + section.id), "'" + section.id + "' has no words");
    for (const FieldRule& field : section.fields) check(field);
  }
  for (const std::string& words : {"printed-" + kind.id, "printed-" + kind.id + "-ground", "audit-what-form-" + kind.id})
    must(has_words(words), "there are no words " + words);
}

std::vector<Kind> load() {
  const nlohmann::json file = shipped_json("model/forms.json");
  std::vector<Kind> all;
  for (const auto& entry : file.at("forms")) all.push_back(kind_of(entry));
  for (const Kind& kind : all) {
    check(kind);
    must(std::ranges::count(all, kind.mark, &Kind::mark) == 1, "two forms have the mark '" + kind.mark + "'");
  }
  return all;
}

}  // namespace

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> loaded = load();
  return loaded;
}

}  // namespace nostoi::forms
