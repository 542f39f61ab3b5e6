// nostoi names compare: how likely two names are names of one person, by what is known of names in general. One pair from the command
// line, told in words; or a file of pairs, a row out for every row in.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/command.hpp"
#include "app/name_alignment.hpp"
#include "app/numbers.hpp"
#include "app/rows_out.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "link/table.hpp"
#include "nostoi/names.hpp"

namespace nostoi::app {

namespace {

using Json = nlohmann::ordered_json;
using names::NameComparison;
using names::Reading;

struct Arguments {
  std::string left, right, pairs, out;
  bool json = false;
};

constexpr const char* called = "names compare";

// Two names as they agree best: of those that somebody is called, the ones that the words are of.
struct Compared {
  Reading left, right;
  NameComparison comparison;
  double probability = 0;  // at even prior odds
};

Compared compared(std::string_view left, std::string_view right) {
  const Reading one = names::read(left), other = names::read(right);
  const NameComparison comparison = names::compare(one, other);
  return {names::called(one, comparison.left_name), names::called(other, comparison.right_name), comparison,
          1 / (1 + std::exp2(-bits(comparison.weight)))};
}

std::string whole(const Reading& reading) {
  std::string text;
  for (const names::Token& token : reading.tokens) text += (text.empty() ? "" : " ") + token.text;
  return text;
}

// The names that were compared in the place of those that stand first.
std::vector<std::string> other_names(const Compared& pair) {
  std::vector<std::string> taken;
  if (pair.comparison.left_name > 0) taken.push_back(whole(pair.left));
  if (pair.comparison.right_name > 0) taken.push_back(whole(pair.right));
  return taken;
}

// The words of one side that found no partner.
std::vector<std::string> alone(const Reading& reading, const NameComparison& comparison, std::size_t names::AlignedWords::* side) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < reading.tokens.size(); ++i)
    if (std::ranges::find(comparison.words, i, side) == comparison.words.end()) words.push_back(reading.tokens[i].text);
  return words;
}

std::vector<std::string> alone_left(const Compared& pair) { return alone(pair.left, pair.comparison, &names::AlignedWords::left); }
std::vector<std::string> alone_right(const Compared& pair) { return alone(pair.right, pair.comparison, &names::AlignedWords::right); }

std::string as_text(const Compared& pair) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [left, right, relation, weight] : pair.comparison.words)
    rows.push_back({pair.left.tokens[left].text, pair.right.tokens[right].text, relation_label(relation), signed_bits(weight)});
  for (const std::string& word : alone_left(pair)) rows.push_back({word, "", say("names-alone"), ""});
  for (const std::string& word : alone_right(pair)) rows.push_back({"", word, say("names-alone"), ""});
  std::string out = say("names-compared", {{"weight", signed_bits(pair.comparison.weight)}, {"probability", percent(pair.probability)}});
  for (const std::string& name : other_names(pair)) out += "\n" + say("names-by-other-name", {{"name", name}});
  return out + (rows.empty() ? "\n" : "\n\n" + text_table(rows, {3}));
}

// "гнатюк = hnatiuk: one word in two spellings; степанович: only in one"
std::string alignment(const Compared& pair) {
  std::string out;
  for (const std::string& name : other_names(pair)) out += (out.empty() ? "" : "; ") + say("names-by-other-name", {{"name", name}});
  for (const auto& [left, right, relation, weight] : pair.comparison.words)
    out += fmt::format("{}{} = {}: {}", out.empty() ? "" : "; ", pair.left.tokens[left].text, pair.right.tokens[right].text,
                       relation_label(relation));
  for (const auto& words : {alone_left(pair), alone_right(pair)})
    for (const std::string& word : words) out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", word, say("names-alone"));
  return out;
}

