// Endings of words, looked up from the last letter on: one walk over a word finds the longest ending that a table knows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nostoi::names {

/// Ending → number. What the numbers mean is the user's.
class Endings {
 public:
  static constexpr int none = -1;

  void add(std::string_view ending, int number) {
    std::size_t node = 0;
    for (std::size_t at = ending.size(); at-- > 0;) node = child(node, ending[at]);
    nodes_[node].number = number;
  }

  /// Calls each(number, bytes of the ending) for every ending of the table that the word has, the shortest first.
  template <class Each>
  void all(std::string_view word, const Each& each) const {
    std::size_t node = 0, taken = 0;
    while (true) {
      if (nodes_[node].number != none) each(nodes_[node].number, taken);
      if (taken == word.size()) return;
      node = find(node, word[word.size() - ++taken]);
      if (node == 0) return;
    }
  }

  /// The number of the longest ending, none if no ending fits.
  int longest(std::string_view word) const {
    int number = none;
    all(word, [&](int found, std::size_t) { number = found; });
    return number;
  }

 private:
  struct Node {
    char letter = 0;
    std::uint32_t first_child = 0, next_sibling = 0;
    int number = none;
  };

  std::size_t find(std::size_t parent, char letter) const {
    std::size_t node = nodes_[parent].first_child;
    while (node != 0 && nodes_[node].letter != letter) node = nodes_[node].next_sibling;
    return node;
  }

  std::size_t child(std::size_t parent, char letter) {
    if (const std::size_t node = find(parent, letter); node != 0) return node;
    nodes_.push_back({letter, 0, nodes_[parent].first_child, none});
    nodes_[parent].first_child = static_cast<std::uint32_t>(nodes_.size() - 1);
    return nodes_.size() - 1;
  }

  std::vector<Node> nodes_ = std::vector<Node>(1);
};

}  // namespace nostoi::names
