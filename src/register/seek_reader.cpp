// Every question goes to the store once, for all classes and words together.
#include "register/seek_reader.hpp"

#include <algorithm>
#include <map>

#include "register/rows.hpp"
#include "search/contents.hpp"
#include "search/word_index.hpp"
#include "store/many_rows.hpp"

namespace nostoi::seek {

namespace {

constexpr std::uint64_t few_words = 1000;  // all of them are compared

}  // namespace

Result<Reader> Reader::open(Snapshot& snapshot, const access::Actor& actor) {
  const Result<Position> made = made_up_to(snapshot);
  const Result<std::uint64_t> last = snapshot.last();
  if (!made || !last) return tl::unexpected(made ? last.error() : made.error());
  if (*made != *last) return fail(Code::not_found, say("seek-rebuild"));
  Reader reader(snapshot);
  std::vector<std::string> keys;
  for (const std::string& handling : access::handling_classes())
    if (access::may_read(actor, handling)) keys.push_back(Rows(handling).counts());
  const Result<void> done = scan_each(snapshot, keys, [&](std::size_t which, std::string_view, std::string_view row) {
    const std::string_view root = keys[which];
    reader.classes_.emplace_back(root.substr(all_classes.size(), root.rfind('/') - all_classes.size()));
    const Counts counts = Counts::of(row);
    reader.counts_.entries += counts.entries;
    reader.counts_.names += counts.names;
    reader.counts_.words += counts.words;
    reader.counts_.placed += counts.placed;
  });
  if (!done) return tl::unexpected(done.error());
  return reader;
}

template <class Key>
std::vector<std::string> Reader::in_all(const Key& key) const {
  std::vector<std::string> keys;
  for (const Rows& rows : classes_) keys.push_back(key(rows));
  return keys;
}

Result<Words> Reader::words_of(std::vector<WordAt> words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  std::vector<std::string> keys;
  for (const WordAt& word : words) keys.push_back(classes_[word.of].word(word.number));
  Words all;
  const Result<void> done = scan_each(*snapshot_, keys, [&](std::size_t which, std::string_view, std::string_view row) {
    if (auto word = search::ready_word(row)) all.emplace_back(words[which], std::move(word));
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

Result<Words> Reader::near(const names::Token& word) {
  if (counts_.words <= few_words) {
    Words all;
    const Result<void> done = scan_each(
        *snapshot_, in_all([](const Rows& rows) { return rows.words(); }), [&](std::size_t of, std::string_view key, std::string_view row) {
          const std::uint64_t number = std::stoull(std::string(key.substr(key.rfind('/') + 1)), nullptr, 16);
          if (auto word = search::ready_word(row)) all.emplace_back(WordAt{of, number}, std::move(word));
        });
    if (!done) return tl::unexpected(done.error());
    return all;
  }
  const std::vector<search::WordKey> asked = search::word_keys(word);
  std::vector<std::string> keys;
  for (const Rows& rows : classes_)
    for (const search::WordKey& one : asked) keys.push_back(rows.near(one.key));
  std::map<WordAt, bool> met;  // whether by a whole form
  const Result<void> done = scan_each(*snapshot_, keys, [&](std::size_t which, std::string_view, std::string_view row) {
    const search::WordKey& one = asked[which % asked.size()];
    packed::Numbers numbers;
    packed::read(row, numbers);
    const std::uint64_t from = near_number(one.key, 0, false), behind = from + (std::uint64_t{1} << 40);
    for (auto at = std::ranges::lower_bound(numbers, from); at != numbers.end() && *at < behind; ++at)
      met[{which / asked.size(), (*at - from) >> 1}] |= !one.shortened && !(*at & 1);
  });
  if (!done) return tl::unexpected(done.error());
  std::vector<WordAt> words;
  for (const auto& [at, whole] : met) words.push_back(at);
  Result<Words> all = words_of(std::move(words));
  if (all) std::erase_if(*all, [&](const auto& one) { return !met[one.first] && !search::near_enough(word, one.second->token); });
  return all;
}

Result<Words> Reader::initials() {
  std::vector<WordAt> words;
  const Result<void> done = scan_each(*snapshot_, in_all([](const Rows& rows) { return rows.initials(); }),
                                      [&](std::size_t of, std::string_view, std::string_view row) {
                                        packed::Numbers numbers;
                                        packed::read(row, numbers);
                                        for (const std::uint64_t number : numbers) words.push_back({of, number});
                                      });
  if (!done) return tl::unexpected(done.error());
  return words_of(std::move(words));
}

Result<Reader::Begun> Reader::beginning(std::string_view romanised) {
  Begun begun;
  const Result<void> done = scan_each(*snapshot_, in_all([&](const Rows& rows) { return rows.beginning(romanised); }),
                                      [&](std::size_t of, std::string_view, std::string_view row) {
                                        const std::vector<std::uint64_t> numbers = rows::read_numbers(row);
                                        begun.words.push_back({of, numbers.at(0)});
                                        begun.names += numbers.at(1);
                                      });
  if (!done) return tl::unexpected(done.error());
  return begun;
}

Result<std::uint64_t> Reader::names_with(std::string_view romanised) {
  std::uint64_t names = 0;
  const Result<void> done = scan_each(*snapshot_, in_all([&](const Rows& rows) { return rows.beginning(romanised) + "/"; }),
                                      [&](std::size_t, std::string_view, std::string_view row) { names += rows::read_numbers(row).at(1); });
  if (!done) return tl::unexpected(done.error());
  return names;
}

Result<std::vector<packed::Numbers>> Reader::names_of(const std::vector<WordAt>& words) {
  std::vector<std::string> keys;
  for (const WordAt& word : words) keys.push_back(classes_[word.of].in(word.number));
  std::vector<packed::Numbers> all(words.size());
  const Result<void> done =
      scan_each(*snapshot_, keys, [&](std::size_t which, std::string_view, std::string_view row) { packed::read(row, all[which]); });
  if (!done) return tl::unexpected(done.error());
  return all;
}

Result<packed::Numbers> Reader::numbers_below(const std::vector<std::string>& prefixes) {
  packed::Numbers all;
  const Result<void> done =
      scan_each(*snapshot_, prefixes, [&](std::size_t, std::string_view, std::string_view row) { packed::read(row, all); });
  if (!done) return tl::unexpected(done.error());
  packed::sort_once(all);
  return all;
}

Result<packed::Numbers> Reader::names_of_letter(std::string_view letter) {
  return numbers_below(in_all([&](const Rows& rows) { return rows.letter(letter); }));
}

Result<packed::Numbers> Reader::placed(std::string_view word) {
  return numbers_below(in_all([&](const Rows& rows) { return rows.place(word); }));
}

Result<void> Reader::count_dates(search::DateEvidence& evidence) {
  return scan_each(*snapshot_, in_all([](const Rows& rows) { return rows.dates(); }),
                   [&](std::size_t of, std::string_view, std::string_view row) {
                     if (dates_of(row).empty()) return;
                     dates_.push_back(dates_of(row));
                     for (const auto& [date, entries] : dates_.back()) evidence.count(date, entries);
                     born_.push_back(classes_[of].born(dates_.back().front().date.year));
                   });
}

Result<std::vector<std::pair<Position, Weight>>> Reader::born(const search::DateEvidence& evidence) {
  std::vector<std::string> prefixes;
  std::vector<std::vector<Weight>> weights;  // of the dates of a year; no_weight where they differ
  constexpr Weight no_weight = std::numeric_limits<Weight>::min();
  for (std::size_t year = 0; year < dates_.size(); ++year) {
    std::vector<Weight> of_year;
    for (const DateCount& one : dates_[year]) of_year.push_back(evidence.differs(one.date) ? no_weight : evidence(one.date));
    if (std::ranges::all_of(of_year, [](Weight weight) { return weight == no_weight; })) continue;
    prefixes.push_back(born_[year]);
    weights.push_back(std::move(of_year));
  }
  std::vector<std::pair<Position, Weight>> all;
  packed::Numbers numbers;
  const Result<void> done = scan_each(*snapshot_, prefixes, [&](std::size_t which, std::string_view, std::string_view row) {
    numbers.clear();
    packed::read(row, numbers);
    for (const std::uint64_t number : numbers) {
      const std::uint64_t date = number & ((1u << date_bits) - 1);
      if (date < weights[which].size() && weights[which][date] != no_weight) all.emplace_back(number >> date_bits, weights[which][date]);
    }
  });
  if (!done) return tl::unexpected(done.error());
  std::ranges::sort(all);
  return all;
}

}  // namespace nostoi::seek
