// Notes as lines: a note that says what somebody is called is compared like any entry of a list.
#include <algorithm>
#include <map>
#include <set>

#include "model/kinds.hpp"
#include "register/consent.hpp"
#include "register/line_text.hpp"
#include "register/rows.hpp"
#include "review/batch.hpp"

namespace nostoi::review {

namespace {

struct Value {
  std::string text;
  PartialDate date;
};

/// What a note says of the person, by field.
struct Spoken {
  Position note = 0;
  std::map<std::string, Value> fields;
};

/// Whether the value is said of the person, and said to be so.
bool is_meant(const Json& statement) {
  const std::string stance = statement.at("stance"), qualifier = statement.at("qualifier");
  return stance != "denied" && stance != "not-commented" && qualifier != "withheld" && qualifier != "unknown";
}

void take_in(Spoken& spoken, const Field& field, Value value) {
  if (spoken.fields.emplace(field.id, value).second || !is_of_names(field.kind)) return;
  Value& others = spoken.fields["other_name"];
  others.text += (others.text.empty() ? "" : "; ") + value.text;
}

/// What holds of the statements that a note makes, in the order in which they were made.
Result<Spoken> spoken_by(Snapshot& snapshot, Position note) {
  Spoken spoken{note, {}};
  const Result<std::vector<Position>> statements = rows::ends_of(snapshot, rows::stated(note));
  if (!statements) return tl::unexpected(statements.error());
  for (const Position at : *statements) {
    const Result<Event> event = event_at(snapshot, at);
    const Result<std::optional<std::string>> back = snapshot.get(rows::retracted(at, 0));
    if (!event || !back) return tl::unexpected(event ? back.error() : event.error());
    if (event->payload.empty() || *back) continue;
    const Result<Json> payload = read_canonical(event->payload);
    if (!payload) return tl::unexpected(payload.error());
    const Field* field = find_field(payload->at("property").get<std::string>());
    if (field && is_meant(*payload)) take_in(spoken, *field, {payload->at("value"), date_in(*payload, "read")});
  }
  return spoken;
}

bool names_somebody(const Spoken& spoken) {
  return std::ranges::any_of(spoken.fields, [](const auto& said) { return is_of_names(find_field(said.first)->kind); });
}

/// What a note says, as one text: notes are put in the order of it.
std::string text_of(const Spoken& spoken) {
  std::string text;
  for (const auto& [field, value] : spoken.fields) text += field + "\t" + value.text + "\n";
  return text;
}

Column column_of(const Field& field, const std::vector<Spoken>& notes) {
  Column column;
  column.header = column.field = field.id;
  column.role = field.role;
  column.chosen_by = "data";
  for (const Spoken& note : notes) {
    const auto value = note.fields.find(field.id);
    column.cells.push_back(value == note.fields.end() ? 0 : column.values.intern(value->second.text));
    if (value == note.fields.end() || !value->second.date.known()) continue;
    column.dates.resize(column.values.size());
    column.dates[column.cells.back()] = value->second.date;
  }
  if (!column.dates.empty() || field.kind == Kind::date || field.kind == Kind::year || field.kind == Kind::age)
    column.dates.resize(column.values.size());
  column.values.freeze();
  return column;
}

}  // namespace

Result<NotesAsList> notes_as_list(Snapshot& snapshot, const std::vector<Position>& all) {
  std::vector<Spoken> notes;
  std::set<std::string> spoken_of;
  const access::Actor whoever_matches{"match", "tracing", {}};
  for (const Position note : all) {
    const Result<bool> lets = consent_lets(snapshot, whoever_matches, note);  // to compare is to search
    if (!lets) return tl::unexpected(lets.error());
    if (!*lets) continue;
    Result<Spoken> spoken = spoken_by(snapshot, note);
    if (!spoken) return tl::unexpected(spoken.error());
    if (!names_somebody(*spoken)) continue;
    for (const auto& [field, value] : spoken->fields) spoken_of.insert(field);
    notes.push_back(std::move(*spoken));
  }
  std::ranges::stable_sort(notes, {}, text_of);
  NotesAsList result;
  result.list.name = "notes";
  result.list.lines = result.list.rows_in = notes.size();
  for (const Field& field : fields())
    if (spoken_of.contains(field.id)) result.list.columns.push_back(column_of(field, notes));
  for (const Spoken& note : notes) result.anchors.push_back(note.note);
  return result;
}

}  // namespace nostoi::review
