// Small lists written in a test, and what linking makes of them on the way: prepared rows, comparers, a scorer. Everybody is invented.
#pragma once

#include <cstdio>

#include "link/candidates.hpp"
#include "link/sample.hpp"
#include "nostoi/link.hpp"

namespace nostoi::link::invented {

/// "1987-03-12", "1987-03", "1987", "--07-14", "~1990" (two years either way); anything else is unknown.
inline PartialDate date(const std::string& text) {
  PartialDate read;
  int year = 0, month = 0, day = 0;
  if (text.starts_with("~")) {
    read.approximate = true;
    year = std::stoi(text.substr(1));
  } else if (std::sscanf(text.c_str(), "--%2d-%2d", &month, &day) != 2) {
    std::sscanf(text.c_str(), "%4d-%2d-%2d", &year, &month, &day);
  }
  read.year = static_cast<std::int16_t>(year);
  read.month = static_cast<std::uint8_t>(month);
  read.day = static_cast<std::uint8_t>(day);
  read.impossible = month && day && !is_calendar_day(year ? year : 2000, read.month, read.day);
  if (year != 0) {
    const int give = read.approximate ? 2 : 0;
    read.from = day_number(year - give, 1, 1);
    read.to = day_number(year + give, 12, 31);
  }
  return read;
}

/// A column of a field; of the heading `field` where there is no such field.
inline Column column(const std::string& field, const std::vector<std::string>& cells) {
  Column made;
  made.header = field;
  const Field* known = find_field(field);
  if (known) {
    made.field = field;
    made.role = known->role;
  }
  made.chosen_by = known ? "header" : "data";
  for (const std::string& cell : cells) made.cells.push_back(made.values.intern(cell));
  if (known && known->kind == Kind::date)
    for (std::uint32_t value = 0; value < made.values.size(); ++value) made.dates.push_back(date(std::string(made.values[value])));
  return made;
}

inline List list(std::string name, std::vector<Column> columns) {
  List made;
  made.name = std::move(name);
  made.lines = columns.empty() ? 0 : columns.front().cells.size();
  made.rows_in = made.lines;
  made.columns = std::move(columns);
  return made;
}

/// A list written row by row under its headings.
inline List list(std::string name, const std::vector<std::string>& fields, const std::vector<std::vector<std::string>>& rows) {
  std::vector<Column> columns;
  for (std::size_t at = 0; at < fields.size(); ++at) {
    std::vector<std::string> cells;
    for (const std::vector<std::string>& row : rows) cells.push_back(row.at(at));
    columns.push_back(column(fields[at], cells));
  }
  return list(std::move(name), std::move(columns));
}

/// Lists on the way to their pairs: prepared, with the shipped m and the u of random pairs.
struct Ready {
  Prepared prepared;
  std::vector<FeatureComparer> comparers;
  KeySpace space;
  Scorer scorer;
  mutable Memories memories;
  mutable MemoryPool pool;

  explicit Ready(const std::vector<List>& lists, double prior = 0.01)
      : prepared(prepare(lists, Scope::all, 1)),
        comparers(prepared.features.begin(), prepared.features.end()),
        space(prepared),
        scorer(prepared, comparers),
        memories(scorer.memories()),
        pool(prepared.width()) {
    std::vector<LevelTable> tables = random_agreement(prepared, comparers, Pairs(prepared, Scope::all), 1, 1);
    for (std::size_t at = 0; at < tables.size(); ++at) tables[at].m = Defaults::shipped().m(prepared.features[at].comparator);
    scorer.set(std::move(tables), {prior, prior}, Defaults::shipped().swapped, Company{1.2, 0.8, 1.5, 2});
  }
  Ready(const Ready&) = delete;

  std::size_t feature(std::string_view name) const {
    for (std::size_t at = 0; at < prepared.width(); ++at)
      if (prepared.features[at].name == name) return at;
    return prepared.width();
  }
  Compared compare(std::string_view feature_name, std::size_t a, std::size_t b) const {
    const std::size_t at = feature(feature_name);
    return comparers.at(at)(prepared.row(a)[at], prepared.row(b)[at]);
  }
  std::string level(std::string_view feature_name, std::size_t a, std::size_t b) const {
    const Compared compared = compare(feature_name, a, b);
    return compared.level == missing_level ? "missing" : level_names(prepared.features[feature(feature_name)].comparator)[compared.level];
  }
  Weight weight(std::size_t a, std::size_t b) const {
    return scorer.weight(scorer.compare(prepared.row(a), prepared.row(b), memories), prepared.one_list(a, b));
  }
};

/// Numbers that look random and are the same on every run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}
  std::size_t below(std::size_t sides) { return mix(seed_, counter_++) % sides; }
  bool chance(double share) { return static_cast<double>(below(1u << 30)) < share * (1u << 30); }

 private:
  std::uint64_t seed_, counter_ = 0;
};

/// Lines drawn from few names, alphabets and dates, with gaps, initials and swapped parts: every level and every key is met.
inline List jumble(std::string name, std::size_t lines, std::uint64_t seed) {
  static const std::vector<std::string> surnames = {"Коваленко", "Kovalenko", "Коваленка", "Ковальчук", "Бойко", "Байко", "Boiko",
                                                    "Тарас",     "Гнатюк",    "Hnatiuk",   "Шульга",    "К.",    "",      "н/д"};
  static const std::vector<std::string> given = {"Тарас", "Taras", "Т.", "Тарасик", "Ілля", "Бойко", "Олена", "Olena", ""};
  static const std::vector<std::string> dates = {"1987-03-12", "1987-12-03", "1987-03-13", "1987",       "1987-03", "--03-12",
                                                 "~1986",      "1969-03-12", "1990-01-01", "1991-01-01", ""};
  static const std::vector<std::string> places = {"Суми", "Sumy", "Нові Суми", "Полтава", "Полтва", ""};
  static const std::vector<std::string> papers = {"АВ123456", "АВ123457", "АВ129999", "СЕ777111", "", ""};
  Dice dice(seed);
  const auto any = [&](const std::vector<std::string>& of) { return of[dice.below(of.size())]; };
  static const std::vector<std::string> fathers = {"Іванович", "Ivanovych", "Романович", ""};
  std::vector<std::vector<std::string>> rows;
  for (std::size_t line = 0; line < lines; ++line)
    rows.push_back({any(surnames), any(given), any(dates), any(places), any(papers), any(fathers)});
  return list(std::move(name), {"surname", "given_name", "birth_date", "birth_place", "document_number", "patronymic"}, rows);
}

/// The same with the whole name in one column: a bag of words.
inline List jumble_in_words(std::string name, std::size_t lines, std::uint64_t seed) {
  const List parts = jumble("parts", lines, seed);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t line = 0; line < lines; ++line) {
    std::string whole;
    for (const char* field : {"surname", "given_name", "patronymic"}) whole += std::string(parts.column(field)->cell(line)) + " ";
    rows.push_back({whole, std::string(parts.column("birth_date")->cell(line))});
  }
  return list(std::move(name), {"name", "birth_date"}, rows);
}

}  // namespace nostoi::link::invented
