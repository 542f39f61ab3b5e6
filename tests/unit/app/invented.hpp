// Two small invented lists and a linking of them made by hand: what tests of writers and of the report need.
#pragma once

#include "nostoi/link.hpp"

namespace nostoi::app::invented {

inline Column column(std::string header, std::string field, const std::vector<std::string>& cells) {
  Column made;
  made.header = std::move(header);
  made.field = std::move(field);
  made.chosen_by = made.field.empty() ? "data" : "header";
  if (made.field == "id" || made.field == "note") made.role = Role::never;
  for (const std::string& cell : cells) made.cells.push_back(made.values.intern(cell));
  return made;
}

inline List list(std::string name, std::vector<Column> columns) {
  List made;
  made.name = std::move(name);
  made.source = {"lists/" + made.name, std::string(64, 'a'), 1234, "csv", "UTF-8"};
  made.lines = columns.front().cells.size();
  made.columns = std::move(columns);
  made.first_row = 2;
  made.passed_over = 1;
  made.rows_in = made.lines + 1;
  return made;
}

inline std::vector<List> lists() {
  std::vector<List> made;
  made.push_back(
      list("missing, north.csv",
           {column("№", "id", {"M-1", "M-2", "M-3"}), column("Прізвище", "surname", {"Шевчук", "Бойко", "Лисенко"}),
            column("Дата народження", "birth_date", {"12.03.1987", "1990", ""}), column("Коментар", "", {"", "телефонувала мати", ""})}));
  made.push_back(list("held.csv", {column("ID", "id", {"7", "8\"9"}), column("Фамилия", "surname", {"Шевчук", "Лысенко"}),
                                   column("г.р.", "birth_date", {"12.03.1978", "1991"})}));
  made[1].rejected.push_back({5, "row-ragged"});
  made[1].rows_in += 1;
  made[1].findings.push_back({"row-ragged", 0, 5, "", "a;b;c;d", "У рядку забагато клітинок."});
  made[1].findings.push_back({"date-unreadable", 2, 3, "г.р.", "32.13", "«32.13» не є датою."});
  return made;
}

constexpr Weight bit = 65536;

inline link::Linking linking() {
  link::Linking made;
  made.first_line = {0, 3, 5};
  made.person = {0, 1, 2, 0, 4};
  made.pairs = {{0, 3, 5 * bit, 0.9697, link::Outcome::match, ""}, {2, 4, -bit, 0.3333, link::Outcome::review, "below-threshold"}};
  made.model.origin = "trained";
  made.model.prior = 0.001;
  made.model.data_hash = std::string(64, 'd');
  link::Comparison surname, birth;
  surname.name = "surname", surname.kind = "part", surname.frequency = true;
  surname.columns = {"missing, north.csv: Прізвище", "held.csv: Фамилия"};
  surname.levels = {{"exact", 0.8, 0.001, 10 * bit, 0}, {"close", 0.15, 0.004, 5 * bit}, {"different", 0.05, 0.995, -4 * bit}};
  birth.name = "birth_date", birth.kind = "date";
  birth.columns = {"missing, north.csv: Дата народження", "held.csv: г.р."};
  birth.levels = {{"exact", 0.7, 0.0001, 13 * bit}, {"different", 0.1, 0.99, -3 * bit}};
  made.model.comparisons = {surname, birth};
  made.model.skipped = {{"missing, north.csv: №", "never", ""}, {"missing, north.csv: Коментар", "only-one-list", ""}};
  link::Facts& facts = made.facts;
  facts.lines = 5, facts.possible = 10, facts.compared = 4, facts.kept = 2, facts.matches = 1, facts.reviews = 1, facts.people = 4,
  facts.largest_person = 2;
  facts.keys = {{"surname + birth_date", 3, 0.8, 0}, {"surname", 1, 0.9, 2}};
  facts.expected_recall = 0.97, facts.expected_false = 0.03, facts.expected_missed = 0.3;
  facts.histogram.assign(81, 0);
  facts.histogram[28] = 2, facts.histogram[39] = 1, facts.histogram[45] = 1;
  return made;
}

inline std::vector<link::Explanation> explanations(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  const link::Explanation one = {{{"prior", "", "", "", -10 * bit, ""},
                                  {"surname", "Шевчук", "Шевчук", "exact", 10 * bit, ""},
                                  {"birth_date", "12.03.1987", "12.03.1978", "swapped", 5 * bit, ""}},
                                 5 * bit,
                                 0.9697};
  return std::vector<link::Explanation>(pairs.size(), one);
}

}  // namespace nostoi::app::invented
