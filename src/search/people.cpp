// read_people: lines become numbers of words, names, dates and places. Every distinct name text is read once, in parallel.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "search/cells.hpp"
#include "search/contents.hpp"
#include "search/sought_names.hpp"

namespace nostoi::search {

namespace {

/// Distinct texts of names and what each was read as.
class ReadNames {
 public:
  std::uint32_t add(std::string_view text) { return texts_.intern(text); }
  void read(std::size_t threads) {
    constexpr std::size_t a_chunk = 4096;
    readings_.resize(texts_.size());
    for_chunks((texts_.size() + a_chunk - 1) / a_chunk, threads, [&](std::size_t chunk) {
      for (std::size_t text = chunk * a_chunk; text < std::min<std::size_t>(texts_.size(), (chunk + 1) * a_chunk); ++text)
        readings_[text] = readings_of(names::read(texts_[static_cast<std::uint32_t>(text)]));
    });
  }
  const std::vector<names::Reading>& operator[](std::uint32_t text) const { return readings_[text]; }
  std::uint32_t size() const { return texts_.size(); }

 private:
  Dictionary texts_;
  std::vector<std::vector<names::Reading>> readings_;
};

/// Numbers of distinct words of names: words are one when everything that was read of them is.
class WordNumbers {
 public:
  explicit WordNumbers(std::vector<names::Token>& words) : words_(words) {}
  std::uint32_t operator()(const names::Token& token) {
    const std::uint32_t number = keys_.intern(key_of(token)) - 1;
    if (number == words_.size()) words_.push_back(token);
    return number;
  }

 private:
  Dictionary keys_;
  std::vector<names::Token>& words_;
};

class DateNumbers {
 public:
  explicit DateNumbers(std::vector<PartialDate>& dates) : dates_(dates) { dates_.assign(1, {}); }
  std::uint32_t operator()(const PartialDate& date) {
    if (!date.known()) return 0;
    const auto [place, fresh] =
        numbers_.try_emplace(std::tuple(date.year, date.month, date.day, date.approximate, date.impossible, date.from, date.to),
                             static_cast<std::uint32_t>(dates_.size()));
    if (fresh) dates_.push_back(date);
    return place->second;
  }

 private:
  std::vector<PartialDate>& dates_;
  std::map<std::tuple<int, int, int, bool, bool, int, int>, std::uint32_t> numbers_;
};

void add_one(std::vector<std::uint32_t>& counts, std::uint32_t number) {
  if (number >= counts.size()) counts.resize(number + 1);
  ++counts[number];
}

std::vector<std::uint32_t> numbers_of_place(std::string_view place, WordCounts& counts) {
  std::vector<std::string> words = words_of_place(place);
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : words) numbers.push_back(counts.add(word));
  std::ranges::sort(numbers);
  return numbers;
}

void read_circumstances(const Cells& cells, Contents& to) {
  DateNumbers date_number(to.dates);
  DistinctRows places;
  for (std::uint32_t line = 0; line < to.lines; ++line) {
    const Told told = cells.of(line);
    const Owner owner{line, date_number(told.born()), places.number(numbers_of_place(told.place(), to.place_words))};
    add_one(to.date_lines, owner.date);
    add_one(to.place_lines, owner.place);
    to.owners.push_back(owner);
  }
  to.places = places.take();
  to.date_lines.resize(to.dates.size());
  to.place_lines.resize(to.places.size());
  to.place_words.finish();
}

/// Names as they were met, line by line: their words, and whose they are.
struct Met {
  Rows names;
  std::vector<std::uint32_t> line;
};

/// Names of fewer words come first, so that a walk over the names of a word meets them first.
void keep_by_length(const Met& met, Contents& to) {
  std::vector<std::uint32_t> order(met.line.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t name) { return met.names[name].size(); });
  Rows lines;
  for (const std::uint32_t name : order) {
    to.first_longer.resize(met.names[name].size(), to.names.size());
    to.names.add(met.names[name]);
    to.name_owner.push_back(to.owners[met.line[name]]);
    lines.add({&met.line[name], 1});
  }
  to.first_longer.push_back(to.names.size());
  to.line_names = lines.inverse(to.lines);
  to.word_names = to.names.inverse(static_cast<std::uint32_t>(to.words.size()));
}

