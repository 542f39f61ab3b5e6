// Properties meet by their ids; letters by the longest common subsequence, which is short work for names.
#include "workbench/pair_rows.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "model/kinds.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::size_t longest_compared = 500;

std::u32string folded(std::string_view text) {
  std::u32string letters = code_points(text);
  for (char32_t& letter : letters) letter = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(letter), U_FOLD_CASE_DEFAULT));
  return letters;
}

Spans spans_of(const std::vector<bool>& met) {
  Spans spans;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (met[i]) continue;
    if (!spans.empty() && spans.back().second == i)
      ++spans.back().second;
    else
      spans.emplace_back(i, i + 1);
  }
  return spans;
}

Json told(const Spans& spans) {
  Json json = Json::array();
  for (const auto& [from, to] : spans) json.push_back({from, to});
  return json;
}

/// What one side says under a row.
struct Told {
  std::string value, statement;  ///< statement: its name, or that of the first where the value is put together
  PartialDate date;
};
using Side = std::vector<Told>;

bool is_part_of_a_name(const std::string& property) {
  const Field* field = find_field(property);
  return field && is_of_names(field->kind) && field->kind != Kind::name && field->role == Role::identity;
}

/// What an entry says of a property, live, in the order in which it says it.
Side said(const FileEntry& entry, const std::string& property) {
  Side side;
  for (const Statement& one : entry.statements)
    if (one.property == property && !one.retracted) side.push_back({one.value, statement_name(one.at, one.column), one.date});
  return side;
}

bool says(const FileEntry& entry, const std::string& property) { return !said(entry, property).empty(); }

/// The parts of a name as one, in the order in which names are called: surname, given name, patronymic.
Side joined_name(const FileEntry& entry) {
  Told name;
  for (const Kind kind : {Kind::surname, Kind::given_name, Kind::patronymic})
    for (const Statement& one : entry.statements) {
      const Field* field = find_field(one.property);
      if (one.retracted || !field || field->kind != kind || !is_part_of_a_name(one.property)) continue;
      if (name.statement.empty()) name.statement = statement_name(one.at, one.column);
      name.value += (name.value.empty() ? "" : " ") + one.value;
    }
  return name.value.empty() ? Side{} : Side{name};
}

bool overlap(const PartialDate& a, const PartialDate& b) { return a.known() && b.known() && a.from <= b.to && b.from <= a.to; }

bool is_same_day(const PartialDate& a, const PartialDate& b) { return a.known() && a.from == a.to && a.from == b.from && a.to == b.to; }

std::string agreement(const Side& left, const Side& right, double weight) {
  if (left.empty() || right.empty()) return "one-sided";
  bool nearly = weight > 0;  // another spelling of one name
  for (const Told& one : left)
    for (const Told& other : right) {
      if (folded(one.value) == folded(other.value) || is_same_day(one.date, other.date)) return "yes";
      nearly = nearly || overlap(one.date, other.date);
    }
  return nearly ? "nearly" : "no";
}

Json told(const Side& side) {
  Json values = Json::array();
  for (const Told& one : side) values.push_back({{"value", one.value}, {"statement", one.statement}});
  return values;
}

std::vector<std::string> properties_of(const FileEntry& left, const FileEntry& right) {
  std::vector<std::string> all;
  for (const FileEntry* entry : {&left, &right})
    for (const Statement& one : entry->statements)
      if (!one.retracted && !std::ranges::count(all, one.property)) all.push_back(one.property);
  const auto place = [](const std::string& id) { return std::ranges::find(properties(), id, &Property::id) - properties().begin(); };
  std::ranges::stable_sort(all, {}, place);
  return all;
}

/// The digits and words of each that the other lacks: of a date that is its day, month or year.
std::pair<Spans, Spans> words_apart(std::string_view left, std::string_view right) {
  const std::u32string texts[] = {folded(left), folded(right)};
  std::vector<std::pair<std::size_t, std::size_t>> words[2];
  for (int side = 0; side < 2; ++side)
    for (std::size_t at = 0; at < texts[side].size();) {
      std::size_t end = at;
      while (end < texts[side].size() && u_isalnum(static_cast<UChar32>(texts[side][end]))) ++end;
      if (end > at) words[side].emplace_back(at, end);
      at = std::max(end, at + 1);
    }
  const auto word = [&](int side, const auto& span) { return texts[side].substr(span.first, span.second - span.first); };
  std::pair<Spans, Spans> apart;
  for (int side = 0; side < 2; ++side)
    for (const auto& span : words[side])
      if (std::ranges::none_of(words[1 - side], [&](const auto& other) { return word(1 - side, other) == word(side, span); }))
        (side == 0 ? apart.first : apart.second).push_back(span);
  return apart;
}

Json row_of(const std::string& property, const Side& left, const Side& right, const std::map<std::string, double>& weights) {
  const auto weight = weights.find(property);
  Json row{{"property", property}, {"left", told(left)}, {"right", told(right)}};
  row["weight"] = weight == weights.end() ? Json() : Json(weight->second);
  row["agrees"] = agreement(left, right, weight == weights.end() ? 0 : weight->second);
  if (left.size() != 1 || right.size() != 1 || row["agrees"] == "yes") return row;
  const bool dated = left.front().date.known() || right.front().date.known();
  const auto [apart_left, apart_right] = (dated ? words_apart : letters_apart)(left.front().value, right.front().value);
  row["left"][0]["differs"] = told(apart_left);
  row["right"][0]["differs"] = told(apart_right);
  return row;
}

}  // namespace

std::pair<Spans, Spans> letters_apart(std::string_view left, std::string_view right) {
  const std::u32string a = folded(left), b = folded(right);
  if (a.size() > longest_compared || b.size() > longest_compared) return {};
  std::vector<std::vector<std::uint16_t>> common(a.size() + 1, std::vector<std::uint16_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i][j] = a[i] == b[j] ? static_cast<std::uint16_t>(common[i + 1][j + 1] + 1) : std::max(common[i + 1][j], common[i][j + 1]);
  std::vector<bool> in_a(a.size()), in_b(b.size());
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      in_a[i++] = in_b[j++] = true;
    else
      ++(common[i + 1][j] >= common[i][j + 1] ? i : j);
  }
  return {spans_of(in_a), spans_of(in_b)};
}

Json rows_of_pair(const FileEntry& left, const FileEntry& right, const std::map<std::string, double>& weights) {
  // One list has whole names and the other their parts: they are told as one row.
  const bool whole_meets_parts = says(left, "name") != says(right, "name") && !joined_name(says(left, "name") ? right : left).empty();
  Json rows = Json::array();
  for (const std::string& property : properties_of(left, right)) {
    if (whole_meets_parts && property == "name")
      rows.push_back(row_of(property, says(left, "name") ? said(left, property) : joined_name(left),
                            says(right, "name") ? said(right, property) : joined_name(right), weights));
    else if (!whole_meets_parts || !is_part_of_a_name(property))
      rows.push_back(row_of(property, said(left, property), said(right, property), weights));
  }
  return rows;
}

}  // namespace nostoi::workbench
