// compare(): a name against a name. Words are laid against each other, the most telling pair first; each pair brings the log2 Bayes
// factor of its two words, a word that finds no partner costs a little, for names are often cut short.
#include <algorithm>
#include <tuple>

#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr double contradiction = -4;  // both names have a word that the other lacks
constexpr double left_out = -0.5;     // only one has: a patronymic or a second given name is often left out

/// All pairs of words worth laying together, best first; ties by position, so that the result depends on nothing else.
std::vector<AlignedWords> candidates(std::span<const NameWord> left, std::span<const NameWord> right) {
  std::vector<AlignedWords> pairs;
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t j = 0; j < right.size(); ++j)
      if (const WordComparison word = compare(left[i], right[j]); word.relation != Relation::different)
        pairs.push_back({i, j, word.relation, word.weight});
  std::ranges::sort(pairs, [](const AlignedWords& a, const AlignedWords& b) {
    return std::tuple(-a.weight, a.left + a.right, a.left) < std::tuple(-b.weight, b.left + b.right, b.left);
  });
  return pairs;
}

}  // namespace

NameComparison compare(std::span<const NameWord> left, std::span<const NameWord> right) {
  NameComparison result;
  std::vector<bool> used_left(left.size()), used_right(right.size());
  for (const AlignedWords& pair : candidates(left, right)) {
    if (used_left[pair.left] || used_right[pair.right]) continue;
    used_left[pair.left] = used_right[pair.right] = true;
    result.words.push_back(pair);
    result.weight += pair.weight;
  }
  const std::size_t alone_left = left.size() - result.words.size(), alone_right = right.size() - result.words.size();
  const auto both = static_cast<double>(std::min(alone_left, alone_right));
  const auto one = static_cast<double>(std::max(alone_left, alone_right)) - both;
  result.weight += to_weight(both * contradiction + one * left_out);
  std::ranges::sort(result.words, {}, &AlignedWords::left);
  for (AlignedWords& pair : result.words) pair.left = left[pair.left].token, pair.right = right[pair.right].token;
  return result;
}

NameComparison compare(const Reading& left, const Reading& right) { return compare(name_words(left), name_words(right)); }

}  // namespace nostoi::names
