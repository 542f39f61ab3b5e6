// What is remembered of the rows, beside all the rows: it may know less, but never something else.
#include <gtest/gtest.h>

#include "nostoi/base.hpp"
#include "postgres/known.hpp"

namespace nostoi::postgres {
namespace {

Rows between(const std::map<std::string, std::string>& all, const std::string& low, const std::string& high) {
  return {all.lower_bound(low), all.lower_bound(high)};
}

TEST(Known, KnowsNothingAtFirst) {
  Known known;
  EXPECT_FALSE(known.rows("a", "b"));
  EXPECT_FALSE(known.put("a", "1")) << "whether it is new is not known";
  EXPECT_FALSE(known.rows("a", "b"));
}

TEST(Known, KnowsWhatItLearnedAndThatThereIsNothingBetween) {
  Known known;
  known.learn("a", "c", {{"a", "1"}, {"b", "2"}});
  EXPECT_EQ(known.rows("a", "c"), (Rows{{"a", "1"}, {"b", "2"}}));
  EXPECT_EQ(known.rows("aa", "ab"), Rows{});
  EXPECT_FALSE(known.rows("b", "d"));
  EXPECT_TRUE(known.put("aa", "new"));
  EXPECT_FALSE(known.put("aa", "newer"));
  known.learn("c", "d", {});
  EXPECT_EQ(known.rows("aa", "d"), (Rows{{"aa", "newer"}, {"b", "2"}}));
}

TEST(Known, KeepsWhatWasWrittenSinceOverWhatIsLearnedAgain) {
  Known known;
  known.learn("b", "c", {{"b", "old"}});
  known.put("b", "new");
  known.learn("a", "d", {{"a", "1"}, {"b", "old"}, {"c", "3"}});
  EXPECT_EQ(known.rows("a", "d"), (Rows{{"a", "1"}, {"b", "new"}, {"c", "3"}}));
}

TEST(Known, LetsGoOfWhatWasNotLookedAtForLongest) {
  Known known(20'000);
  for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}) {
    known.learn(key, next_key(key), {{key, std::string(1500, 'x')}});
    EXPECT_TRUE(known.rows("a", next_key("a"))) << "it is looked at again and again";
  }
  EXPECT_TRUE(known.rows("l", next_key("l")));
  EXPECT_FALSE(known.rows("b", next_key("b")));
}

TEST(Known, IsNeverWrongWhateverHappens) {
  for (const std::size_t most : {std::size_t{3000}, std::size_t{300'000}, std::size_t{64} << 20}) {
    Known known(most);
    std::map<std::string, std::string> all;
    std::uint64_t drawn = 0, answered = 0;
    const auto below = [&](std::uint64_t bound) { return mix(11, drawn++) % bound; };
    const auto key = [&] { return std::to_string(1000 + below(3000)); };
    for (int step = 0; step < 20'000; ++step) {
      std::string low = key(), high = std::to_string(std::stoul(low) + 1 + below(40));
      if (below(50) == 0) high = low + "5";
      const std::uint64_t what = below(10);
      if (what < 5) {
        const bool there = all.contains(low);
        const std::string value(below(100) == 0 ? 70'000 : below(300), 'v');
        all[low] = value;
        const bool is_new = known.put(low, value);
        EXPECT_FALSE(is_new && there) << low;
      } else if (what < 7) {
        known.learn(low, high, between(all, low, high));
      } else if (what == 7 && below(10) == 0) {
        known.forget(low, high);
        all.erase(all.lower_bound(low), all.lower_bound(high));
      } else if (const std::optional<Rows> rows = known.rows(low, high)) {
        ASSERT_EQ(*rows, between(all, low, high)) << low << " to " << high;
        ++answered;
      }
    }
    EXPECT_GT(answered, most < 10'000 ? 0u : 200u);
  }
}

}  // namespace
}  // namespace nostoi::postgres
