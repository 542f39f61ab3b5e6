// word_matches: which words of the list may stand for which word of a query, and how a name looks that is made of them. An estimate of
// names::compare from word against word alone, made to be cheap: it chooses whom to compare, it does not decide.
#pragma once

#include "search/sought.hpp"

namespace nostoi::search {

/// Word `at` of what is sought against a word of a name, by their best parts where they are double-barrelled; 0 where they differ.
Weight compare_word(const SoughtName& name, std::size_t at, std::span<const names::NameWord> word);
/// What words without a partner cost in an estimate, where so many of the query and so many of the name have none.
Weight weight_of_alone(std::size_t query, std::size_t name);

class WordMatches {
 public:
  WordMatches(const Contents& people, const SoughtName& name);

  std::size_t size() const { return sought_.tokens.size(); }
  /// Words of the list that may stand for word `at` of the query, best first. Initials lead to nobody.
  const std::vector<WordMatch>& of(std::size_t at) const { return matches_[at]; }
  /// What a name of these words is worth, about.
  Weight estimate(std::span<const std::uint32_t> name) const;
  /// The most that a name of `words` words is worth of which no query word i agrees better than most[i].
  static Weight bound(std::span<const Weight> most, std::size_t words);

 private:
  Weight& weight_of(std::uint32_t word, std::size_t at);
  Weight of_initial(std::size_t at, std::uint32_t word) const;

  const Contents& people_;
  const SoughtName& name_;
  const names::Reading& sought_;
  std::vector<std::vector<WordMatch>> matches_;
  std::vector<std::uint32_t> row_of_word_;  // 0: nothing is known of it
  std::vector<Weight> rows_;                // one weight for every word of the query
  bool has_initials_;
};

}  // namespace nostoi::search