Json as_json(const Compared& pair) {
  Json words = Json::array();
  for (const auto& [left, right, relation, weight] : pair.comparison.words)
    words.push_back({{"left", pair.left.tokens[left].text},
                     {"right", pair.right.tokens[right].text},
                     {"relation", relation_name(relation)},
                     {"weight", bits(weight)}});
  return {{"weight", bits(pair.comparison.weight)},
          {"probability", pair.probability},
          {"left_name", whole(pair.left)},
          {"right_name", whole(pair.right)},
          {"words", words},
          {"left_alone", alone_left(pair)},
          {"right_alone", alone_right(pair)}};
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

// ---------------------------------------------------------------------------------------------------- a file of pairs

bool is_id(std::string_view heading) { return heading == "id" || heading.ends_with("_id"); }

// The two columns of names: named so, or else the first two that are no ids.
std::vector<std::size_t> name_columns(const link::Table& table) {
  static constexpr std::pair<std::string_view, std::string_view> known[] = {{"left", "right"},           {"left_name", "right_name"},
                                                                            {"name_left", "name_right"}, {"name1", "name2"},
                                                                            {"name_1", "name_2"},        {"name_a", "name_b"}};
  for (const auto& [left, right] : known)
    if (table.column(left) != link::Table::none && table.column(right) != link::Table::none)
      return {table.column(left), table.column(right)};
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.headings().size() && columns.size() < 2; ++i)
    if (!is_id(table.headings()[i])) columns.push_back(i);
  return columns;
}

class Pairs {
 public:
  Pairs(link::Table& table, bool json) : table_(table), json_(json), names_(name_columns(table)) {
    for (std::size_t i = 0; i < table.headings().size(); ++i)
      if (is_id(table.headings()[i])) ids_.push_back(i);
  }
  bool readable() const { return names_.size() == 2; }

  std::string head() const {
    if (json_) return "";
    std::string out = "row";
    for (const std::size_t id : ids_) append_csv(out += ',', table_.headings()[id]);
    return out + ",weight,probability,alignment\n";
  }
  std::string row(std::uint64_t number) const {
    const Compared pair = compared(table_.cell(names_[0]), table_.cell(names_[1]));
    if (json_) {
      Json json = {{"row", number}};
      for (const std::size_t id : ids_) json[table_.headings()[id]] = table_.cell(id);
      json.update(as_json(pair));
      return dumped(json);
    }
    std::string out = std::to_string(number);
    for (const std::size_t id : ids_) append_csv(out += ',', table_.cell(id));
    append_csv(out += fmt::format(",{:.4f},{:.6f},", bits(pair.comparison.weight), pair.probability), alignment(pair));
    return out + "\n";
  }

 private:
  const link::Table& table_;
  bool json_;
  std::vector<std::size_t> names_, ids_;
};

int compare_pairs(const Arguments& arguments) {
  const Result<std::unique_ptr<link::Table>> table = link::Table::open(arguments.pairs);
  if (!table) return complain(table.error());
  const Pairs pairs(**table, arguments.json);
  if (!pairs.readable()) return complain({Code::invalid, say("names-no-pairs", {{"file", arguments.pairs}}), {}});
  Result<RowsOut> out = RowsOut::open(arguments.out);
  if (!out) return complain(out.error());
  out->write(pairs.head());
  for (std::uint64_t row = 1; (*table)->next(); ++row) out->write(pairs.row(row));
  Result<void> done = (*table)->failure();
  if (done) done = out->commit();
  return done ? static_cast<int>(complete) : complain(done.error());
}

int run_compare(const Arguments& arguments) {
  if (!arguments.pairs.empty() && !arguments.left.empty())
    return misuse(say("cli-excludes", {{"left", "A B"}, {"right", "--pairs"}}), called);
  if (!arguments.pairs.empty()) return compare_pairs(arguments);
  if (arguments.left.empty() || arguments.right.empty()) return misuse(say("names-two-or-pairs"), called);
  const Compared pair = compared(arguments.left, arguments.right);
  fmt::print("{}", arguments.json ? dumped(as_json(pair)) : as_text(pair));
  return complete;
}

}  // namespace

Command names_compare_command(CLI::App& names) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* parser = declare(names, "compare");
  value(parser, "A", arguments->left, "names-compare-name", "A");
  value(parser, "B", arguments->right, "names-compare-name", "B");
  value(parser, "--pairs", arguments->pairs, "names-compare-pairs", "FILE");
  value(parser, "--out", arguments->out, "names-compare-out", "FILE");
  flag(parser, "--json", arguments->json, "json");
  return {parser, [arguments] { return run_compare(*arguments); }};
}

}  // namespace nostoi::app
