// The consonants of words, and in how many two words differ.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "names/sounds.hpp"
#include "nostoi/base.hpp"

namespace nostoi::names {

namespace {

int between(std::u32string_view a, std::u32string_view b) { return differing(Sounds(a), Sounds(b)); }

/// The textbook's table, every cell of it.
int slowly(std::u32string_view a, std::u32string_view b) {
  std::vector<std::uint8_t> left, right;
  for (const char32_t letter : a) left.push_back(sound_of(letter));
  for (const char32_t letter : b) right.push_back(sound_of(letter));
  std::erase(left, 0), std::erase(right, 0);
  std::vector<std::vector<int>> cell(left.size() + 1, std::vector<int>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i)
    for (std::size_t j = 0; j <= right.size(); ++j) {
      cell[i][j] = static_cast<int>(i == 0 ? j : i);
      if (i == 0 || j == 0) continue;
      cell[i][j] = std::min({cell[i - 1][j] + 1, cell[i][j - 1] + 1, cell[i - 1][j - 1] + (left[i - 1] != right[j - 1])});
    }
  return cell.back().back();
}

}  // namespace

TEST(Sounds, VowelsAndSignsAreNone) {
  EXPECT_EQ(Sounds(U"аеиоуьъ'aeiouy").count, 0);
  EXPECT_EQ(between(U"коваль", U"koval"), 0);
  EXPECT_EQ(between(U"коваль", U"kavalo"), 0);
}

TEST(Sounds, DifferByWhatMustBeChangedAddedOrTakenAway) {
  EXPECT_EQ(between(U"коваль", U"hrytsenko"), 5);
  EXPECT_EQ(between(U"петров", U"petrovsky"), 2);
  EXPECT_EQ(between(U"", U"petrov"), 4);
  EXPECT_EQ(between(U"petrov", U""), 4);
}

TEST(Sounds, DifferAsTheTextbookSays) {
  const std::u32string letters = U"бпвктдлмнргсaezhv";
  std::uint64_t drawn = 0;
  const auto word = [&] {
    std::u32string text(mix(1, ++drawn) % 14, U' ');
    for (char32_t& letter : text) letter = letters[mix(1, ++drawn) % letters.size()];
    return text;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::u32string a = word(), b = word();
    ASSERT_EQ(between(a, b), slowly(a, b));
  }
}

TEST(Sounds, OfAWordWithTooManyNothingIsSaid) {
  EXPECT_TRUE(Sounds(std::u32string(16, U'к')).all);
  EXPECT_FALSE(Sounds(std::u32string(17, U'к')).all);
  EXPECT_EQ(between(std::u32string(17, U'к'), U"b"), 0);
}

}  // namespace nostoi::names
