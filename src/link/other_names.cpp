// NameNumbers and keep_fullest_names().
#include "link/other_names.hpp"

#include <algorithm>

namespace nostoi::link {

namespace {

using Words = std::vector<std::uint32_t>;

constexpr std::size_t longest_name = 8;  // words

void append(const Words& words, std::string& key) {
  key.append(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint32_t));
}

/// Whether the word of a shorter name may be the word of a fuller one: a spelling of it, or its first letter.
bool stands_for(const Texts& texts, std::uint32_t word, std::uint32_t fuller) {
  if (texts.class_of[word] == texts.class_of[fuller]) return true;
  const std::string_view brief = texts.romanised[texts.romanised_of[word]], whole = texts.romanised[texts.romanised_of[fuller]];
  return brief.size() == 1 && !whole.empty() && brief[0] == whole[0];
}

/// Whether every word of the name stands for a word of its own of the other, which has more; whole words before initials.
bool says_less(const Texts& texts, const Words& name, const Words& other) {
  if (name.size() > other.size()) return false;
  std::vector<bool> taken(other.size());
  std::size_t initials = 0;
  const auto brief = [&](std::uint32_t word) { return texts.romanised[texts.romanised_of[word]].size() == 1; };
  for (const bool now_initials : {false, true})
    for (const std::uint32_t word : name) {
      if (brief(word) != now_initials) continue;
      std::size_t at = 0;
      while (at < other.size() && (taken[at] || !stands_for(texts, word, other[at]))) ++at;
      if (at == other.size()) return false;
      taken[at] = true;
      initials += now_initials && !brief(other[at]);
    }
  return name.size() < other.size() || initials > 0;
}

/// The names of a value without those that say less than another one, in their order.
std::vector<Words> fullest(const Texts& texts, const std::vector<Words>& names) {
  std::vector<Words> kept;
  for (const Words& name : names)
    if (std::ranges::none_of(names, [&](const Words& other) { return says_less(texts, name, other); })) kept.push_back(name);
  return kept;
}

}  // namespace

NameNumbers::NameNumbers(Feature& feature) : feature_(feature) { feature_.bag_starts = {0, 0}; }

std::uint32_t NameNumbers::number(Words name, std::vector<Words> others) {
  if (name.empty() && !others.empty()) name = others.front();
  if (name.size() > longest_name) name.resize(longest_name);
  std::string key;
  append(name, key);
  std::vector<Words> kept;
  for (Words& other : others) {
    if (kept.size() + 1 == most_names) break;
    if (other.size() > longest_name) other.resize(longest_name);
    if (other == name || std::ranges::find(kept, other) != kept.end()) continue;
    append({missing_value}, key);
    append(other, key);
    kept.push_back(std::move(other));
  }
  const std::uint32_t number = known_.intern(key);
  if (number + 2 > feature_.bag_starts.size()) {
    feature_.bag_words.insert(feature_.bag_words.end(), name.begin(), name.end());
    feature_.bag_starts.push_back(static_cast<std::uint32_t>(feature_.bag_words.size()));
    if (!kept.empty()) feature_.other_bags.resize(number + 1);
    if (!kept.empty()) feature_.other_bags[number] = std::move(kept);
  }
  return number;
}

void keep_fullest_names(Feature& feature) {
  if (feature.other_bags.empty()) return;
  feature.other_bags.resize(feature.bag_starts.size() - 1);
  std::vector<std::uint32_t> starts = {0}, words;
  for (std::uint32_t value = 0; value < feature.other_bags.size(); ++value) {
    std::vector<Words> names = {Words(feature.bag(value).begin(), feature.bag(value).end())};
    std::vector<Words>& others = feature.other_bags[value];
    if (!others.empty()) {
      names.insert(names.end(), others.begin(), others.end());
      names = fullest(*feature.texts, names);
      others.assign(names.begin() + 1, names.end());
    }
    words.insert(words.end(), names.front().begin(), names.front().end());
    starts.push_back(static_cast<std::uint32_t>(words.size()));
  }
  feature.bag_starts = std::move(starts);
  feature.bag_words = std::move(words);
}

}  // namespace nostoi::link
