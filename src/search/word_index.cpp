// Two words a letter apart share a form with a letter left out (or one is such a form of the other): every word is entered under all of
// its forms, and looked up by all of its forms. Keys are hashes; a wrong meeting costs one comparison.
#include "search/word_index.hpp"

#include <algorithm>
#include <numeric>

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

void add_forms(Sort sort, std::string_view text, std::size_t shortest, std::vector<std::uint32_t>& keys) {
  if (text.empty()) return;
  keys.push_back(key_of(sort, text));
  if (text.size() < shortest) return;
  std::string form;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && text[at] == text[at - 1]) continue;
    form.assign(text.substr(0, at)).append(text.substr(at + 1));
    keys.push_back(key_of(sort, form));
  }
}

void add_spellings(std::string_view romanised, std::vector<std::uint32_t>& keys) {
  add_forms(Sort::romanised, romanised, shortest_romanised, keys);
  add_forms(Sort::skeleton, names::skeleton(romanised), shortest_skeleton, keys);
}

/// All keys of a word. An initial has none: it is compared where another word leads to the name.
std::vector<std::uint32_t> keys_of(const names::Token& word) {
  std::vector<std::uint32_t> keys;
  if (word.initial) return keys;
  add_spellings(word.romanised, keys);
  for (const std::string& other : word.also) add_spellings(names::romanise_for_comparison(other), keys);
  for (const names::NameForm& form : names::name_forms(word)) {
    const std::uint16_t number = form.name;
    keys.push_back(key_of(Sort::given_name, {reinterpret_cast<const char*>(&number), sizeof number}));
  }
  std::ranges::sort(keys);
  keys.erase(std::ranges::unique(keys).begin(), keys.end());
  return keys;
}

}  // namespace

WordIndex::WordIndex(const std::vector<names::Token>& words) : words_(static_cast<std::uint32_t>(words.size())) {
  if (words_ <= few_words) return;
  for (std::uint32_t word = 0; word < words.size(); ++word)
    for (const std::uint32_t key : keys_of(words[word])) entries_.push_back({key, word});
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.word < b.word; });
  buckets_.assign((1u << bucket_bits) + 1, 0);
  for (const Entry& entry : entries_) ++buckets_[(entry.key >> (32 - bucket_bits)) + 1];
  for (std::size_t bucket = 1; bucket < buckets_.size(); ++bucket) buckets_[bucket] += buckets_[bucket - 1];
}

std::vector<std::uint32_t> WordIndex::near(const names::Token& word) const {
  std::vector<std::uint32_t> found;
  if (words_ <= few_words) {
    found.resize(words_);
    std::iota(found.begin(), found.end(), 0u);
    return found;
  }
  for (const std::uint32_t key : keys_of(word)) {
    const std::uint32_t bucket = key >> (32 - bucket_bits);
    for (std::uint32_t at = buckets_[bucket]; at < buckets_[bucket + 1]; ++at)
      if (entries_[at].key == key) found.push_back(entries_[at].word);
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

}  // namespace nostoi::search
