// grounds: what speaks against two lines being one person, whatever their weight. What each feature can say is looked up once per linking.
#pragma once

#include "link/scorer.hpp"

namespace nostoi::link {

class Grounds {
 public:
  explicit Grounds(const Prepared& prepared);

  /// Whether one of two lines has names that only men bear, and the other only women.
  bool man_and_woman(const std::uint32_t* left, const std::uint32_t* right) const { return (sex_of(left) | sex_of(right)) == 3; }

  /// Whether two lines cannot be one person whatever a third says: of birth date, patronymic and identifiers at least two are known to
  /// differ and none agrees.
  bool contradict(const Comparisons& comparisons) const;

  /// Whether the full names share two words or more and differ plainly in another: brothers look like that, and twins share the date as
  /// well. Such a pair never speaks for a union; other pairs of the groups may.
  bool siblings(const Comparisons& comparisons) const;

  /// Whether beside a shared word stand two given names that are known to be two. Alone that may be a name by which somebody goes (Jay, of
  /// John); in groups it is a brother or sister, and speaks for a union no more than siblings() does.
  bool another_given_name(const Comparisons& comparisons) const;

 private:
  struct Says {
    std::uint8_t feature, last_level;
    Comparator comparator;
    bool apart, family, given, words;
  };
  std::uint8_t sex_of(const std::uint32_t* row) const;

  std::vector<Says> says_;  // of the features that have a say
  struct Sexes {
    std::size_t feature;
    std::vector<std::uint8_t> of_value;
  };
  std::vector<Sexes> sexes_;  // of the features that have given names or patronymics
};

}  // namespace nostoi::link
