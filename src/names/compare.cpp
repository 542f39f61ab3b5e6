// compare(): a name against a name. Words are laid against each other, the most telling pair first; each pair brings the log2 Bayes
// factor of its two spellings, a word that finds no partner costs a little, for names are often cut short.
#include <algorithm>
#include <tuple>

#include "names/spelling.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr double contradiction = -4;   // both names have a word that the other lacks
constexpr double left_out = -0.5;      // only one has: a patronymic or a second given name is often left out
constexpr double least_telling = 1.0;  // a pair below it is no pair

/// All pairs of words worth laying together, best first; ties by position, so that the result depends on nothing else.
std::vector<AlignedWords> candidates(const Reading& left, const Reading& right) {
  std::vector<AlignedWords> pairs;
  for (std::size_t i = 0; i < left.tokens.size(); ++i)
    for (std::size_t j = 0; j < right.tokens.size(); ++j) {
      const WordComparison word = compare_words(left.tokens[i], right.tokens[j]);
      if (word.weight >= to_weight(least_telling) || word.relation == Relation::initial)
        pairs.push_back({i, j, word.relation, word.weight});
    }
  std::ranges::sort(pairs, [](const AlignedWords& a, const AlignedWords& b) {
    return std::tuple(-a.weight, a.left + a.right, a.left) < std::tuple(-b.weight, b.left + b.right, b.left);
  });
  return pairs;
}

}  // namespace

NameComparison compare(const Reading& left, const Reading& right) {
  NameComparison result;
  std::vector<bool> used_left(left.tokens.size()), used_right(right.tokens.size());
  for (const AlignedWords& pair : candidates(left, right)) {
    if (used_left[pair.left] || used_right[pair.right]) continue;
    used_left[pair.left] = used_right[pair.right] = true;
    result.words.push_back(pair);
    result.weight += pair.weight;
  }
  const std::size_t alone_left = left.tokens.size() - result.words.size(), alone_right = right.tokens.size() - result.words.size();
  const auto both = static_cast<double>(std::min(alone_left, alone_right));
  const auto one = static_cast<double>(std::max(alone_left, alone_right)) - both;
  result.weight += to_weight(both * contradiction + one * left_out);
  std::ranges::sort(result.words, {}, &AlignedWords::left);
  return result;
}

}  // namespace nostoi::names
