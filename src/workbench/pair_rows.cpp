// Properties meet by their ids; letters by the longest common subsequence, which is short work for names.
#include "workbench/pair_rows.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.hpp"

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

/// What an entry says of a property, live, in the order in which it says it.
std::vector<const Statement*> said(const FileEntry& entry, const std::string& property) {
  std::vector<const Statement*> all;
  for (const Statement& one : entry.statements)
    if (one.property == property && !one.retracted) all.push_back(&one);
  return all;
}

bool overlap(const PartialDate& a, const PartialDate& b) { return a.known() && b.known() && a.from <= b.to && b.from <= a.to; }

std::string agreement(const std::vector<const Statement*>& left, const std::vector<const Statement*>& right) {
  if (left.empty() || right.empty()) return "one-sided";
  bool nearly = false;
  for (const Statement* one : left)
    for (const Statement* other : right) {
      if (folded(one->value) == folded(other->value)) return "yes";
      nearly = nearly || overlap(one->date, other->date);
    }
  return nearly ? "nearly" : "no";
}

Json side(const std::vector<const Statement*>& said) {
  Json values = Json::array();
  for (const Statement* one : said) values.push_back({{"value", one->value}, {"statement", statement_name(one->at, one->column)}});
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

Json rows_of_pair(const FileEntry& left, const FileEntry& right) {
  Json rows = Json::array();
  for (const std::string& property : properties_of(left, right)) {
    const std::vector<const Statement*> one = said(left, property), other = said(right, property);
    Json row{{"property", property}, {"left", side(one)}, {"right", side(other)}, {"agrees", agreement(one, other)}};
    if (one.size() == 1 && other.size() == 1 && row["agrees"] != "yes") {
      const auto [apart_left, apart_right] = letters_apart(one.front()->value, other.front()->value);
      row["left"][0]["differs"] = told(apart_left);
      row["right"][0]["differs"] = told(apart_right);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace nostoi::workbench
