// link: the fast string distances equal the textbook's, and the values that the literature prints.
#include <gtest/gtest.h>

#include "link/text_distance.hpp"
#include "nostoi/base.hpp"
#include "reference/text_distance.hpp"

namespace nostoi::link {

namespace {

/// A word over few letters, so that matches and swaps are frequent.
std::string random_word(std::uint64_t number, std::size_t longest, unsigned letters) {
  std::string word(mix(number, 0) % (longest + 1), ' ');
  for (std::size_t i = 0; i < word.size(); ++i) word[i] = static_cast<char>('a' + mix(number, i + 1) % letters);
  return word;
}

/// Another word, or the same with a few edits.
std::string companion(const std::string& word, std::uint64_t number, std::size_t longest, unsigned letters) {
  if (number % 2) return random_word(number + 500000, longest, letters);
  std::string other = word;
  for (std::uint64_t edit = 0; edit < mix(number, 77) % 4 && !other.empty(); ++edit) {
    const std::size_t at = mix(number, 100 + edit) % other.size();
    switch (mix(number, 200 + edit) % 4) {
      case 0:
        other.erase(at, 1);
        break;
      case 1:
        other.insert(at, 1, 'a');
        break;
      case 2:
        other[at] = 'b';
        break;
      default:
        if (at > 0) std::swap(other[at], other[at - 1]);
    }
  }
  return other;
}

void compare_with_textbook(std::uint64_t pairs, std::size_t longest, unsigned letters) {
  for (std::uint64_t number = 0; number < pairs; ++number) {
    const std::string a = random_word(number, longest, letters), b = companion(a, number, longest, letters);
    const int distance = reference::osa_distance(a, b);
    for (const int limit : {0, 1, 2, 3, 8, 1000})
      ASSERT_EQ(osa_distance(a, b, limit), std::min(distance, limit + 1)) << a << " " << b << " " << limit;
    ASSERT_EQ(jaro_winkler(a, b), reference::jaro_winkler(a, b)) << a << " " << b;
    ASSERT_EQ(jaro_winkler(a, b), jaro_winkler(b, a)) << a << " " << b;
  }
}

}  // namespace

TEST(TextDistance, EqualsTheTextbookOnShortWords) { compare_with_textbook(20000, 10, 3); }
TEST(TextDistance, EqualsTheTextbookOnNameLikeWords) { compare_with_textbook(10000, 24, 8); }
TEST(TextDistance, EqualsTheTextbookAroundAMachineWord) { compare_with_textbook(1500, 80, 4); }
TEST(TextDistance, EqualsTheTextbookFarBeyond) { compare_with_textbook(60, 300, 4); }

TEST(OsaDistance, CountsASwapOfNeighboursAsOne) {
  EXPECT_EQ(osa_distance("ivanov", "vianov", 3), 1);
  EXPECT_EQ(osa_distance("ca", "abc", 5), 3) << "no stretch is edited twice";
  EXPECT_EQ(osa_distance("serhi", "serhei", 2), 1);
}

TEST(OsaDistance, StopsAtTheLimit) {
  EXPECT_EQ(osa_distance("petrenko", "shevchuk", 2), 3);
  EXPECT_EQ(osa_distance("a", "a", 0), 0);
  EXPECT_EQ(osa_distance("a", "b", 0), 1);
  EXPECT_EQ(osa_distance(std::string(100000, 'a'), "b", 2), 3);
}

TEST(JaroWinkler, GivesThePublishedValues) {
  EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.9611, 5e-5);
  EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.84, 5e-5);
  EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.8133, 5e-5);
  EXPECT_EQ(jaro_winkler("", ""), 1);
  EXPECT_EQ(jaro_winkler("", "a"), 0);
  EXPECT_EQ(jaro_winkler("abc", "xyz"), 0);
}

}  // namespace nostoi::link
