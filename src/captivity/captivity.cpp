// Evidence is gathered from statements and from lists whose lines are evidence; then each question is asked on its own.
#include "nostoi/captivity.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/shipped_json.hpp"

namespace nostoi::captivity {

namespace {

struct Rules {
  std::vector<Kind> kinds;
  std::vector<std::string> identifications;
};

void must_be_values_of(const std::string& property, const std::vector<std::string>& words) {
  const Property* of = find_property(property);
  for (const std::string& word : words)
    if (!of || std::ranges::find(of->values, word) == of->values.end())
      throw std::logic_error("data/model/evidence.json: '" + word + "' is no value of the property " + property);
}

Rules load() {
  const nlohmann::json json = shipped_json("model/evidence.json");
  Rules rules;
  rules.identifications = json.at("identifications");
  must_be_values_of("identification", rules.identifications);
  for (const auto& kind : json.at("kinds")) rules.kinds.push_back({kind.at("id"), kind.at("shows")});
  for (const Kind& kind : rules.kinds) must_be_values_of("evidence", {kind.id});
  return rules;
}

const Rules& rules() {
  static const Rules loaded = load();
  return loaded;
}

bool shows(const std::string& kind, const std::string& question) {
  const auto found = std::ranges::find(kinds(), kind, &Kind::id);
  return found != kinds().end() && std::ranges::find(found->shows, question) != found->shows.end();
}

bool holds(const Statement& statement) { return statement.retracted == 0; }
bool denies(const Statement& statement) { return statement.stance == "denied"; }

/// The line of a list of evidence says so once, whatever its cells say.
void add_line(const FileEntry& entry, std::size_t origin, std::vector<Evidence>& all) {
  if (entry.is_note() || entry.list.evidence.empty() || entry.withheld) return;
  all.push_back({entry.list.evidence, entry.list.as_of, entry.list.owner.empty() ? entry.list.name : entry.list.owner, entry.anchor,
                 entry.anchor, origin, false});
}

std::vector<Evidence> evidence_of(const PersonFile& file) {
  const std::vector<std::vector<std::size_t>> origin = origins(file);
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    const FileEntry& entry = file.entries[i];
    const auto of_line = std::ranges::find_if(entry.statements, [](const Statement& one) { return one.column != 0; });
    if (of_line != entry.statements.end()) add_line(entry, origin[i][static_cast<std::size_t>(of_line - entry.statements.begin())], all);
    for (std::size_t j = 0; j < entry.statements.size(); ++j) {
      const Statement& one = entry.statements[j];
      if (one.property != "evidence" || !holds(one) || one.stance == "not-commented") continue;
      all.push_back({one.value, one.valid, one.speaker, one.anchor, one.at, origin[i][j], denies(one)});
    }
  }
  std::ranges::stable_sort(all, [](const Evidence& one, const Evidence& other) {
    if (one.day.known() != other.day.known()) return one.day.known();
    return one.day.known() && one.day.to > other.day.to;
  });
  return all;
}

Answer answer(const std::string& question, const std::vector<Evidence>& all) {
  Answer answer{question, {}, 0, {}};
  std::set<std::size_t> origins;
  for (const Evidence& one : all) {
    if (!shows(one.kind, question)) continue;
    answer.evidence.push_back(one);
    if (one.denied) continue;
    origins.insert(one.origin);
    if (!answer.latest.known()) answer.latest = one.day;
  }
  answer.origins = origins.size();
  return answer;
}

/// The last day on which a stated death can have been: what is of a later day shows life after it.
std::optional<std::int32_t> latest_death(const PersonFile& file, const std::vector<const Statement*>& stated) {
  std::optional<std::int32_t> day;
  const auto take = [&](const PartialDate& date) {
    if (date.known()) day = std::max(day.value_or(date.to), date.to);
  };
  for (const FileEntry& entry : file.entries)
    for (const Statement& one : entry.statements)
      if (one.property == "death_date" && holds(one) && !denies(one)) take(one.date);
  if (!day)
    for (const Statement* one : stated) take(one->valid);
  return day;
}

}  // namespace

const std::vector<Kind>& kinds() { return rules().kinds; }

std::vector<Answer> answers(const PersonFile& file) {
  const std::vector<Evidence> all = evidence_of(file);
  std::vector<Answer> three;
  for (const char* question : {"captured", "held", "alive"}) three.push_back(answer(question, all));
  return three;
}

std::string_view death_name(Death death) {
  constexpr std::string_view names[] = {"not-stated", "stated", "identified", "established", "contradicted"};
  return names[static_cast<std::size_t>(death)];
}

DeathKnown death(const PersonFile& file) {
  DeathKnown known;
  for (const Act& act : file.acts)
    if (act.what == "death" && act.state() == ActState::confirmed) known.act = &act;
  for (const FileEntry& entry : file.entries)
    for (const Statement& one : entry.statements) {
      if (!holds(one)) continue;
      if (one.property == "death" || one.property == "death_date") (denies(one) ? known.against : known.stated).push_back(&one);
      const bool identifies = std::ranges::find(rules().identifications, one.value) != rules().identifications.end();
      if (one.property == "identification" && identifies && !denies(one)) known.identified.push_back(&one);
    }
  if (known.stated.empty()) return known;
  const std::optional<std::int32_t> day = latest_death(file, known.stated);
  const Answer alive = answers(file)[2];
  for (const Evidence& one : alive.evidence)
    if (!one.denied && one.day.known() && day && one.day.from > *day) known.life_after.push_back(one);
  known.state = !known.against.empty() || !known.life_after.empty() ? Death::contradicted
                : known.identified.empty()                          ? Death::stated
                : !known.act                                        ? Death::identified
                                                                    : Death::established;
  return known;
}

}  // namespace nostoi::captivity
