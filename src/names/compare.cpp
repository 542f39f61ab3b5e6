// compare(): a name against a name. Words are laid against each other, the most telling pair first; what is left is tried written
// together. One idea: the words of a name are shared by kin and by namesakes, not only by chance, so that a word that contradicts, or a
// part of a name alone, bounds what all agreeing words can tell, however rare they are.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "names/known_pairs.hpp"
#include "names/name_word.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr double among_kin = 4;        // bits: the most that words tell which a brother or a father shares as well
constexpr double among_namesakes = 8;  // the most that one word tells of a name that has more
constexpr double left_but_one = -3;    // only one word is left of the name
constexpr double second_meaning = -2;  // a word is taken for what it may stand for as well
constexpr double no_word = -8;         // nothing agrees but initials
constexpr std::size_t most_names = 8;  // of somebody that are compared

/// All pairs of words worth laying together, best first; ties by position, so that the result depends on nothing else.
std::vector<AlignedWords> candidates(std::span<const NameWord> left, std::span<const NameWord> right) {
  static thread_local KnownPairs known;
  std::vector<AlignedWords> pairs;
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t j = 0; j < right.size(); ++j)
      if (const WordComparison word = known(left[i], right[j]); word.relation != Relation::different)
        pairs.push_back({i, j, word.relation, word.weight});
  const auto unlike = [&](const AlignedWords& pair) {  // an initial belongs to the same initial before it belongs to a name
    return left[pair.left].data().initial != right[pair.right].data().initial;
  };
  std::ranges::sort(pairs, [&](const AlignedWords& a, const AlignedWords& b) {
    return std::tuple(-a.weight, unlike(a), a.left + a.right, a.left) < std::tuple(-b.weight, unlike(b), b.left + b.right, b.left);
  });
  return pairs;
}

/// Words that have no partner yet.
struct Unpaired {
  std::vector<bool> left, right;
  bool operator()(const AlignedWords& pair) const { return left[pair.left] && right[pair.right]; }
  void take(const AlignedWords& pair) { left[pair.left] = right[pair.right] = false; }
};

/// How many words from `at` on, all alone, are `whole` when written together; 0 when none are.
std::size_t written_apart(std::span<const NameWord> words, const std::vector<bool>& alone, std::size_t at, const NameWord& whole) {
  const std::string& text = whole.data().romanised;
  std::size_t length = 0, count = 0;
  for (; at + count < words.size() && alone[at + count] && length < text.size(); ++count) {
    const std::string& part = words[at + count].data().romanised;
    if (part.empty() || text.compare(length, part.size(), part) != 0) return 0;
    length += part.size();
  }
  return length == text.size() && count > 1 ? count : 0;
}

/// Pairs of words of `apart` with the words of `whole` that they make when written together, the sides as if `apart` were the left.
void join(std::span<const NameWord> apart, std::vector<bool>& alone, std::span<const NameWord> whole, std::vector<bool>& whole_alone,
          std::vector<AlignedWords>& pairs) {
  for (std::size_t j = 0; j < whole.size(); ++j) {
    if (!whole_alone[j]) continue;
    for (std::size_t i = 0; i < apart.size() && whole_alone[j]; ++i) {
      const std::size_t count = written_apart(apart, alone, i, whole[j]);
      if (count == 0) continue;
      const Weight weight = compare(whole[j], whole[j]).weight;
      for (std::size_t k = i; k < i + count; ++k) {
        pairs.push_back({k, j, Relation::spelling, k == i ? weight : 0});
        alone[k] = false;
      }
      whole_alone[j] = false;
    }
  }
}

void join_both_ways(std::span<const NameWord> left, std::span<const NameWord> right, Unpaired& alone, std::vector<AlignedWords>& pairs) {
  join(left, alone.left, right, alone.right, pairs);
  std::vector<AlignedWords> turned;
  join(right, alone.right, left, alone.left, turned);
  for (AlignedWords& pair : turned) {
    std::swap(pair.left, pair.right);
    pairs.push_back(pair);
  }
}

/// Words without a partner that tell something: those in letters that the room reads, and the others. Neither contradicts the other.
struct Left {
  double read = 0, unread = 0;
};

Left over(std::span<const NameWord> words, const std::vector<bool>& alone) {
  Left count;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (alone[i] && !words[i].data().tells_nothing) ++(words[i].data().unread ? count.unread : count.read);
  return count;
}

/// "Salman bin Muhammad" and "Muhammad bin Salman": what is a father's name here is none there, and the other way round.
bool father_and_son(std::span<const NameWord> left, std::span<const NameWord> right, const std::vector<AlignedWords>& pairs) {
  bool only_left = false, only_right = false;
  for (const AlignedWords& pair : pairs) {
    const bool father = left[pair.left].data().father, also = right[pair.right].data().father;
    only_left |= father && !also;
    only_right |= also && !father;
  }
  return only_left && only_right;
}

