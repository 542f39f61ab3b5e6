// Two words a letter apart share a form with a letter left out (or one is such a form of the other): every word is entered under all of
// its forms, and looked up by all of its forms. Keys are hashes; a wrong meeting costs one comparison.
#include "search/word_index.hpp"

#include <algorithm>
#include <numeric>

#include "link/text_distance.hpp"
#include "names/given_names.hpp"

namespace nostoi::search {

namespace {

enum class Sort : std::uint64_t { romanised, skeleton, given_name };
constexpr std::uint32_t few_words = 4000;  // all of them are compared: a millisecond or two
constexpr int bucket_bits = 20;
constexpr std::size_t shortest_romanised = 4, shortest_skeleton = 4;  // of shorter ones too little is left without a letter

std::uint32_t key_of(Sort sort, std::string_view text) {
  return static_cast<std::uint32_t>(hash_bytes(text, static_cast<std::uint64_t>(sort)));
}

void add_forms(Sort sort, std::string_view text, std::size_t shortest, std::vector<WordKey>& keys) {
  if (text.empty()) return;
  keys.push_back({key_of(sort, text), false});
  if (text.size() < shortest) return;
  std::string form;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && text[at] == text[at - 1]) continue;
    form.assign(text.substr(0, at)).append(text.substr(at + 1));
    keys.push_back({key_of(sort, form), true});
  }
}

void add_spellings(std::string_view romanised, std::vector<WordKey>& keys) {
  add_forms(Sort::romanised, romanised, shortest_romanised, keys);
  add_forms(Sort::skeleton, names::skeleton(romanised), shortest_skeleton, keys);
}

}  // namespace

std::vector<WordKey> word_keys(const names::Token& word) {
  std::vector<WordKey> keys;
  if (word.initial) return keys;
  add_spellings(word.romanised, keys);
  for (const std::string& other : word.also) add_spellings(names::romanise_for_comparison(other), keys);
  for (const names::NameForm& form : names::name_forms(word)) {
    // Patronymics are kin of patronymics only: a father is another man.
    const std::string name = std::to_string(form.name) + (form.kind == names::FormKind::patronymic ? "p" : "");
    keys.push_back({key_of(Sort::given_name, name), false});
  }
  std::ranges::sort(keys);
  keys.erase(std::ranges::unique(keys, {}, &WordKey::key).begin(), keys.end());
  return keys;
}

bool near_enough(const names::Token& a, const names::Token& b) {
  if (!a.also.empty() || !b.also.empty()) return true;
  const int allowed = std::max(a.romanised.size(), b.romanised.size()) < 7 ? 1 : 2;
  return link::osa_distance(a.romanised, b.romanised, allowed) <= allowed;
}

WordIndex::WordIndex(const std::vector<names::Token>& words) : words_(static_cast<std::uint32_t>(words.size())) {
  if (words_ <= few_words) return;
  for (std::uint32_t word = 0; word < words.size(); ++word)
    for (const auto& [key, shortened] : word_keys(words[word])) entries_.push_back({key, word, shortened});
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.word < b.word; });
  buckets_.assign((1u << bucket_bits) + 1, 0);
  for (const Entry& entry : entries_) ++buckets_[(entry.key >> (32 - bucket_bits)) + 1];
  for (std::size_t bucket = 1; bucket < buckets_.size(); ++bucket) buckets_[bucket] += buckets_[bucket - 1];
}

std::vector<std::uint32_t> WordIndex::near(const names::Token& word, const std::vector<names::Token>& words) const {
  std::vector<std::uint32_t> surely, perhaps;
  if (words_ <= few_words) {
    surely.resize(words_);
    std::iota(surely.begin(), surely.end(), 0u);
    return surely;
  }
  for (const auto& [key, shortened] : word_keys(word)) {
    const std::uint32_t bucket = key >> (32 - bucket_bits);
    for (std::uint32_t at = buckets_[bucket]; at < buckets_[bucket + 1]; ++at)
      if (entries_[at].key == key) (shortened || entries_[at].shortened ? perhaps : surely).push_back(entries_[at].word);
  }
  const auto once = [](std::vector<std::uint32_t>& all) {
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
  };
  once(perhaps);
  for (const std::uint32_t other : perhaps)
    if (near_enough(word, words[other])) surely.push_back(other);
  once(surely);
  return surely;
}

}  // namespace nostoi::search
