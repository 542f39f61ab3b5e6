// What stands in tables wherever an entry or a decision is named.
#include "app/entry_words.hpp"

namespace nostoi::app {

std::string anchor_name(Position at) { return "a" + std::to_string(at); }

std::string place_of(const FileEntry& entry) {
  if (entry.withheld) return anchor_name(entry.anchor);
  if (!entry.entity.empty()) return entry.name;
  return entry.is_note() ? say("person-note", {{"note", anchor_name(entry.anchor)}}) : entry.list.name + ":" + std::to_string(entry.row);
}

std::string in_short(const FileEntry& entry) {
  if (entry.withheld) return say("person-withheld");
  if (entry.erased) return say("person-erased");
  std::string text;
  for (const Statement& statement : entry.statements) {
    const Field* field = find_field(statement.property);
    if (!field || field->role != Role::identity || statement.retracted) continue;
    text += (text.empty() ? "" : " · ") + statement.value;
  }
  return text;
}

std::string why_of(const Decision& decision) {
  if (decision.withheld) return say("review-why-withheld");
  return decision.why.empty() ? say("person-erased") : decision.why;  // nobody decides without a reason
}

}  // namespace nostoi::app
