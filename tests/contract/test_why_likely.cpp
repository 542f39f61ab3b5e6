// Why a pair is likely: the steps are those that matching took, whether it kept what it learned or not; and nobody is told who may not read
// both sides.
#include <gmock/gmock.h>

#include "review_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class WhyLikely : public EveryReview {
 protected:
  /// Every proposal is explained, and each explanation adds up to what was proposed.
  void explains_all() {
    const std::vector<review::Waiting> all = queue("olena");
    ASSERT_FALSE(all.empty());
    for (const review::Waiting& pair : all) {
      const auto why = sure(review::why_likely(reg(), reviewer("olena"), pair.left, pair.right));
      ASSERT_TRUE(why);
      Weight sum = 0;
      for (const link::Step& step : why->steps) {
        sum += step.weight;
        EXPECT_THAT(step.left + step.right, IsEmpty()) << "cells are for the files to tell";
      }
      EXPECT_EQ(sum, why->weight);
      EXPECT_EQ(why->weight, pair.score.weight);
    }
  }
};

TEST_P(WhyLikely, AddsUpToTheWeightOfTheProposalInASmallRegister) {
  two_lists(40);
  explains_all();
}

TEST_P(WhyLikely, AddsUpToItWhereWhatWasLearnedIsKept) {
  missing = take_up("missing.csv", people(40));
  held = take_up("held.csv", people(40));
  ASSERT_TRUE(review::match(reg(), caseworker(), {}, {.least = 0}));
  take_up("later.csv", people(7));
  ASSERT_TRUE(review::match(reg(), caseworker(), {}, {.least = 0, .growth = 10}));
  explains_all();
}

TEST_P(WhyLikely, IsNotToldToWhoMayNotReadOneSide) {
  missing = take_up("missing.csv", people(10));
  Received received;
  received.handling = "medical";
  held = take_up("held.csv", people(10), received);
  match();
  EXPECT_EQ(review::why_likely(reg(), reviewer("olena"), missing + 1, held + 1).error().code, Code::denied);
  const access::Actor doctor{"doctor", "review", {"medical"}};
  EXPECT_TRUE(review::why_likely(reg(), doctor, missing + 1, held + 1));
}

TEST_P(WhyLikely, KnowsWhatWasDecidedOfThePairItself) {
  two_lists(10);
  const review::Waiting pair = queue("olena").front();
  EXPECT_THAT(sure(review::decided_between(reg(), reviewer("olena"), pair.left, pair.right)), IsEmpty());
  ASSERT_TRUE(judge("olena", pair, Verdict::not_same, "brothers"));
  const auto decided = sure(review::decided_between(reg(), reviewer("petro"), pair.right, pair.left));
  ASSERT_THAT(decided, SizeIs(1));
  EXPECT_EQ(decided.front().verdict, Verdict::not_same);
  EXPECT_EQ(decided.front().why, "brothers");
}

TEST_P(WhyLikely, KeepsReasonsFromWhoMayNotReadOneSide) {
  missing = take_up("missing.csv", people(10));
  Received received;
  received.handling = "medical";
  held = take_up("held.csv", people(10), received);
  const access::Actor doctor{"doctor", "review", {"medical"}};
  ASSERT_TRUE(review::judge(reg(), doctor, missing + 1, held + 1, Verdict::same, "the same wound"));
  const auto decided = sure(review::decided_between(reg(), reviewer("olena"), missing + 1, held + 1));
  ASSERT_THAT(decided, SizeIs(1));
  EXPECT_TRUE(decided.front().withheld);
  EXPECT_THAT(decided.front().why, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Stores, WhyLikely, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
