// People::of: lines become numbers of words, names, dates and places. Every distinct name text is read once, in parallel.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "search/cells.hpp"
#include "search/contents.hpp"

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
        readings_[text] = names::read(texts_[static_cast<std::uint32_t>(text)]);
    });
  }
  const names::Reading& operator[](std::uint32_t text) const { return readings_[text]; }
  std::uint32_t size() const { return texts_.size(); }

 private:
  Dictionary texts_;
  std::vector<names::Reading> readings_;
};

/// Numbers of distinct words of names.
class WordNumbers {
 public:
  explicit WordNumbers(std::vector<names::Token>& words) : words_(words) {}
  std::uint32_t operator()(const names::Token& token) {
    const std::string key =
        token.text + '\n' + token.romanised + '\n' + (token.initial ? 'i' : 'w') + static_cast<char>('0' + static_cast<int>(token.role));
    const std::uint32_t number = keys_.intern(key) - 1;
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
    const auto [place, fresh] = numbers_.try_emplace(std::tuple(date.year, date.month, date.day, date.approximate, date.from, date.to),
                                                     static_cast<std::uint32_t>(dates_.size()));
    if (fresh) dates_.push_back(date);
    return place->second;
  }

 private:
  std::vector<PartialDate>& dates_;
  std::map<std::tuple<int, int, int, bool, int, int>, std::uint32_t> numbers_;
};

void count(std::vector<std::uint32_t>& counts, std::uint32_t number) {
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

}  // namespace

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

void WordCounts::finish() {
  sorted_.resize(words_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0u);
  std::ranges::sort(sorted_, {}, [this](std::uint32_t number) { return words_[number]; });
}

std::optional<std::uint32_t> WordCounts::find(std::string_view word) const {
  const auto at = std::ranges::lower_bound(sorted_, word, {}, [this](std::uint32_t number) { return words_[number]; });
  if (at == sorted_.end() || words_[*at] != word) return std::nullopt;
  return *at;
}

names::Reading Contents::reading(std::uint32_t name) const {
  names::Reading reading;
  for (const std::uint32_t word : names[name]) reading.tokens.push_back(words[word]);
  return reading;
}

People People::of(const List& list, std::size_t threads) {
  auto contents = std::make_unique<Contents>();
  contents->lines = list.lines;
  const Cells cells(list);
  ReadNames read;
  Rows texts;
  for (std::size_t line = 0; line < list.lines; ++line) {
    std::vector<std::uint32_t> row;
    for (const std::string& name : cells.names(line)) row.push_back(read.add(name));
    texts.add(row);
  }
  read.read(threads);

  WordNumbers word_number(contents->words);
  DistinctRows distinct_names, distinct_places;
  std::vector<std::uint32_t> name_of_text(read.size());
  for (std::uint32_t text = 0; text < read.size(); ++text) {
    std::vector<std::uint32_t> words;
    for (const names::Token& token : read[text].tokens) words.push_back(word_number(token));
    name_of_text[text] = distinct_names.number(words);
  }
  contents->names = distinct_names.take();

  DateNumbers date_number(contents->dates);
  for (std::uint32_t line = 0; line < list.lines; ++line) {
    std::vector<std::uint32_t> names;
    for (const std::uint32_t text : texts[line])
      if (const std::uint32_t name = name_of_text[text]; name != 0 && std::ranges::find(names, name) == names.end()) names.push_back(name);
    contents->line_names.add(names);
    for (const std::uint32_t name : names)
      for (const std::uint32_t word : contents->names[name]) contents->name_words.add(contents->words[word].romanised);
    contents->line_date.push_back(date_number(cells.born(line)));
    count(contents->date_lines, contents->line_date.back());
    const std::vector<std::uint32_t> place = numbers_of_place(cells.place(line), contents->place_words);
    contents->line_place.push_back(distinct_places.number(place));
    count(contents->place_lines, contents->line_place.back());
  }
  contents->places = distinct_places.take();
  contents->place_words.finish();
  contents->name_words.finish();
  return People(std::move(contents));
}

People::People(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
People::People(People&&) noexcept = default;
People& People::operator=(People&&) noexcept = default;
People::~People() = default;

}  // namespace nostoi::search
