// Fields are told by their ids; what is none of these says nothing to search.
#include "search/told.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "intake/dates.hpp"

namespace nostoi::search {

namespace {

void join(std::string& to, std::string_view text) {
  if (text.empty()) return;
  if (!to.empty()) to += ' ';
  to += text;
}

std::string joined(const auto& texts) {
  std::string all;
  for (const std::string_view text : texts) join(all, text);
  return all;
}

int number(std::string_view text) {
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

Part part_of(std::string_view id) {
  static constexpr std::pair<std::string_view, Part> parts[] = {{"name", Part::full},
                                                                {"surname", Part::surname},
                                                                {"given_name", Part::given_name},
                                                                {"patronymic", Part::patronymic},
                                                                {"former_name", Part::former},
                                                                {"other_name", Part::other},
                                                                {"birth_date", Part::birth_date},
                                                                {"birth_year", Part::birth_year},
                                                                {"birth_month", Part::birth_month},
                                                                {"birth_day", Part::birth_day}};
  const auto found = std::ranges::find(parts, id, &std::pair<std::string_view, Part>::first);
  if (found != std::end(parts)) return found->second;
  const Field* field = find_field(std::string(id));
  return field && field->kind == Kind::place ? Part::place : Part::none;
}

void Told::add(Part part, std::string_view text, const PartialDate& date) {
  if (part == Part::surname || part == Part::given_name || part == Part::patronymic) in_parts_ = true;
  if (intake::says_unknown(text)) text = {};
  if (part == Part::birth_date && date.known() && !born_.known()) born_ = date;
  if (text.empty()) return;
  switch (part) {
    case Part::surname:
    case Part::given_name:
    case Part::patronymic:
      parts_[index(part)] = text;
      break;
    case Part::full:
      full_.empty() ? void(full_ = text) : spellings_.push_back(text);
      break;
    case Part::former:
      former_.push_back(text);
      break;
    case Part::other:
      other_.push_back(text);
      break;
    case Part::birth_year:
      birth_[0] = text;
      break;
    case Part::birth_month:
      birth_[1] = text;
      break;
    case Part::birth_day:
      birth_[2] = text;
      break;
    case Part::place:
      places_.push_back(text);
      break;
    case Part::birth_date:
    case Part::none:
      break;
  }
}

std::vector<std::string> Told::names() const {
  std::vector<std::string> all;
  if (!full_.empty()) all.emplace_back(full_);
  if (std::string parts = joined(parts_); !parts.empty()) all.push_back(std::move(parts));
  if (std::string former = joined(former_); !former.empty() && in_parts_) {
    for (const Part part : {Part::given_name, Part::patronymic}) join(former, parts_[index(part)]);
    all.push_back(std::move(former));
  }
  for (const std::string_view cell : other_) split(cell, all);
  for (const std::string_view cell : spellings_) split(cell, all);
  return all;
}

PartialDate Told::born() const {
  if (born_.known()) return born_;
  PartialDate date;
  if (birth_[0].empty()) return date;
  date.year = static_cast<std::int16_t>(number(birth_[0]));
  date.month = static_cast<std::uint8_t>(std::min(99, number(birth_[1])));
  date.day = static_cast<std::uint8_t>(std::min(99, number(birth_[2])));
  intake::bound(date);
  return date;
}

std::string Told::place() const { return joined(places_); }

}  // namespace nostoi::search
