// Written by hand rather than through a tree of JSON: a list may have a million lines.
#include "register/line_text.hpp"

namespace nostoi {

Json date_json(const PartialDate& date) {
  Json json{{"from", date.from}, {"to", date.to}};
  if (date.year) json["year"] = date.year;
  if (date.month) json["month"] = date.month;
  if (date.day) json["day"] = date.day;
  if (date.approximate) json["approximate"] = true;
  if (date.year_probable) json["year_probable"] = true;
  if (date.impossible) json["impossible"] = true;
  return json;
}

PartialDate date_of(const Json& json) {
  PartialDate date;
  date.from = json.at("from");
  date.to = json.at("to");
  date.year = json.value("year", std::int16_t{0});
  date.month = json.value("month", std::uint8_t{0});
  date.day = json.value("day", std::uint8_t{0});
  date.approximate = json.value("approximate", false);
  date.year_probable = json.value("year_probable", false);
  date.impossible = json.value("impossible", false);
  return date;
}

void put_date(Json& json, const char* key, const PartialDate& date) {
  if (date.known()) json[key] = date_json(date);
}

PartialDate date_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() ? PartialDate{} : date_of(*found);
}

namespace {

/// The dates that were read, in the order of bytes of their column numbers, as canonical JSON has its keys.
std::string dates_read(const List& list, std::size_t line) {
  Json read = Json::object();
  for (std::size_t column = 0; column < list.columns.size(); ++column) {
    const Column& of = list.columns[column];
    if (of.dates.empty() || !of.kept()) continue;
    if (const PartialDate& date = of.dates[of.cells[line]]; date.known()) read[std::to_string(column + 1)] = date_json(date);
  }
  return canonical(read);
}

}  // namespace

std::string line_payload(const List& list, std::size_t line, Position at_list) {
  std::string text = "{\"cells\":[";
  for (std::size_t column = 0; column < list.columns.size(); ++column) {
    if (column > 0) text += ',';
    evidence::append_json(text, list.columns[column].cell(line));
  }
  text += "],\"list\":" + std::to_string(at_list) + ",\"physical_row\":" + std::to_string(list.physical_row(line)) + ",\"read\":";
  text += dates_read(list, line);
  return text += ",\"row\":" + std::to_string(line + 1) + "}";
}

}  // namespace nostoi
