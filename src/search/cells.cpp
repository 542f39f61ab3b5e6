// Columns are told by their fields; a column that intake could not recognise is not searched.
#include "search/cells.hpp"

#include <algorithm>
#include <charconv>

#include "intake/dates.hpp"

namespace nostoi::search {

namespace {

std::string_view said(const Column* column, std::size_t line) {
  const std::string_view cell = column ? column->cell(line) : std::string_view();
  return intake::says_unknown(cell) ? std::string_view() : cell;
}

void join(std::string& to, std::string_view text) {
  if (text.empty()) return;
  if (!to.empty()) to += ' ';
  to += text;
}

std::string joined(const std::vector<const Column*>& columns, std::size_t line) {
  std::string all;
  for (const Column* column : columns) join(all, said(column, line));
  return all;
}

int number(const Column* column, std::size_t line) {
  const std::string_view text = said(column, line);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value > 0 && value < 10000 ? value : 0;
}

/// Several values in a cell are separated by | or ;.
void split(std::string_view cell, std::vector<std::string>& to) {
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of("|;"), cell.size());
    if (cell.substr(0, end).find_first_not_of(' ') != std::string_view::npos) to.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

}  // namespace

Cells::Cells(const List& list) {
  const Column* parts[3] = {};
  for (const Column& column : list.columns) {
    const Field* field = column.kept() ? find_field(column.field) : nullptr;
    if (!field) continue;
    if (field->id == "name") full_.push_back(&column);
    if (field->id == "surname") parts[0] = &column;
    if (field->id == "given_name") parts[1] = &column;
    if (field->id == "patronymic") parts[2] = &column;
    if (field->id == "former_name") former_.push_back(&column);
    if (field->id == "other_name") other_.push_back(&column);
    if (field->id == "birth_date") dates_.push_back(&column);
    if (field->kind == Kind::place) places_.push_back(&column);
    if (field->id == "birth_year") year_ = &column;
    if (field->id == "birth_month") month_ = &column;
    if (field->id == "birth_day") day_ = &column;
  }
  for (const Column* part : parts)
    if (part) parts_.push_back(part);
  if (full_.size() > 1) {  // a second full name is another spelling
    other_.insert(other_.end(), full_.begin() + 1, full_.end());
    full_.resize(1);
  }
}

std::vector<std::string> Cells::names(std::size_t line) const {
  std::vector<std::string> all;
  if (std::string full = joined(full_, line); !full.empty()) all.push_back(std::move(full));
  if (std::string parts = joined(parts_, line); !parts.empty()) all.push_back(std::move(parts));
  if (std::string former = joined(former_, line); !former.empty() && !parts_.empty()) {
    for (const Column* part : parts_)
      if (part->field != "surname") join(former, said(part, line));
    all.push_back(std::move(former));
  }
  for (const Column* other : other_) split(said(other, line), all);
  return all;
}

PartialDate Cells::born(std::size_t line) const {
  for (const Column* column : dates_)
    if (!column->dates.empty() && column->dates[column->cells[line]].known()) return column->dates[column->cells[line]];
  PartialDate date;
  if (!year_) return date;
  date.year = static_cast<std::int16_t>(number(year_, line));
  date.month = static_cast<std::uint8_t>(std::min(99, number(month_, line)));
  date.day = static_cast<std::uint8_t>(std::min(99, number(day_, line)));
  intake::bound(date);
  return date;
}

std::string Cells::place(std::size_t line) const { return joined(places_, line); }

std::vector<Query> queries_of(const List& list) {
  const Cells cells(list);
  std::vector<Query> queries;
  for (std::size_t line = 0; line < list.lines; ++line) {
    std::vector<std::string> names = cells.names(line);
    queries.push_back({names.empty() ? "" : std::move(names.front()), cells.born(line), cells.place(line)});
  }
  return queries;
}

}  // namespace nostoi::search
