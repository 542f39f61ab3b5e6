// compare_names: parts of names, and names as bags of words. Both rest on one question: how alike are two spellings?
#include <algorithm>
#include <cmath>
#include <optional>

#include "link/comparators.hpp"
#include "link/text_distance.hpp"

namespace nostoi::link {

namespace {

constexpr double fuzzy_share = 0.5;  // how much of a value's rarity counts when the spellings only resemble each other
constexpr double slip_rate = 0.12;   // share of cells with a typing error, order of magnitude
constexpr double slip_ways = 50;     // different slips a letter of a word allows: a letter for each of the alphabet, twice, and a few more
constexpr Weight spelling_cost = 65536;
constexpr Weight left_over = 8 * 65536;  // a word against another word, where names of one person are chosen among

// Words of a name are shared by kinship too, not only by chance: among any number of lines half a line has a relative with the same surname
// and patronymic. However rare the words, they tell no more than that. Of those who share a word or two and differ in two, most are
// relatives, and there are several to a line. What namesakes leave of a whole name is learned: LevelTable::namesakes.
constexpr std::array lines_a_relative = {1e9, 2.0, 0.5};  // by how many words differ

/// No name is longer; what is may be a hostile cell, and resemblance costs the product of the lengths.
constexpr std::size_t longest_name = 200;

bool single_letter(std::string_view text) { return text.size() == 1; }

/// Without the instruction that counts bits, which not every machine has, taking four of them away is faster than counting.
bool more_than_four(std::uint32_t bits) {
  for (int taken = 0; taken < 4; ++taken) bits &= bits - 1;
  return bits != 0;
}

/// Spellings whose letters differ in more than four places of the alphabet are not alike, unless one begins the other.
bool hopeless(const Letters& a, const Letters& b) {
  if (!more_than_four(a.mask ^ b.mask)) return false;
  if ((a.mask & ~b.mask) != 0 && (b.mask & ~a.mask) != 0) return true;
  return a.first == 0 || a.first != b.first;
}

}  // namespace

Likeness likeness(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return Likeness::different;
  if (single_letter(a)) return a[0] == b[0] ? Likeness::brief : Likeness::different;
  const int allowed = typing_errors(a.size());
  const int distance = osa_distance(a, b, std::max(allowed, 2));
  if (distance <= allowed) return Likeness::close;
  if (a.size() >= 2 && b.size() > a.size() && b.starts_with(a)) return Likeness::brief;
  if ((distance <= 2 && a.size() >= 5) || (a.size() >= 4 && b.size() <= longest_name && jaro_winkler(a, b) >= 0.88)) return Likeness::near;
  return Likeness::different;
}

namespace {

/// What is known of two words as words of names; nothing where only their letters can tell.
std::optional<Likeness> as_names(const Texts& texts, std::uint32_t a, std::uint32_t b) {
  names::WordComparison known = names::compare(texts.words[a], texts.words[b]);
  const auto or_as = [&](const names::NameWord& one, const names::NameWord& other) {
    if (const names::WordComparison way = names::compare(one, other); way.weight > known.weight) known = way;
  };
  for (const names::NameWord& other : texts.other_words[a]) or_as(other, texts.words[b]);
  for (const names::NameWord& other : texts.other_words[b]) or_as(texts.words[a], other);
  switch (known.relation) {
    case names::Relation::same:
    case names::Relation::form:
    case names::Relation::short_form:
      return Likeness::spelling;
    case names::Relation::spelling:  // in one alphabet it may as well be another name: Байко, Бойко
      return texts.cyrillic[a] == texts.cyrillic[b] ? Likeness::close : Likeness::spelling;
    case names::Relation::different:
      if (known.weight >= 0) return std::nullopt;
      return texts.given_name[a] && texts.given_name[b] ? Likeness::apart : Likeness::different;  // two names that are known apart
    case names::Relation::initial:
    case names::Relation::resembling:
      break;
  }
  return std::nullopt;
}

}  // namespace

Likeness FeatureComparer::alike(std::uint32_t a, std::uint32_t b, WordMemory* known) const {
  const Texts& texts = *feature_->texts;
  const Glance &x = texts.glances[a], &y = texts.glances[b];
  if (x.romanised == y.romanised) return Likeness::spelling;
  const bool one_form = x.one_form && y.one_form;  // as most Latin words are
  const bool far = hopeless(x.of_romanised, y.of_romanised), near = one_form ? !far : !hopeless(x.of_letters, y.of_letters);
  // What shares neither the coarse form nor most letters is asked only where a word may stand for another one, or is a known name.
  const bool ask = !texts.words.empty() && (!far || x.coarse == y.coarse || !texts.other_words[a].empty() ||
                                            !texts.other_words[b].empty() || (texts.given_name[a] && texts.given_name[b]));
  if (far && !near && !ask) return Likeness::different;
  const auto find = [&] {
    const bool turn = texts.plain[b] < texts.plain[a];  // asked in the order of the texts, whatever numbers they have
    const std::uint32_t one = turn ? b : a, other = turn ? a : b;
    if (ask)
      if (const std::optional<Likeness> as_name = as_names(texts, one, other)) return *as_name;
    const Likeness as_written =
        near ? likeness(texts.letters[texts.letters_of[one]], texts.letters[texts.letters_of[other]]) : Likeness::different;
    if (as_written == Likeness::close || far || one_form) return as_written;
    return std::min(as_written, likeness(texts.romanised[texts.romanised_of[one]], texts.romanised[texts.romanised_of[other]]));
  };
  return known ? (*known)(a, b, find) : find();
}

/// How telling it is that two values only resemble each other. The commoner one sets how rare that is. A value that many lines of other
/// people carry as well is no slip of the other but a name of its own: the more of them there are than slips would make, the less it tells.
Weight FeatureComparer::resemblance(std::uint32_t a, std::uint32_t b) const {
  const Dictionary& plain = feature_->texts->plain;
  if (feature_->count[a] != feature_->count[b] ? feature_->count[a] < feature_->count[b] : plain[b] < plain[a]) std::swap(a, b);
  const double letters = static_cast<double>(feature_->texts->letters[feature_->texts->letters_of[b]].size());
  const double others = std::max(0.0, feature_->count[b] - 1 - copies_);
  const double slips = feature_->count[a] * slip_rate / (slip_ways * std::max(1.0, letters));
  return static_cast<Weight>(fuzzy_share * rarity_[a]) - static_cast<Weight>(std::lround(std::log2(1 + others / slips) * weight_scale));
}

FeatureComparer::RarityBound FeatureComparer::rarity_bound(std::uint32_t a, std::uint32_t b) const {
  const Weight commoner = std::min(rarity_[a], rarity_[b]);  // a spelling is at least as common as each way of writing it
  return {commoner, static_cast<Weight>(fuzzy_share * commoner)};
}

Compared FeatureComparer::parts(std::uint32_t a, std::uint32_t b, WordMemory* known) const {
  const Texts& texts = *feature_->texts;
  if (a == b) return {single_letter(texts.letters[texts.letters_of[a]]) ? part_brief : part_exact, rarity_[a]};
  switch (alike(a, b, known)) {
    case Likeness::spelling:
      return {part_spelling, std::min(spelling_rarity_[texts.class_of[a]], spelling_rarity_[texts.class_of[b]])};
    case Likeness::close:
      return {part_close, resemblance(a, b)};
    case Likeness::near:
      return {part_near, resemblance(a, b)};
    case Likeness::brief:
      return {part_brief, 0};
    case Likeness::different:
    case Likeness::apart:
      break;
  }
  return texts.coarse_of[a] == texts.coarse_of[b] ? Compared{part_near, resemblance(a, b)} : Compared{part_different, 0};
}

/// An order of names that does not depend on the lists they stand in.
void FeatureComparer::set_order() {
  const Feature& feature = *feature_;
  if (feature.comparator != Comparator::words || feature.bag_starts.empty()) return;
  std::vector<std::uint64_t> of_text(feature.texts->size());
  for (std::uint32_t text = 1; text < of_text.size(); ++text) of_text[text] = hash_bytes(feature.texts->plain[text]);
  order_.resize(feature.bag_starts.size() - 1);
  for (std::uint32_t value = 1; value < order_.size(); ++value)
    for (std::size_t name = 0; name < feature.names(value); ++name) {
      order_[value] = mix(order_[value]);
      for (const std::uint32_t word : feature.bag(value, name)) order_[value] = mix(order_[value], of_text[word]);
    }
}

void FeatureComparer::set_kinship() {
  const double lines = static_cast<double>(std::max<std::uint64_t>(feature_->lines_with_value, 1));
  for (std::size_t differ = 0; differ < most_by_kinship_.size(); ++differ)
    most_by_kinship_[differ] = to_weight(std::log2(lines_a_relative[differ] * lines));
}

Compared FeatureComparer::words(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right, WordMemory* known) const {
  bool used_left[8] = {}, used_right[8] = {};
  std::size_t paired = 0;
  WordsLevel level;
  std::int64_t rarity = 0;
  const auto pair_up = [&](auto&& accept) {
    for (std::size_t i = 0; i < left.size(); ++i)
      for (std::size_t j = 0; j < right.size() && !used_left[i]; ++j)
        if (!used_right[j] && accept(i, j)) used_left[i] = used_right[j] = true, ++paired;
  };
  pair_up([&](std::size_t i, std::size_t j) {
    if (left[i] != right[j]) return false;
    ++level.same;
    rarity += rarity_[left[i]];
    return true;
  });
  Likeness like[8][8];
  unsigned met = 0;
  if (paired < std::min(left.size(), right.size()))
    for (std::size_t i = 0; i < left.size(); ++i)
      for (std::size_t j = 0; j < right.size() && !used_left[i]; ++j)
        if (!used_right[j]) met |= 1u << static_cast<unsigned>(like[i][j] = alike(left[i], right[j], known));
  const auto pair_those = [&](Likeness wanted, auto&& take) {
    if (met >> static_cast<unsigned>(wanted) & 1) pair_up([&](std::size_t i, std::size_t j) { return like[i][j] == wanted && take(i, j); });
  };
  pair_those(Likeness::spelling, [&](std::size_t i, std::size_t j) {
    ++level.same;
    rarity += std::min(spelling_rarity_[feature_->texts->class_of[left[i]]], spelling_rarity_[feature_->texts->class_of[right[j]]]) -
              spelling_cost;
    return true;
  });
  for (const Likeness wanted : {Likeness::close, Likeness::near})
    pair_those(wanted, [&](std::size_t i, std::size_t j) {
      ++level.close;
      rarity += std::max<Weight>(0, std::min(rarity_[left[i]], rarity_[right[j]]) - 2 * 65536);
      return true;
    });
  pair_those(Likeness::brief, [&](std::size_t i, std::size_t j) {
    ++level.brief;
    rarity += std::min(beginning(left[i]), beginning(right[j]));
    return true;
  });
  const std::size_t differ = std::min(left.size(), right.size()) - paired;
  level.different = std::min(static_cast<int>(differ), many_different);
  const Weight most = most_by_kinship_[std::min(differ, most_by_kinship_.size() - 1)];
  if (level.same + level.close > 0)
    pair_those(Likeness::apart, [&](std::size_t, std::size_t) {
      level.different = another_given_name;
      return true;
    });
  return {pack(level), static_cast<Weight>(std::min<std::int64_t>(rarity, most))};
}

FeatureComparer::NamesCompared FeatureComparer::best_names(std::uint32_t a, std::uint32_t b, WordMemory* known) const {
  if (order_[b] < order_[a]) {  // of names that agree equally well the same ones are chosen, whichever line is asked about first
    NamesCompared turned = best_names(b, a, known);
    std::swap(turned.left, turned.right);
    return turned;
  }
  const std::size_t of_a = feature_->names(a), of_b = feature_->names(b);
  NamesCompared best{0, 0, words(feature_->bag(a), feature_->bag(b), known)};
  if (of_a * of_b == 1) return best;
  const auto standing = [](const Compared& names) { return names.rarity - left_over * unpack(names.level).different; };
  const Weight choice = to_weight(std::log2(of_a * of_b));  // the more names, the likelier that one of them agrees by chance
  for (std::size_t i = 0; i < of_a; ++i)
    for (std::size_t j = 0; j < of_b; ++j) {
      if (i == 0 && j == 0) continue;
      Compared other = words(feature_->bag(a, i), feature_->bag(b, j), known);
      other.rarity -= choice;
      if (standing(other) > standing(best.compared)) best = {i, j, other};
    }
  return best;
}

}  // namespace nostoi::link