void read_names(const Cells& cells, std::size_t threads, Contents& to) {
  ReadNames read;
  Rows texts;
  for (std::uint32_t line = 0; line < to.lines; ++line) {
    std::vector<std::uint32_t> row;
    for (const std::string& name : cells.of(line).names()) row.push_back(read.add(name));
    texts.add(row);
  }
  read.read(threads);
  WordNumbers word_number(to.words);
  Rows words_of, readings_of_text;  // a text may be read as several names
  for (std::uint32_t text = 0; text < read.size(); ++text) {
    std::vector<std::uint32_t> numbers;
    for (const names::Reading& reading : read[text]) {
      std::vector<std::uint32_t> words;
      for (const names::Token& token : reading.tokens) words.push_back(word_number(token));
      if (!words.empty()) numbers.push_back(words_of.size());
      if (!words.empty()) words_of.add(words);
    }
    readings_of_text.add(numbers);
  }
  Met met;
  for (std::uint32_t line = 0; line < to.lines; ++line)
    for (const std::uint32_t text : texts[line])
      for (const std::uint32_t reading : readings_of_text[text]) {
        met.names.add(words_of[reading]);
        met.line.push_back(line);
      }
  keep_by_length(met, to);
  for (const names::Token& word : to.words) {
    to.ready_from.push_back(static_cast<std::uint32_t>(to.ready.size()));
    std::ranges::copy(ready(word), std::back_inserter(to.ready));
  }
  to.ready_from.push_back(static_cast<std::uint32_t>(to.ready.size()));
  to.by_spelling.resize(to.words.size());
  std::iota(to.by_spelling.begin(), to.by_spelling.end(), 0u);
  std::ranges::stable_sort(to.by_spelling, {}, [&](std::uint32_t word) -> const std::string& { return to.words[word].romanised; });
  to.word_index = WordIndex(to.words);
  for (std::uint32_t word = 0; word < to.words.size(); ++word)
    if (to.words[word].initial) to.initials.push_back(word);
}

}  // namespace

std::string key_of(const names::Token& word) {
  std::string key = word.text + '\n' + word.romanised + '\n' + word.nominative + '\n';
  for (const int part : {static_cast<int>(word.initial), static_cast<int>(word.role), static_cast<int>(word.doubt)})
    key += static_cast<char>('0' + part);
  for (const std::string& other : word.also) key += '\n' + other;
  return key;
}

std::optional<names::Token> word_of_key(std::string_view key) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= key.size();) {
    const std::size_t end = std::min(key.find('\n', at), key.size());
    lines.emplace_back(key.substr(at, end - at));
    at = end + 1;
  }
  if (lines.size() < 4 || lines[3].size() != 3) return std::nullopt;
  names::Token word;
  word.text = lines[0];
  word.romanised = lines[1];
  word.nominative = lines[2];
  word.initial = lines[3][0] != '0';
  word.role = static_cast<names::Role>(lines[3][1] - '0');
  word.doubt = static_cast<names::Doubt>(lines[3][2] - '0');
  word.also.assign(lines.begin() + 4, lines.end());
  return word;
}

std::uint32_t WordCounts::add(std::string_view word) {
  const std::uint32_t number = words_.intern(word);
  add_one(counts_, number);
  return number;
}

void WordCounts::finish() {
  counts_.resize(words_.size());
  sorted_.resize(words_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0u);
  std::ranges::sort(sorted_, {}, [this](std::uint32_t number) { return words_[number]; });
}

std::optional<std::uint32_t> WordCounts::find(std::string_view word) const {
  const auto at = std::ranges::lower_bound(sorted_, word, {}, [this](std::uint32_t number) { return words_[number]; });
  if (at == sorted_.end() || words_[*at] != word) return std::nullopt;
  return *at;
}

std::vector<std::string> words_of_place(std::string_view place) {
  const std::string romanised = names::romanise_for_comparison(place);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < romanised.size();) {
    const std::size_t end = std::min(romanised.find_first_of(" ,.;/()", at), romanised.size());
    if (end - at >= 3) words.push_back(romanised.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<names::NameWord> ready(const names::Token& word) {
  names::Reading alone;
  alone.tokens = {word};
  return names::name_words(alone);
}

std::vector<names::NameWord> Contents::ready_name(std::uint32_t name) const {
  std::vector<names::NameWord> all;
  for (std::size_t at = 0; at < names[name].size(); ++at)
    for (const names::NameWord& word : ready_words(names[name][at])) all.emplace_back(word).token = at;
  return all;
}

std::span<const std::uint32_t> Contents::spelled(std::string_view romanised) const {
  const auto found = std::ranges::equal_range(by_spelling, romanised, {},
                                              [this](std::uint32_t word) -> std::string_view { return words[word].romanised; });
  return {found.begin(), found.end()};
}

std::span<const std::uint32_t> Contents::beginning(std::string_view romanised) const {
  const auto found = std::ranges::equal_range(
      by_spelling, romanised, {}, [&](std::uint32_t word) { return std::string_view(words[word].romanised).substr(0, romanised.size()); });
  return {found.begin(), found.end()};
}

std::size_t Contents::names_with(std::span<const std::uint32_t> some) const {
  std::size_t names = 0;
  for (const std::uint32_t word : some) names += word_names[word].size();
  return names;
}

Contents read_people(const List& list, std::size_t threads) {
  Contents contents;
  contents.lines = static_cast<std::uint32_t>(list.lines);
  const Cells cells(list);
  read_circumstances(cells, contents);
  read_names(cells, threads, contents);
  return contents;
}

}  // namespace nostoi::search
