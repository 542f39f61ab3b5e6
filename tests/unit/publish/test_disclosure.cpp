// Numbers that were told of groups, and whether one of a few people follows from them; beside a twin that tries every set of people.
#include <gtest/gtest.h>

#include "publish/disclosure.hpp"
#include "reference/disclosure.hpp"

namespace nostoi::publish {
namespace {

using Group = std::vector<Position>;
using Groups = std::vector<Group>;

Group people(Position from, Position to) {
  Group all;
  for (Position one = from; one <= to; ++one) all.push_back(one);
  return all;
}
Group group_that_follows(const Groups& told, std::uint64_t smallest) {
  const auto found = disclosed(told, smallest);
  return found ? found->people : Group{};
}

TEST(Disclosure, FindsAGroupThatWasToldItself) { EXPECT_EQ(group_that_follows({{1, 2}}, 3), (Group{1, 2})); }

TEST(Disclosure, FindsWhoCameBetweenTwoCounts) {
  EXPECT_EQ(group_that_follows({people(1, 40), people(1, 41)}, 5), Group{41}) << "the count of today less that of yesterday";
  EXPECT_FALSE(disclosed({people(1, 40), people(1, 45)}, 5)) << "five are enough";
}

TEST(Disclosure, FindsWhatIsLeftOfASum) {
  const Group men = people(1, 30), women = people(31, 33), all = people(1, 33);
  EXPECT_EQ(group_that_follows({all, men}, 5), women) << "leaving the small number out does not help where the sum is told";
  EXPECT_FALSE(disclosed({all}, 5));
}

TEST(Disclosure, FindsWhatTakesSeveralSteps) {
  // Two tables over the same people, each harmless by itself.
  const Group a = people(1, 20), b = people(21, 40), c = people(41, 42);
  Group ab = a, bc = b, ac = a;
  ab.insert(ab.end(), b.begin(), b.end());
  bc.insert(bc.end(), c.begin(), c.end());
  ac.insert(ac.end(), c.begin(), c.end());
  EXPECT_FALSE(disclosed({ab, bc}, 5));
  EXPECT_EQ(group_that_follows({ab, bc, ac}, 5), c) << "the second and the third less the first is twice the two";
}

TEST(Disclosure, SaysNothingOfGroupsThatOverlapWithoutTelling) {
  EXPECT_FALSE(disclosed({people(1, 10), people(10, 20)}, 5)) << "that one stands in both does not follow";
  EXPECT_FALSE(disclosed({}, 5));
  EXPECT_FALSE(disclosed({{}}, 5)) << "a number of nobody is about nobody";
}

TEST(Disclosure, GivesUpRatherThanToSayThatNothingFollows) {
  Groups told;  // people in many large groups, each in groups of his own: too many sets of four to look through
  for (std::uint64_t group = 0; group < 12; ++group) {
    told.emplace_back();
    for (Position one = 0; one < 400; ++one)
      if (mix(group, one) % 2 == 0) told.back().push_back(one);
  }
  const auto found = disclosed(told, 5);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->gave_up);
}

TEST(Disclosure, AgreesWithTheTwinThatTriesEverySet) {
  std::size_t follow = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Groups told;
    for (std::uint64_t group = 0; group < 1 + mix(seed, 1) % 6; ++group) {
      Group one;
      for (Position person = 1; person <= 9; ++person)
        if (mix(seed, group * 100 + person) % 2 == 0) one.push_back(person);
      told.push_back(one);
    }
    const std::uint64_t smallest = 2 + mix(seed, 2) % 3;
    const bool follows = reference::disclosed(told, smallest);
    EXPECT_EQ(disclosed(told, smallest).has_value(), follows) << seed;
    follow += follows;
  }
  EXPECT_GT(follow, 50u);
  EXPECT_LT(follow, 350u) << "the cases are of both kinds";
}

}  // namespace
}  // namespace nostoi::publish
