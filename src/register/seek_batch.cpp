// Rows are read together and written in the order of their keys: a store is quickest so.
#include "register/seek_batch.hpp"

#include <algorithm>
#include <tuple>

#include "register/rows.hpp"
#include "search/contents.hpp"
#include "search/word_index.hpp"
#include "store/many_rows.hpp"

namespace nostoi::seek {

namespace {

using Lists = std::map<std::string, packed::Numbers>;

/// The rows of these keys, as far as they are there.
Result<std::map<std::string, std::string, std::less<>>> rows_there(Snapshot& snapshot, const std::vector<std::string>& keys) {
  std::map<std::string, std::string, std::less<>> there;
  const Result<void> done =
      scan_each(snapshot, keys, [&](std::size_t, std::string_view key, std::string_view value) { there.emplace(key, value); });
  if (!done) return tl::unexpected(done.error());
  return there;
}

/// Joins lists of numbers with those that are in the rows.
Result<void> join_lists(Transaction& transaction, Lists lists) {
  constexpr std::size_t at_once = 20'000;
  while (!lists.empty()) {
    Lists some;
    while (!lists.empty() && some.size() < at_once) some.insert(lists.extract(lists.begin()));
    std::vector<std::string> keys;
    for (const auto& [key, numbers] : some) keys.push_back(key);
    const auto there = rows_there(transaction, keys);
    if (!there) return tl::unexpected(there.error());
    for (auto& [key, numbers] : some) {
      if (const auto row = there->find(key); row != there->end()) packed::read(row->second, numbers);
      packed::sort_once(numbers);
      if (const Result<void> done = transaction.put(key, packed::text_of(numbers)); !done) return done;
    }
  }
  return {};
}

auto told_apart_by(const PartialDate& date) {
  return std::tuple(date.month, date.day, date.approximate, date.impossible, date.from, date.to);
}

/// The number of a date among those of its year, where it is put if it is not among them.
std::uint64_t number_of(const PartialDate& date, std::vector<DateCount>& dates) {
  const auto found = std::ranges::find_if(dates, [&](const DateCount& one) { return told_apart_by(one.date) == told_apart_by(date); });
  if (found != dates.end()) return static_cast<std::uint64_t>(found - dates.begin());
  dates.push_back({date, 0});
  return dates.size() - 1;
}

}  // namespace

void Batch::add(const ReadEntry& entry) {
  counts_.entries += entry.is_new;
  counts_.placed += entry.is_new && !entry.place.empty();
  for (const std::vector<names::Token>& name : entry.names) {
    const std::uint64_t at = NameAt{entry.anchor, name.size(), entry.born.known(), !entry.place.empty()}.number();
    ++counts_.names;
    for (const names::Token& token : name) {
      std::string key = search::key_of(token);
      const auto [known, fresh] = known_.try_emplace(key, words_.size());
      if (fresh) words_.push_back({token, std::move(key), 0, 0, 0, {}});
      Word& word = words_[known->second];
      if (word.counted == counts_.names) continue;  // twice in one name
      word.counted = counts_.names;
      ++word.names;
      word.in.push_back(at);
      if (!token.romanised.empty()) letters_[token.romanised.substr(0, 1)].push_back(at);
    }
  }
  if (entry.born.known()) {
    born_[entry.born.year].emplace_back(entry.anchor, entry.born);
    counts_born_[entry.born.year].push_back(entry.is_new);
  }
  for (const std::string& word : entry.place) places_[word].push_back(entry.anchor);
}

Result<void> Batch::number_words(Transaction& transaction, const Rows& rows, Counts& counts) {
  std::vector<std::string> keys;
  for (const Word& word : words_) keys.push_back(rows.spelled(word.token.romanised, word.key));
  const auto there = rows_there(transaction, keys);
  if (!there) return tl::unexpected(there.error());
  Lists near;
  std::map<std::string, std::string> fresh;
  for (std::size_t at = 0; at < words_.size(); ++at) {
    Word& word = words_[at];
    const auto row = there->find(keys[at]);
    if (row != there->end()) {
      const std::vector<std::uint64_t> known = nostoi::rows::read_numbers(row->second);
      word.number = known.at(0);
      word.names += known.at(1);
    } else {
      word.number = counts.words++;
      fresh[rows.word(word.number)] = word.key;
      if (word.token.initial) near[rows.initials()].push_back(word.number);
      for (const auto& [key, shortened] : search::word_keys(word.token))
        near[rows.near(key)].push_back(near_number(key, word.number, shortened));
    }
    fresh[keys[at]] = nostoi::rows::numbers({word.number, word.names});
  }
  for (const auto& [key, value] : fresh)
    if (const Result<void> done = transaction.put(key, value); !done) return done;
  return join_lists(transaction, std::move(near));
}

Result<void> Batch::write_dates(Transaction& transaction, const Rows& rows, Lists& lists) {
  for (const auto& [year, all] : born_) {
    const Result<std::optional<std::string>> row = transaction.get(rows.dates(year));
    if (!row) return tl::unexpected(row.error());
    std::vector<DateCount> dates = dates_of(row->value_or(""));
    for (std::size_t at = 0; at < all.size(); ++at) {
      const auto& [anchor, date] = all[at];
      const std::uint64_t number = number_of(date, dates);
      dates[number].entries += counts_born_.at(year)[at];
      lists[rows.born(year, anchor)].push_back(anchor << date_bits | number);
    }
    if (const Result<void> done = transaction.put(rows.dates(year), row_of(dates)); !done) return done;
  }
  return {};
}

Result<void> Batch::write(Transaction& transaction, std::string_view handling) {
  const Rows rows(handling);
  const Result<std::optional<std::string>> before = transaction.get(rows.counts());
  if (!before) return tl::unexpected(before.error());
  Counts counts = Counts::of(before->value_or(""));
  counts.entries += counts_.entries;
  counts.names += counts_.names;
  counts.placed += counts_.placed;
  Lists lists;
  if (const Result<void> done = number_words(transaction, rows, counts); !done) return done;
  for (const Word& word : words_)
    for (const std::uint64_t at : word.in) lists[rows.in(word.number, NameAt::of(at).anchor)].push_back(at);
  for (const auto& [letter, all] : letters_)
    for (const std::uint64_t at : all) lists[rows.letter(letter, NameAt::of(at).anchor)].push_back(at);
  for (const auto& [word, all] : places_)
    for (const Position anchor : all) lists[rows.place(word, anchor)].push_back(anchor);
  if (const Result<void> done = write_dates(transaction, rows, lists); !done) return done;
  if (const Result<void> done = join_lists(transaction, std::move(lists)); !done) return done;
  *this = Batch();
  return transaction.put(rows.counts(), counts.row());
}

}  // namespace nostoi::seek
