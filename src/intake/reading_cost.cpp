// The rule by which single-byte encodings are told apart. Cyrillic letters cost what their pair with the letter before costs in Ukrainian
// and Russian names; letters of the wrong case, letters of two alphabets in one word and signs inside words cost extra. A wrong encoding
// turns common pairs into rare ones, small letters into capitals and letters into signs, so that three surnames are enough to decide.
#include "intake/reading_cost.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "base/utf8.hpp"
#include "nostoi/base.hpp"

namespace nostoi::intake {

namespace {

constexpr int edge = 0, unlisted = -1;  // letter numbers: the edge of a word, a Cyrillic letter of another language
constexpr unsigned unlisted_cost = 9, other_latin_cost = 9, wrong_case_cost = 6, other_alphabet_cost = 8, latin_neighbours_cost = 5;
constexpr unsigned sign_cost = 6, sign_in_word_cost = 14, odd_sign_cost = 12, undefined_cost = 20;
constexpr std::size_t enough = 1 << 16;  // bytes that decide; more would only cost time

struct Costs {
  std::map<char32_t, int> numbers;           // small Cyrillic letters
  std::vector<std::vector<unsigned>> pairs;  // by number of the letter before, number of the letter
  std::map<std::string, std::map<char32_t, unsigned>, std::less<>> latin;
};

Costs load() {
  const nlohmann::json file = nlohmann::json::parse(*shipped("intake/letters.json"));
  Costs costs;
  const std::u32string letters = code_points(file.at("cyrillic").at("letters").get<std::string>());
  for (std::size_t i = 0; i < letters.size(); ++i) costs.numbers[letters[i]] = static_cast<int>(i);
  costs.pairs.resize(letters.size());
  for (const auto& [letter, row] : file.at("cyrillic").at("costs").items()) {
    const std::string digits = row.get<std::string>();
    if (digits.size() != letters.size()) throw std::logic_error("letters.json: row of " + letter);
    std::vector<unsigned>& pair_costs = costs.pairs.at(static_cast<std::size_t>(costs.numbers.at(code_points(letter).at(0))));
    for (const char digit : digits) pair_costs.push_back(static_cast<unsigned>(digit - '0'));
  }
  for (const auto& [name, classes] : file.at("latin").items())
    for (const auto& [cost, members] : classes.items())
      for (const char32_t letter : code_points(members.get<std::string>()))
        costs.latin[name][letter] = static_cast<unsigned>(std::stoi(cost));
  return costs;
}

const Costs& costs() {
  static const Costs loaded = load();
  return loaded;
}

enum class Script { none, ascii, cyrillic, latin, sign, odd_sign, undefined };

/// What one byte is in one encoding, worked out once per table.
struct Reading {
  Script script = Script::none;
  bool capital = false;
  int number = unlisted;  // Cyrillic
  unsigned cost = 0;      // Latin
};

bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x4FF; }
char32_t small(char32_t c) {
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c == 0x490) return 0x491;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c == 0x178) return 0xFF;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x100 && c <= 0x17F) return c % 2 == 0 ? c + 1 : c;
  return c;
}

Reading read(char32_t c, std::string_view encoding) {
  Reading reading;
  if (c < 0x80) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    reading.script = letter ? Script::ascii : Script::none;
    reading.capital = c >= 'A' && c <= 'Z';
  } else if (c == 0xFFFD || c < 0xA0) {
    reading.script = Script::undefined;
  } else if (is_cyrillic(c)) {
    const auto found = costs().numbers.find(small(c));
    reading = {Script::cyrillic, small(c) != c, found == costs().numbers.end() ? unlisted : found->second, 0};
  } else if (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) {
    reading = {Script::latin, small(c) != c, unlisted, other_latin_cost};
    if (const auto table = costs().latin.find(encoding); table != costs().latin.end())
      if (const auto found = table->second.find(small(c)); found != table->second.end()) reading.cost = found->second;
  } else {
    const bool common = std::u32string_view(U"\u00A0«»№–—‘’‚“”„•…°§").find(c) != std::u32string_view::npos;
    reading.script = common ? Script::sign : Script::odd_sign;
  }
  return reading;
}

bool is_letter(const Reading& reading) {
  return reading.script == Script::ascii || reading.script == Script::cyrillic || reading.script == Script::latin;
}

/// Cost of `now` after `before`; at least one of them stands for a byte beyond ASCII.
unsigned step_cost(const Reading& before, const Reading& now) {
  const bool letter = is_letter(now), after_letter = is_letter(before);
  unsigned cost = 0;
  if (letter && after_letter && now.capital && !before.capital) cost += wrong_case_cost;
  const bool cyrillic = now.script == Script::cyrillic, after_cyrillic = before.script == Script::cyrillic;
  if (letter && after_letter && cyrillic != after_cyrillic) cost += other_alphabet_cost;
  if (cyrillic || after_cyrillic) {
    const int from = after_cyrillic ? before.number : edge, to = cyrillic ? now.number : edge;
    cost +=
        from == unlisted || to == unlisted ? unlisted_cost : costs().pairs[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
  }
  if (now.script == Script::latin) cost += now.cost + (before.script == Script::latin ? latin_neighbours_cost : 0);
  if (now.script == Script::sign) cost += sign_cost;
  if (now.script == Script::odd_sign) cost += after_letter ? sign_in_word_cost : odd_sign_cost;
  if (now.script == Script::undefined) cost += undefined_cost;
  return cost;
}

/// What the bytes are in one of the encodings of single_bytes(); worked out once for all of them, as lines are judged one by one.
const std::array<Reading, 256>& readings_of(const SingleByte& table) {
  static const auto all = [] {
    std::vector<std::array<Reading, 256>> readings(single_bytes().size());
    for (std::size_t i = 0; i < readings.size(); ++i)
      for (std::size_t byte = 0; byte < 256; ++byte) readings[i][byte] = read(single_bytes()[i].characters[byte], single_bytes()[i].name);
    return readings;
  }();
  return all[static_cast<std::size_t>(&table - single_bytes().data())];
}

}  // namespace

std::uint64_t reading_cost(std::string_view text, const SingleByte& table) {
  const std::array<Reading, 256>& readings = readings_of(table);
  std::uint64_t cost = 0;
  unsigned char before = '\n';
  for (const char c : text) {
    const auto now = static_cast<unsigned char>(c);
    if ((before | now) >= 0x80) cost += step_cost(readings[before], readings[now]);
    before = now;
  }
  return cost;
}

const SingleByte* guess_single_byte(std::string_view text) {
  text = text.substr(0, enough);
  if (std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) return nullptr;
  const SingleByte* best = nullptr;
  std::uint64_t least = 0;
  for (const SingleByte& table : single_bytes()) {
    const std::uint64_t cost = reading_cost(text, table);
    if (best != nullptr && cost >= least) continue;
    best = &table;
    least = cost;
  }
  return best;
}

}  // namespace nostoi::intake
