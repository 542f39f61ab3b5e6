// derived: see the header. Only large groups of equal values are asked, so that copies of one person do not look like a rule.
#include "link/derived.hpp"

#include <algorithm>
#include <map>

#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t sample_lines = 500;
constexpr std::size_t enough_lines = 1000;  // in fewer, a value that all share may still be the only thing that tells
constexpr std::size_t group_lines = 30;     // a group smaller than this may be copies of one person
constexpr double decided_share = 0.97;      // of the lines of such groups that carry the group's commonest value
constexpr double covered_share = 0.3;       // of all lines that must stand in such groups
constexpr double repeated_share = 0.95;     // of a column's words that stand in the name
constexpr std::size_t sample_cells = 200'000;

using Words = std::vector<std::string>;

void add_words(Words& words, const Column* column, std::size_t line) {
  if (!column) return;
  for (names::Token& token : names::read(column->cell(line)).tokens) words.push_back(std::move(token.romanised));
}

/// Share of the lines in large groups of `from` whose `to` is the group's commonest; 0 when the groups cover too little.
double decided(const Prepared& prepared, std::size_t from, std::size_t to) {
  const std::size_t step = std::max<std::size_t>(1, prepared.lines / sample_cells);
  std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> groups;
  std::size_t seen = 0;
  for (std::size_t line = 0; line < prepared.lines; line += step) {
    const std::uint32_t* row = prepared.row(line);
    if (row[from] == missing_value || row[to] == missing_value) continue;
    ++seen;
    if (prepared.features[from].count[row[from]] >= group_lines * step) ++groups[row[from]][row[to]];
  }
  std::size_t covered = 0, common = 0;
  for (const auto& [value, others] : groups) {
    std::size_t most = 0;
    for (const auto& [other, count] : others) {
      covered += count;
      most = std::max(most, count);
    }
    common += most;
  }
  return covered < covered_share * static_cast<double>(seen) || seen == 0 ? 0 : static_cast<double>(common) / static_cast<double>(covered);
}

/// Share of the commonest value among the lines that have one; 1 for a column that says nothing.
double commonest(const Prepared& prepared, std::size_t at) {
  const Feature& feature = prepared.features[at];
  std::uint64_t total = 0, most = 0;
  for (const std::uint32_t count : feature.count) {
    total += count;
    most = std::max<std::uint64_t>(most, count);
  }
  return total == 0 ? 1.0 : static_cast<double>(most) / static_cast<double>(total);
}

bool simple(const Feature& feature) { return feature.comparator != Comparator::words && feature.comparator != Comparator::date; }

std::size_t distinct(const Feature& feature) {
  return static_cast<std::size_t>(std::count_if(feature.count.begin(), feature.count.end(), [](std::uint32_t c) { return c > 0; }));
}

}  // namespace

bool full_name_tells_more(const std::vector<List>& lists) {
  std::size_t lines = 0, more = 0;
  for (const List& list : lists) {
    const Column* full = list.column("name");
    if (!full) continue;
    const std::size_t step = std::max<std::size_t>(1, list.lines / sample_lines);
    for (std::size_t line = 0; line < list.lines; line += step) {
      Words parts, whole;
      for (const std::string_view field : {"surname", "given_name", "patronymic"}) add_words(parts, list.column(field), line);
      add_words(whole, full, line);
      ++lines;
      more += std::any_of(whole.begin(), whole.end(),
                          [&](const std::string& w) { return std::find(parts.begin(), parts.end(), w) == parts.end(); });
    }
  }
  return 10 * more > lines;
}

bool repeats_the_name(const List& list, const Column& column) {
  std::size_t words_in = 0, words_all = 0;
  const std::size_t step = std::max<std::size_t>(1, list.lines / sample_lines);
  for (std::size_t line = 0; line < list.lines; line += step) {
    Words name, words;
    for (const std::string_view field : {"name", "surname", "given_name", "patronymic"}) add_words(name, list.column(field), line);
    add_words(words, &column, line);
    words_all += words.size();
    for (const std::string& word : words) words_in += std::find(name.begin(), name.end(), word) != name.end();
  }
  return words_all > 0 && words_in >= repeated_share * static_cast<double>(words_all);
}

void leave_out_derived(Prepared& prepared) {
  const std::size_t width = prepared.width();
  std::vector<bool> out(width);
  for (std::size_t at = 0; at < width; ++at) {
    const Feature& feature = prepared.features[at];
    if (prepared.lines >= enough_lines && feature.comparator != Comparator::words && commonest(prepared, at) > 0.995) {
      out[at] = true;
      for (const std::string& column : feature.columns) prepared.skipped.push_back({column, "constant", ""});
    }
  }
  for (std::size_t to = 0; to < width; ++to)
    for (std::size_t from = 0; from < width && !out[to]; ++from) {
      const Feature &a = prepared.features[from], &b = prepared.features[to];
      if (from == to || out[from] || !simple(a) || !simple(b) || distinct(a) < 2 * distinct(b)) continue;
      if (decided(prepared, from, to) < decided_share) continue;
      out[to] = true;
      for (const std::string& column : b.columns) prepared.skipped.push_back({column, "derived", a.name});
    }
  if (std::find(out.begin(), out.end(), true) == out.end()) return;

  for (std::size_t at = 0; at < width; ++at)
    if (out[at])
      prepared.left_out.insert(prepared.left_out.end(), prepared.features[at].fields.begin(), prepared.features[at].fields.end());
  std::vector<Feature> kept;
  for (std::size_t at = 0; at < width; ++at)
    if (!out[at]) kept.push_back(std::move(prepared.features[at]));
  std::vector<std::uint32_t> rows(prepared.lines * kept.size());
  std::uint32_t* cell = rows.data();
  for (std::size_t line = 0; line < prepared.lines; ++line)
    for (std::size_t at = 0; at < width; ++at)
      if (!out[at]) *cell++ = prepared.rows[line * width + at];
  prepared.features = std::move(kept);
  prepared.rows = std::move(rows);
}

}  // namespace nostoi::link
