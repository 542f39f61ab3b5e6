// What holds between records: ids are unique, a note has a person, links go both ways, and what has expired is gone.
#include <algorithm>
#include <map>
#include <set>

#include "pfif/rules.hpp"
#include "pfif/values.hpp"

namespace nostoi::pfif {

namespace {

using Text = std::string_view;

/// The line of an element, or of the record where it has none.
std::uint64_t line_of(const Record& record, Text name) {
  const Element* element = record.find(name);
  return element ? element->line : record.line;
}

void check_unique(const Document& document, RecordKind kind, Teller& teller) {
  std::map<Text, const Record*> first;
  for (const Record& record : document.records) {
    if (record.kind != kind) continue;
    const Text id = record.value(id_name(kind));
    if (id.empty()) continue;
    const auto [known, added] = first.emplace(id, &record);
    if (!added)
      teller.tell("pfif-record-id-twice", record.number, line_of(record, id_name(kind)), id_name(kind), id,
                  {{"id", excerpt(id)}, {"line", std::to_string(known->second->line)}});
  }
}

void check_owner(const Document& document, const Record& note, const std::set<Text>& persons, Teller& teller) {
  const Text own = note.value("person_record_id");
  const auto tell = [&](Text code, Text id, Text other) {
    teller.tell(code, note.number, line_of(note, "person_record_id"), "person_record_id", id,
                {{"id", excerpt(id)}, {"other", excerpt(other)}});
  };
  if (note.within) {
    const Text outer = document.records[*note.within].value("person_record_id");
    if (!own.empty() && !outer.empty() && own != outer) tell("pfif-note-of-another", own, outer);
  } else if (own.empty()) {
    tell("pfif-note-of-nobody", note.value("note_record_id"), "");
  } else if (!persons.empty() && !persons.contains(own)) {
    tell("pfif-note-person-absent", own, "");
  }
}

/// "linked_person_record_id" of one note should be answered by one that points back.
void check_links(const Document& document, Teller& teller) {
  std::set<std::pair<Text, Text>> links;
  for (const Record& note : document.records)
    if (note.kind == RecordKind::note) links.emplace(person_of(document, note), note.value("linked_person_record_id"));
  for (const Record& note : document.records) {
    const Element* link = note.kind == RecordKind::note ? note.find("linked_person_record_id") : nullptr;
    const Text person = note.kind == RecordKind::note ? person_of(document, note) : Text();
    if (!link || link->value.empty() || person.empty()) continue;
    if (link->value == person)
      teller.tell("pfif-link-itself", note, *link);
    else if (!links.contains({link->value, person}))
      teller.tell("pfif-link-one-way", note, *link, {{"id", excerpt(link->value)}, {"other", excerpt(person)}});
  }
}

/// The moment at which a person record has to be gone; nothing when it may stay.
std::optional<std::int64_t> gone_by(const Record& person) {
  const Time expiry = read_time(person.value("expiry_date"));
  return expiry.second ? std::optional(*expiry.second + a_day) : std::nullopt;
}

void check_placeholder(const Record& person, std::int64_t gone, Teller& teller) {
  const Text source = person.value("source_date"), entry = person.value("entry_date");
  if (source != entry)
    teller.tell("pfif-placeholder-dates", person, "entry_date", {{"source", excerpt(source)}, {"entry", excerpt(entry)}});
  if (const Time made = read_time(source); made.second && *made.second > gone)
    teller.tell("pfif-placeholder-late", person.number, line_of(person, "source_date"), "source_date", source);
}

}  // namespace

Text person_of(const Document& document, const Record& note) {
  const Text own = note.value("person_record_id");
  return own.empty() && note.within ? document.records[*note.within].value("person_record_id") : own;
}

void check_together(const Document& document, Teller& teller) {
  check_unique(document, RecordKind::person, teller);
  check_unique(document, RecordKind::note, teller);
  std::set<Text> persons;
  for (const Record& record : document.records)
    if (record.kind == RecordKind::person) persons.insert(record.value("person_record_id"));
  for (const Record& record : document.records)
    if (record.kind == RecordKind::note) check_owner(document, record, persons, teller);
  check_links(document, teller);
}

void check_expiry(const Document& document, std::int64_t now, Teller& teller) {
  std::map<Text, const Record*> expired;
  for (const Record& person : document.records) {
    if (person.kind != RecordKind::person) continue;
    const auto gone = gone_by(person);
    if (!gone || now < *gone) continue;
    expired.emplace(person.value("person_record_id"), &person);
    if (is_placeholder(person))
      check_placeholder(person, *gone, teller);
    else
      teller.tell("pfif-expired", person, "expiry_date", {{"date", excerpt(person.value("expiry_date"))}});
  }
  for (const Record& note : document.records) {
    if (note.kind != RecordKind::note || !expired.contains(person_of(document, note))) continue;
    const bool left =
        std::any_of(note.elements.begin(), note.elements.end(), [](const Element& element) { return !element.value.empty(); });
    if (left) teller.tell("pfif-expired-note", note, "note_record_id", {{"id", excerpt(person_of(document, note))}});
  }
}

}  // namespace nostoi::pfif
