// before_a_father(), and legal_forms(): the phrases of data/cultures/legal_forms.json, found by their romanised words, so that they are met
// in any alphabet.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "names/name_word.hpp"

namespace nostoi::names {

namespace {

struct Phrases {
  std::unordered_set<std::string> all;
  std::size_t longest = 1;  // words
};

const Phrases& phrases() {
  static const Phrases read = [] {
    Phrases found;
    const auto file = nlohmann::json::parse(*shipped("cultures/legal_forms.json"));
    for (const auto& entry : file.at("legal_forms")) {
      const std::string phrase = romanise_for_comparison(entry.get<std::string>());
      found.longest = std::max(found.longest, 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' ')));
      found.all.insert(phrase);
    }
    return found;
  }();
  return read;
}

}  // namespace

bool before_a_father(const std::string& word) {
  static const std::unordered_set<std::string> words =
      nlohmann::json::parse(*shipped("cultures/filiation.json")).at("before_a_father").get<std::unordered_set<std::string>>();
  return words.contains(word);
}

std::vector<bool> legal_forms(const std::vector<Token>& tokens) {
  std::vector<bool> marked(tokens.size());
  for (std::size_t from = 0; from < tokens.size(); ++from) {
    std::string phrase;
    for (std::size_t to = from; to < std::min(tokens.size(), from + phrases().longest); ++to) {
      if (to > from) phrase += ' ';
      phrase += tokens[to].romanised;
      if (phrases().all.contains(phrase)) std::fill(marked.begin() + from, marked.begin() + to + 1, true);
    }
  }
  return marked;
}

}  // namespace nostoi::names
