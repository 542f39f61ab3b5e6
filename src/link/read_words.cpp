// read_words: names as bags of words, whichever columns the words stand in and in whichever order.
#include <algorithm>

#include "link/name_cells.hpp"
#include "link/read_features.hpp"

namespace nostoi::link {

namespace {

/// The words of one column of a name, by value and by the case of the line.
class WordsOfColumn {
 public:
  WordsOfColumn(const Column& column, std::size_t threads, Texts& texts) : column_(column), texts_(texts), words_(column.values.size()) {
    std::vector<std::vector<names::Token>> tokens(words_.size());
    for_values(column, threads, [&](std::uint32_t value) { tokens[value] = names::read(column.values[value]).tokens; });
    for (std::uint32_t value = 1; value < words_.size(); ++value) words_[value] = numbers(tokens[value]);
  }

  const std::vector<std::uint32_t>& at(std::size_t line, names::Case shown) {
    const std::uint32_t value = column_.cells[line];
    if (shown == names::Case::unknown || words_[value].empty()) return words_[value];
    return declined_.of(value, shown, [&] { return numbers(names::read(column_.values[value], {names::Role::unknown, shown}).tokens); });
  }

 private:
  std::vector<std::uint32_t> numbers(const std::vector<names::Token>& tokens) {
    std::vector<std::uint32_t> words;
    for (const names::Token& token : tokens)
      if (const std::uint32_t word = texts_.intern(token); word != missing_value) words.push_back(word);
    return words;
  }

  const Column& column_;
  Texts& texts_;
  std::vector<std::vector<std::uint32_t>> words_;
  InCases<std::vector<std::uint32_t>> declined_;
};

}  // namespace

void read_words(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at) {
  Feature& feature = to.features[at];
  Dictionary bags;
  feature.bag_starts = {0, 0};
  const std::size_t width = to.width();
  for (std::size_t l = 0; l < lists.size(); ++l) {
    std::vector<WordsOfColumn> columns;
    for (const Use& use : plan.uses)
      if (use.list == l) columns.emplace_back(*use.column, threads, *feature.texts);
    const LineCases cases(lists[l], threads);
    std::vector<std::uint32_t> bag;
    for (std::size_t line = 0; line < lists[l].lines; ++line) {
      bag.clear();
      for (WordsOfColumn& column : columns)
        for (const std::uint32_t word : column.at(line, cases.of(line)))
          if (std::find(bag.begin(), bag.end(), word) == bag.end()) bag.push_back(word);
      if (bag.size() > 8) bag.resize(8);
      const std::uint32_t number = bags.intern({reinterpret_cast<const char*>(bag.data()), bag.size() * sizeof(std::uint32_t)});
      if (number + 2 > feature.bag_starts.size()) {
        feature.bag_words.insert(feature.bag_words.end(), bag.begin(), bag.end());
        feature.bag_starts.push_back(static_cast<std::uint32_t>(feature.bag_words.size()));
      }
      to.rows[(to.first_line[l] + line) * width + at] = number;
    }
  }
}

}  // namespace nostoi::link
