// read_words: names as bags of words, whichever columns the words stand in and in whichever order; and the other names of a line, which
// stand in columns of their own or beside the name ("він же", a maiden name in brackets). One idea: what replaces a part of the name
// makes a whole other name of it, so that only whole names are ever compared.
#include <algorithm>

#include "link/name_cells.hpp"
#include "link/other_names.hpp"
#include "link/read_features.hpp"

namespace nostoi::link {

namespace {

using Words = std::vector<std::uint32_t>;

/// A name or a part of one, by the numbers of its words.
struct Name {
  Words words;
  Words but_surname;  ///< of the words those that another surname leaves in their place
};

void add(const Words& words, Words& bag) {
  for (const std::uint32_t word : words)
    if (std::ranges::find(bag, word) == bag.end()) bag.push_back(word);
}

/// Several values in a cell are separated by | or ;.
std::vector<std::string_view> values_of(std::string_view cell) {
  std::vector<std::string_view> values;
  for (std::size_t from = 0, to; from <= cell.size(); from = to + 1) {
    to = std::min(cell.find_first_of("|;", from), cell.size());
    values.push_back(cell.substr(from, to - from));
  }
  return values;
}

/// The names of one column, by value and by the case of the line. The first is the name itself, the rest what the cell tells besides.
class NamesOfColumn {
 public:
  NamesOfColumn(const Use& use, std::size_t threads, Texts& texts)
      : column_(*use.column), texts_(texts), read_as_(use.names ? *use.names : name_column(column_)), names_(column_.values.size()) {
    const Column& column = column_;
    std::vector<std::vector<names::Reading>> readings(names_.size());
    const names::Case expected = read_as_.shown;
    for_values(column, threads, [&](std::uint32_t value) { readings[value] = read_cell(column.values[value], expected); });
    for (std::uint32_t value = 1; value < names_.size(); ++value) names_[value] = numbers(readings[value]);
  }

  const std::string& field() const { return column_.field; }
  const std::vector<Name>& at(std::size_t line, names::Case shown) {
    const std::uint32_t value = column_.cells[line];
    if (shown == names::Case::unknown || names_[value].empty()) return names_[value];
    return declined_.of(value, shown, [&] { return numbers(read_cell(column_.values[value], shown)); });
  }

 private:
  std::vector<names::Reading> read_cell(std::string_view cell, names::Case shown) const {
    std::vector<names::Reading> all;
    const names::Role role = field() == "former_name" ? names::Role::surname : names::Role::unknown;
    if (field() != "other_name") return {names::read(cell, {role, shown})};
    for (const std::string_view value : values_of(cell)) all.push_back(names::read(value, {role, shown}));
    return all;
  }

  std::vector<Name> numbers(const std::vector<names::Reading>& readings) {
    std::vector<Name> all;
    for (const names::Reading& reading : readings)
      for (std::size_t name = 0; name <= reading.other_names.size(); ++name) {
        const names::Reading& called = names::called(reading, name);
        if (called.alias == names::Alias::keyboard && !read_as_.cyrillic) continue;  // nobody here had another alphabet to forget to set
        if (all.empty() || !called.tokens.empty()) all.push_back(number(called));
      }
    return all;
  }

  Name number(const names::Reading& reading) {
    Name name;
    for (const names::Token& token : reading.tokens) {
      const std::uint32_t word = texts_.intern(token);
      if (word == missing_value) continue;
      name.words.push_back(word);
      if (token.role != names::Role::surname && field() != "surname") name.but_surname.push_back(word);
    }
    return name;
  }

  const Column& column_;
  Texts& texts_;
  NameColumn read_as_;
  std::vector<std::vector<Name>> names_;
  InCases<std::vector<Name>> declined_;
};

/// What a line is called: the words of the columns that make up its name, and its other names.
class NamesOfLine {
 public:
  NamesOfLine(std::vector<NamesOfColumn>& columns, std::size_t line, names::Case shown) {
    for (NamesOfColumn& column : columns) {
      const std::vector<Name>& names = column.at(line, shown);
      if (names.empty()) continue;
      (column.field() == "other_name" ? whole_ : column.field() == "former_name" ? surnames_ : parts_).push_back(&names);
    }
  }

  Words itself() const { return with(parts_.size(), {}); }

  /// One word alone is no name that two people could be told apart by.
  std::vector<Words> others() const {
    std::vector<Words> all;
    const auto keep = [&](Words words) {
      if (words.size() > 1) all.push_back(std::move(words));
    };
    for (std::size_t part = 0; part < parts_.size(); ++part)
      for (std::size_t name = 1; name < parts_[part]->size(); ++name) keep(with(part, (*parts_[part])[name].words));
    for (const std::vector<Name>* names : surnames_)
      for (const Name& surname : *names) keep(with_surname(surname.words));
    for (const std::vector<Name>* names : whole_)
      for (const Name& name : *names) keep(name.words);
    return all;
  }

 private:
  Words with(std::size_t at, const Words& other) const {
    Words bag;
    for (std::size_t part = 0; part < parts_.size(); ++part) add(part == at ? other : parts_[part]->front().words, bag);
    return bag;
  }

  Words with_surname(const Words& surname) const {
    Words bag = surname;
    std::size_t replaced = 0;
    for (const std::vector<Name>* names : parts_) {
      add(names->front().but_surname, bag);
      replaced += names->front().words.size() - names->front().but_surname.size();
    }
    return replaced == 0 || surname.empty() ? Words() : bag;
  }

  std::vector<const std::vector<Name>*> parts_, surnames_, whole_;
};

}  // namespace

/// A court's list gives all its names in one case, also those that do not show it themselves.
NameColumn name_column(const Column& column) {
  constexpr std::uint32_t enough = 1000;
  std::vector<names::Reading> some;
  for (std::uint32_t value = 1; value < std::min(column.values.size(), enough); ++value) some.push_back(names::read(column.values[value]));
  const names::Case shown = names::case_of(some);
  return {shown == names::Case::nominative ? names::Case::unknown : shown, any_cyrillic(column.values)};
}

void read_words(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at) {
  NameNumbers numbers(to.features[at]);
  const std::size_t width = to.width();
  for (std::size_t l = 0; l < lists.size(); ++l) {
    std::vector<NamesOfColumn> columns;
    for (const Use& use : plan.uses)
      if (use.list == l) columns.emplace_back(use, threads, *to.features[at].texts);
    const LineCases cases(lists[l], threads);
    for (std::size_t line = 0; line < lists[l].lines; ++line) {
      const NamesOfLine names(columns, line, cases.of(line));
      to.rows[(to.first_line[l] + line) * width + at] = numbers.number(names.itself(), names.others());
    }
  }
}

}  // namespace nostoi::link
