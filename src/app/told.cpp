// One table, two forms.
#include "app/told.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/text_table.hpp"
#include "nostoi/base.hpp"

namespace nostoi::app {

namespace {

void print_json(const std::vector<ToldColumn>& columns, const std::vector<std::vector<ToldCell>>& rows) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const auto& row : rows) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].number && !row[i].word.empty())
        object[columns[i].name] = nlohmann::ordered_json::parse(row[i].word);
      else
        object[columns[i].name] = row[i].word;
    all.push_back(std::move(object));
  }
  fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

ToldCell told_word(const std::string& prefix, const std::string& id) { return id.empty() ? ToldCell("") : ToldCell(say(prefix + id), id); }

void Told::print(bool json, const std::string& nothing) const {
  if (json) return print_json(columns_, rows_);
  if (rows_.empty()) return fmt::print("{}\n", nothing);
  std::vector<std::vector<std::string>> table(1);
  std::set<std::size_t> numeric;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    table.front().push_back(say(columns_[i].label));
    if (columns_[i].number) numeric.insert(i);
  }
  for (const auto& row : rows_) {
    table.emplace_back();
    for (const ToldCell& cell : row) table.back().push_back(cell.read);
  }
  fmt::print("{}", text_table(table, numeric));
}

}  // namespace nostoi::app
