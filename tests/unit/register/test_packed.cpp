// Long rows of numbers as text, and what comes out of several rows put in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "nostoi/base.hpp"
#include "register/packed.hpp"

namespace nostoi::packed {
namespace {

TEST(Packed, GivesBackWhatWasPutIn) {
  const Numbers numbers{1, 2, 31, 32, 33, 1'000'000, 0xFFFFFFFFFFFFull};
  Numbers again;
  read(text_of(numbers), again);
  EXPECT_EQ(again, numbers);
}

TEST(Packed, PutsStretchesInOrderEachNumberOnce) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Numbers numbers;
    std::set<std::uint64_t> all;
    for (std::uint64_t stretch = 0; stretch < mix(seed, 1) % 9; ++stretch) {  // none, one, several; long and short; some empty
      Numbers one;
      for (std::uint64_t i = 0; i < mix(seed, 10 + stretch) % 40; ++i) one.push_back(mix(seed, 100 * stretch + i) % 200);
      if (seed % 3 != 0) std::ranges::sort(one);
      numbers.insert(numbers.end(), one.begin(), one.end());
      all.insert(one.begin(), one.end());
    }
    sort_once(numbers);
    EXPECT_EQ(numbers, Numbers(all.begin(), all.end())) << seed;
  }
}

}  // namespace
}  // namespace nostoi::packed
