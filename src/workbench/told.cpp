// Members are named as in the headers of the rooms, so that whoever knows one knows the other.
#include "workbench/told.hpp"

#include <algorithm>

#include "model/day_text.hpp"
#include "model/kinds.hpp"
#include "workbench/values.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

/// Plain values are left out: what is not said is said exactly, asserted, by the speaker of the entry.
void add_where(Json& json, const char* name, const std::string& value, std::string_view plain = "") {
  if (value != plain) json[name] = value;
}

Json told(const ActWord& word) {
  if (word.at == 0) return nullptr;
  return {{"at", word.at}, {"actor", word.actor}, {"why", word.why}, {"when", word.when}};
}

Json told(const captivity::Answer& answer, std::int32_t today) {
  Json evidence = Json::array();
  for (const captivity::Evidence& one : answer.evidence)
    evidence.push_back({{"kind", one.kind},
                        {"day", told(one.day)},
                        {"speaker", one.speaker},
                        {"anchor", one.anchor},
                        {"origin", one.origin},
                        {"denied", one.denied}});
  Json json{{"question", answer.question}, {"origins", answer.origins}, {"latest", told(answer.latest)}, {"evidence", evidence}};
  if (answer.latest.known()) json["age"] = today - answer.latest.to;
  return json;
}

bool is_name(const std::string& property) {
  const Field* field = find_field(property);
  return field && is_of_names(field->kind);
}

std::vector<std::string> names_of(const PersonFile& file) {
  std::vector<std::string> names;
  for (const FileEntry& entry : file.entries) {
    const std::string name = called(entry);
    if (!name.empty() && !std::ranges::count(names, name)) names.push_back(name);
  }
  return names;
}

Json told(const Shown& one) {
  return {{"property", one.property},
          {"value", one.statement->value},
          {"date", told(one.statement->date)},
          {"statement", statement_name(one.statement->at, one.statement->column)},
          {"origins", one.origins},
          {"others", one.others},
          {"rule", one.rule}};
}

}  // namespace

Json told(const PartialDate& date) {
  if (!date.known()) return nullptr;
  return {{"text", day_in_words(date)}, {"from", date.from}, {"to", date.to}};
}

Json told(const ListFacts& list) {
  return {{"at", list.at},
          {"name", list.name},
          {"owner", list.owner},
          {"side", list.side},
          {"purpose", list.purpose},
          {"handling", list.handling},
          {"from", list.from},
          {"as_of", told(list.as_of)},
          {"version_of", list.version_of},
          {"later", list.later},
          {"lines", list.lines},
          {"evidence", list.evidence},
          {"sha256", list.sha256},
          {"withheld", list.name.empty()}};
}

Json told(const Decision& one) {
  return {{"at", one.at},         {"left", one.left},        {"right", one.right},     {"verdict", verdict_name(one.verdict)},
          {"why", one.why},       {"actor", one.actor},      {"revoked", one.revoked}, {"batch", one.batch},
          {"policy", one.policy}, {"withheld", one.withheld}};
}

Json told(const Statement& one) {
  Json json{{"id", statement_name(one.at, one.column)}, {"property", one.property}, {"value", one.value}, {"speaker", one.speaker}};
  if (one.date.known()) json["date"] = told(one.date);
  if (one.valid.known()) json["valid"] = told(one.valid);
  add_where(json, "qualifier", one.qualifier, qualifiers().front());
  add_where(json, "stance", one.stance, stances().front());
  add_where(json, "cited", one.cited);
  if (one.retracted) json["retracted"] = one.retracted;
  return json;
}

Json told(const FileEntry& entry) {
  Json json{{"anchor", entry.anchor}, {"withheld", entry.withheld}, {"erased", entry.erased}};
  if (entry.withheld) {
    json["sealed"] = entry.note.handling == "sealed";
    return json;
  }
  json["kind"] = !entry.entity.empty() ? "entity" : entry.is_note() ? "note" : "line";
  json["when"] = entry.at;
  json["actor"] = entry.actor;
  json["called"] = called(entry);
  json["withheld_statements"] = entry.withheld_statements;
  if (!entry.entity.empty()) json["entity"] = entry.entity, json["name"] = entry.name;
  if (entry.list.at) json["list"] = told(entry.list), json["row"] = entry.row, json["physical_row"] = entry.physical_row;
  if (entry.is_note())
    json["note"] = {{"speaker", entry.note.speaker},
                    {"medium", entry.note.medium},
                    {"handling", entry.note.handling},
                    {"text", entry.note.text},
                    {"said_on", told(entry.note.said_on)}};
  json["statements"] = Json::array();
  for (const Statement& one : entry.statements) json["statements"].push_back(told(one));
  return json;
}

Json told(const Act& act) {
  return {{"at", act.proposed.at},
          {"what", act.what},
          {"about", act.about},
          {"state", act_state_name(act.state())},
          {"proposed", told(act.proposed)},
          {"confirmed", told(act.confirmed)},
          {"refused", told(act.refused)},
          {"withheld", act.withheld}};
}

Json told(const PersonFile& file, std::int32_t today) {
  Json json{{"person", file.person}, {"asked", file.asked}, {"known", file.known}, {"names", names_of(file)}};
  json["shown"] = Json::array();
  for (const Shown& one : shown(file)) json["shown"].push_back(told(one));
  json["entries"] = Json::array();
  for (const FileEntry& one : file.entries) json["entries"].push_back(told(one));
  json["values"] = values_of(file);
  json["decisions"] = Json::array();
  for (const Decision& one : file.decisions) json["decisions"].push_back(told(one));
  json["conflicts"] = file.conflicts.size();
  json["acts"] = Json::array();
  for (const Act& one : file.acts) json["acts"].push_back(told(one));
  json["captivity"] = Json::array();
  for (const captivity::Answer& one : captivity::answers(file)) json["captivity"].push_back(told(one, today));
  json["death"] = captivity::death_name(captivity::death(file).state);
  return json;
}

const FileEntry& entry_of(const PersonFile& file, Position anchor) { return *std::ranges::find(file.entries, anchor, &FileEntry::anchor); }

std::string called(const FileEntry& entry) {
  std::string name;
  for (const Statement& one : entry.statements)
    if (is_name(one.property) && !one.retracted) name += (name.empty() ? "" : " ") + one.value;
  return name;
}

Json in_short(const PersonFile& file) {
  Json json = Json::array();
  for (const Shown& one : shown(file)) {
    const Field* field = find_field(one.property);
    if (field && field->role == Role::identity)
      json.push_back({{"property", one.property}, {"value", one.statement->value}, {"others", one.others}});
  }
  return json;
}

}  // namespace nostoi::workbench
