// Weights between words are asked for once a query; names are then a matter of looking up numbers.
#include "search/word_matches.hpp"

#include <algorithm>
#include <array>

#include "names/name_word.hpp"

namespace nostoi::search {

namespace {

// What words without a partner cost in the estimate: both sides have one, only one side has.
const Weight contradiction = to_weight(names::contradiction), left_out = to_weight(names::left_out);

}  // namespace

Weight compare_word(const SoughtName& name, std::size_t at, std::span<const names::NameWord> word) {
  Weight best = 0;
  for (const names::NameWord& one : name.words)
    for (const names::NameWord& other : word)
      if (one.token == at)
        if (const names::WordComparison compared = names::compare(one, other); compared.relation != names::Relation::different)
          best = std::max(best, compared.weight);
  return best;
}

Weight weight_of_alone(std::size_t query, std::size_t name) {
  const auto both = static_cast<Weight>(std::min(query, name)), one = static_cast<Weight>(std::max(query, name)) - both;
  return contradiction * both + left_out * one;
}

WordMatches::WordMatches(const Contents& people, const SoughtName& name)
    : people_(people),
      name_(name),
      sought_(name.reading),
      matches_(sought_.tokens.size()),
      row_of_word_(people.words.size()),
      rows_(sought_.tokens.size()),
      has_initials_(std::ranges::any_of(sought_.tokens, &names::Token::initial)) {
  for (std::size_t at = 0; at < size(); ++at) {
    const names::Token& token = sought_.tokens[at];
    const auto resolve = [&] {
      std::vector<WordMatch> all;
      for (const std::uint32_t word : people.word_index.near(token, people.words))
        if (const Weight weight = compare_word(name, at, people.ready_words(word)); weight > 0) all.push_back({word, weight});
      return all;
    };
    const auto resolved = (*people.resolved)(key_of(token), resolve);  // kept while it is read: another thread may take its place
    for (const auto& [word, weight] : *resolved) {
      weight_of(word, at) = weight;
      if (!people.words[word].initial) matches_[at].push_back({word, weight});
    }
    if (const Weight begun = name.beginnings[at]; begun > 0)
      for (const std::uint32_t word : people.beginning(token.romanised))
        if (Weight& weight = weight_of(word, at); weight == 0) matches_[at].push_back({word, weight = begun});
    for (const std::uint32_t word : people.initials)
      if (const Weight weight = compare_word(name, at, people.ready_words(word)); weight > 0) weight_of(word, at) = weight;
  }
  for (std::size_t at = 0; at < size(); ++at)
    if (sought_.tokens[at].initial)
      for (const auto& matches : matches_)
        for (const WordMatch& match : matches) weight_of(match.word, at) = of_initial(at, match.word);
  for (auto& matches : matches_)
    std::ranges::sort(matches,
                      [](const WordMatch& a, const WordMatch& b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; });
}

Weight& WordMatches::weight_of(std::uint32_t word, std::size_t at) {
  std::uint32_t& row = row_of_word_[word];
  if (row == 0) {
    row = static_cast<std::uint32_t>(rows_.size() / size());
    rows_.resize(rows_.size() + size());
  }
  return rows_[row * size() + at];
}

Weight WordMatches::of_initial(std::size_t at, std::uint32_t word) const {
  const names::Token &initial = sought_.tokens[at], &token = people_.words[word];
  if (!initial.initial || initial.romanised.empty() || token.romanised.empty() || initial.romanised[0] != token.romanised[0]) return 0;
  return compare_word(name_, at, people_.ready_words(word));
}

Weight WordMatches::estimate(std::span<const std::uint32_t> name) const {
  // The best pair first, as names::compare does it; words beyond the 64th are left to it.
  struct Pair {
    Weight weight;
    std::uint32_t at, of;
  };
  std::array<Pair, 64> pairs;
  std::size_t count = 0;
  const std::size_t width = size();
  for (std::uint32_t of = 0; of < std::min<std::size_t>(name.size(), 64); ++of) {
    const std::uint32_t row = row_of_word_[name[of]];
    if (row == 0 && !has_initials_) continue;
    for (std::uint32_t at = 0; at < std::min<std::size_t>(width, 64) && count < pairs.size(); ++at)
      if (const Weight weight = row ? rows_[row * width + at] : of_initial(at, name[of]); weight > 0) pairs[count++] = {weight, at, of};
  }
  Weight sum = 0;
  std::size_t used = 0;
  for (std::uint64_t query_used = 0, name_used = 0; count > 0;) {
    const auto best =
        std::max_element(pairs.begin(), pairs.begin() + count, [](const Pair& a, const Pair& b) { return a.weight < b.weight; });
    const std::uint64_t at = 1ull << best->at, of = 1ull << best->of;
    if (!(query_used & at) && !(name_used & of)) {
      query_used |= at;
      name_used |= of;
      sum += best->weight;
      ++used;
    }
    *best = pairs[--count];
  }
  return sum + weight_of_alone(width - used, name.size() - used);
}

Weight WordMatches::bound(std::span<const Weight> most, std::size_t words) {
  Weight sum = 0;
  std::size_t agreeing = 0;
  for (const Weight weight : most) {
    sum += weight;
    agreeing += weight > 0;
  }
  const std::size_t used = std::min(agreeing, words);
  return sum + weight_of_alone(most.size() - used, words - used);
}

}  // namespace nostoi::search
