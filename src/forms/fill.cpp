// Values come as they were said, each with the statement that says so; nothing is put together, read out of a text or guessed.
#include "forms/fill.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/day_text.hpp"
#include "nostoi/captivity.hpp"

namespace nostoi::forms {

namespace {

const Shown* said(const Facts& facts, const std::string& property) {
  const auto found = std::ranges::find(facts.shown, property, &Shown::property);
  return found == facts.shown.end() ? nullptr : &*found;
}

Value value_of(const Shown& one) {
  const Property* property = find_property(one.property);
  const bool of_vocabulary = property && std::ranges::count(property->values, one.statement->value) > 0;
  const std::string words = of_vocabulary ? "value-" + property->vocabulary + "-" : "";
  return {one.statement->value, words, {statement_name(one.statement->at, one.statement->column)}, one.others};
}

std::optional<Value> joined(const FieldRule& rule, const Facts& facts) {
  Value all;
  for (const std::string& property : rule.joined) {
    const Shown* one = said(facts, property);
    if (!one) return {};
    Value value = value_of(*one);
    all.text += (all.text.empty() ? "" : " ") + value.text;
    all.from.push_back(value.from.front());
    all.others += value.others;
  }
  return rule.joined.empty() ? std::nullopt : std::optional(all);
}

std::string record_name(Position at) { return "r" + std::to_string(at); }

/// Where the person is held now: where the last change took them that says so, otherwise where custody began.
Value place_of(const casework::Custody& custody) {
  Value place{custody.place, "", {record_name(custody.at)}, 0};
  for (const casework::CustodyChange& one : custody.changes)
    if (!one.place.empty()) place = {one.place, "", {record_name(one.at)}, 0};
  return place;
}

std::optional<Value> of_custody(const FieldRule& rule, const Facts& facts) {
  if (!facts.custody) return {};
  const casework::Custody& custody = *facts.custody;
  Value value{custody.category, "custody-", {record_name(custody.at)}, 0};
  if (rule.custody == "since") value = {day_in_words(custody.since), "", value.from, 0};
  if (rule.custody == "place") value = place_of(custody);
  return value.text.empty() ? std::nullopt : std::optional(value);
}

Line line_of(const FieldRule& rule, const Facts& facts) {
  Line line{&rule, {}, ""};
  if (!rule.custody.empty()) return line.value = of_custody(rule, facts), line;
  if (rule.of.empty()) return line;
  if (line.value = joined(rule, facts); line.value) return line;
  for (const std::string& property : rule.of) {
    const std::string& handling = find_property(property)->handling;
    if (!access::may_read(facts.actor, handling)) line.shut = handling;
    if (const Shown* one = said(facts, property)) return line.value = value_of(*one), line.shut.clear(), line;
  }
  return line;
}

std::vector<Change> changes_of(const casework::Custody* custody) {
  std::vector<Change> all;
  if (custody)
    for (const casework::CustodyChange& one : custody->changes)
      all.push_back({day_in_words(one.on), one.change, one.place, record_name(one.at)});
  return all;
}

/// How much of the file is not on the paper: whole entries, and statements in those that are.
std::size_t withheld_of(const PersonFile& file) {
  std::size_t count = 0;
  for (const FileEntry& entry : file.entries) count += entry.withheld && !entry.erased ? 1 : entry.withheld_statements;
  return count;
}

bool says(const Facts& facts, const char* property, std::string_view value) {
  const Shown* one = said(facts, property);
  return one && one->statement->value == value;
}

}  // namespace

std::vector<Section> sections_of(const Kind& kind, const Facts& facts) {
  std::vector<Section> all;
  for (const SectionRule& rule : kind.sections) {
    Section section{&rule, {}, {}};
    for (const FieldRule& field : rule.fields) section.lines.push_back(line_of(field, facts));
    if (rule.changes) section.changes = changes_of(facts.custody);
    all.push_back(std::move(section));
  }
  return all;
}

std::vector<Remark> remarks_of(const Facts& facts, const std::vector<Section>& sections, std::int32_t today) {
  std::vector<Remark> all;
  const auto add = [&](bool holds, const char* id, std::size_t n = 0) {
    if (holds) all.push_back({id, n});
  };
  const captivity::Death death = captivity::death(facts.file).state;
  add(!facts.file.conflicts.empty(), "conflict");
  add(says(facts, "identity_known_by", "unable-to-tell"), "identity");
  add(death == captivity::Death::contradicted, "death-contradicted");
  add(death == captivity::Death::stated || death == captivity::Death::identified, "death-stated");
  add(is_child(facts.file, today), "child");
  add(facts.custody && facts.custody->category == "undetermined", "undetermined");
  const std::size_t withheld = withheld_of(facts.file);
  add(withheld > 0, "withheld", withheld);
  const bool others = std::ranges::any_of(sections, [](const Section& section) {
    return std::ranges::any_of(section.lines, [](const Line& line) { return line.value && line.value->others > 0; });
  });
  add(others, "others");
  return all;
}

std::string number_of(const Kind& kind, Position of, Position known) {
  return kind.mark + "-" + std::to_string(of) + "-" + std::to_string(known);
}

std::string short_code(const std::string& text) {
  constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  Sha256 hash;
  hash.add(text);
  const auto digest = hash.digest();
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 5; ++i) bits = bits << 8 | digest[i];
  std::string code;
  for (int shift = 35; shift >= 0; shift -= 5) code += letters[bits >> shift & 31];
  return code.substr(0, 4) + "-" + code.substr(4);
}

std::string code_of(const std::string& number, const std::vector<Section>& sections) {
  nlohmann::json all = nlohmann::json::array({number});
  for (const Section& section : sections) {
    for (const Line& line : section.lines)
      if (line.value) all.push_back({line.rule->id, line.value->text, line.value->from});
    for (const Change& one : section.changes) all.push_back({one.on, one.change, one.place});
  }
  return short_code(all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace nostoi::forms