/// What agreeing words tell together where it cannot be more than `most`: near their sum while that is small, and still more for more.
void bound(std::vector<AlignedWords>& pairs, double most) {
  double sum = 0;
  for (const AlignedWords& pair : pairs) sum += bits(pair.weight);
  if (sum <= 0) return;
  const double share = most / (most + sum);
  for (AlignedWords& pair : pairs) pair.weight = to_weight(bits(pair.weight) * share);
}

/// What the words without a partner cost; they also bound what the others tell. `swapped`: words agree that stand for different things.
double of_the_rest(const Left& left, const Left& right, bool swapped, std::vector<AlignedWords>& pairs) {
  const double both = std::min(left.read, right.read) + std::min(left.unread, right.unread) + swapped;
  const double one = std::abs(left.read + left.unread - right.read - right.unread);
  if (pairs.empty() && both == 0) return 0;  // nothing to compare
  const auto agreeing = std::ranges::count_if(pairs, [](const AlignedWords& p) { return p.weight > 0 && p.relation != Relation::initial; });
  const double cost = agreeing == 0 ? no_word : 0;
  if (both > 0) {
    bound(pairs, among_kin);
    return cost + both * contradiction + one * left_out;
  }
  if (one == 0 || agreeing > 1) return cost + one * left_out;
  bound(pairs, among_namesakes);
  return cost + one * left_but_one;
}

/// Олександра is a woman's name before it is a man's genitive.
bool is_a_name(const Token& token) {
  return std::ranges::any_of(name_forms(token), [](const NameForm& form) { return form.grade == 0 && form.kind == FormKind::full; });
}

/// The words of a name, and those of the names it may stand for as well: one word at a time is taken for another.
std::vector<std::vector<NameWord>> meanings(const Reading& reading) {
  std::vector<std::vector<NameWord>> all = {name_words(reading)};
  Reading meant = reading;
  for (Token& token : meant.tokens) {
    if (is_a_name(token)) continue;
    const Token as_read = token;
    for (const std::string& other : as_read.also) {
      token.text = token.nominative = other;
      token.romanised = romanise_for_comparison(other);
      all.push_back(name_words(meant));
    }
    token = as_read;
  }
  return all;
}

}  // namespace

NameComparison compare(std::span<const NameWord> left, std::span<const NameWord> right) {
  NameComparison result;
  Unpaired alone{std::vector<bool>(left.size(), true), std::vector<bool>(right.size(), true)};
  const std::vector<AlignedWords> pairs = candidates(left, right);
  const auto take = [&](bool initials) {
    for (const AlignedWords& pair : pairs) {
      if ((pair.relation == Relation::initial) != initials || !alone(pair)) continue;
      alone.take(pair);
      result.words.push_back(pair);
    }
  };
  take(false);
  join_both_ways(left, right, alone, result.words);
  take(true);
  const bool swapped = father_and_son(left, right, result.words);
  result.weight = to_weight(of_the_rest(over(left, alone.left), over(right, alone.right), swapped, result.words));
  for (const AlignedWords& pair : result.words) result.weight += pair.weight;
  std::ranges::sort(result.words,
                    [](const AlignedWords& a, const AlignedWords& b) { return std::tuple(a.left, a.right) < std::tuple(b.left, b.right); });
  for (AlignedWords& pair : result.words) pair.left = left[pair.left].token, pair.right = right[pair.right].token;
  return result;
}

namespace {

/// Two names compared, whatever else those who bear them are called.
NameComparison as_called(const Reading& left, const Reading& right) {
  const auto of_left = meanings(left), of_right = meanings(right);
  NameComparison best = compare(of_left[0], of_right[0]);
  for (std::size_t i = 0; i < of_left.size(); ++i)
    for (std::size_t j = 0; j < of_right.size(); ++j) {
      if (i == 0 && j == 0) continue;
      NameComparison other = compare(of_left[i], of_right[j]);
      other.weight += to_weight(second_meaning * ((i > 0) + (j > 0)));
      if (other.weight > best.weight) best = std::move(other);
    }
  return best;
}

std::size_t names_of(const Reading& reading) { return 1 + std::min(reading.other_names.size(), most_names - 1); }

}  // namespace

const Reading& called(const Reading& reading, std::size_t name) { return name == 0 ? reading : reading.other_names.at(name - 1); }

NameComparison compare(const Reading& left, const Reading& right) {
  const std::size_t of_left = names_of(left), of_right = names_of(right);
  const Weight choice = to_weight(std::log2(of_left * of_right));
  NameComparison best;
  for (std::size_t i = 0; i < of_left; ++i)
    for (std::size_t j = 0; j < of_right; ++j) {
      NameComparison one = as_called(called(left, i), called(right, j));
      one.weight -= choice;
      one.left_name = i, one.right_name = j;
      const bool first = i == 0 && j == 0;  // another name counts where it agrees: that it cannot be compared is no way out
      if (first || (!one.words.empty() && one.weight > best.weight)) best = std::move(one);
    }
  return best;
}

}  // namespace nostoi::names
