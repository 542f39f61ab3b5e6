// Decisions in batches, on every store: a sample one by one, the rest together, and all of it taken back.
#include <algorithm>
#include <set>

#include "review_fixture.hpp"

namespace nostoi::testing {
namespace {

using review::BatchFacts;
using review::PairOfAnchors;

class EveryBatch : public EveryReview {
 protected:
  Result<BatchFacts> draw(std::size_t sample, double above = 0.5, Verdict verdict = Verdict::same) {
    review::BatchWanted wanted;
    wanted.sample = sample;
    wanted.above = above;
    wanted.verdict = verdict;
    return review::draw_batch(reg(), reviewer("olena"), wanted);
  }
  void decide_sample(const BatchFacts& batch, Verdict verdict = Verdict::same) {
    for (const auto& [left, right] : batch.sample) ASSERT_TRUE(review::judge(reg(), reviewer("olena"), left, right, verdict, "looked at"));
  }
  Result<review::BatchDone> apply(Position batch) { return review::decide_batch(reg(), reviewer("olena"), batch, "all of the sample"); }
  bool joined(const PairOfAnchors& pair) { return *person_of(*now(), pair.first) == *person_of(*now(), pair.second); }
};

TEST_P(EveryBatch, DecidesTheRestOnlyWhenAllOfTheSampleAgree) {
  two_lists(12);
  const BatchFacts batch = sure(draw(4));
  ASSERT_EQ(batch.sample.size(), 4u);
  ASSERT_GE(batch.rest.size(), 4u);
  EXPECT_EQ(apply(batch.at).error().code, Code::conflict) << "nothing of the sample was looked at";
  decide_sample(batch);
  const review::BatchDone done = sure(apply(batch.at));
  EXPECT_EQ(done.decided, batch.rest.size());
  for (const PairOfAnchors& pair : batch.rest) {
    EXPECT_TRUE(joined(pair));
    const Decision one = decisions_of(*now(), pair.first)->back();
    EXPECT_EQ(one.batch, batch.at) << "each a decision of its own that names the batch";
    EXPECT_EQ(one.actor, "olena");
  }
  EXPECT_EQ(decisions_of(*now(), batch.sample[0].first)->back().batch, 0u);
}

TEST_P(EveryBatch, DecidesNothingTogetherWhenOneOfTheSampleIsOtherwise) {
  two_lists(10);
  const BatchFacts batch = sure(draw(3));
  for (std::size_t i = 0; i < 3; ++i)
    ASSERT_TRUE(review::judge(reg(), reviewer("olena"), batch.sample[i].first, batch.sample[i].second,
                              i == 1 ? Verdict::unsure : Verdict::same, "looked at"));
  EXPECT_EQ(apply(batch.at).error().code, Code::conflict);
  EXPECT_EQ(sure(review::batch(reg(), caseworker(), batch.at)).contrary, (std::vector<PairOfAnchors>{batch.sample[1]}));
  for (const PairOfAnchors& pair : batch.rest) EXPECT_FALSE(joined(pair));
}

TEST_P(EveryBatch, IsTakenBackAsAWholeAndTheSampleStays) {
  two_lists(10);
  const BatchFacts batch = sure(draw(3));
  decide_sample(batch);
  ASSERT_TRUE(apply(batch.at));
  ASSERT_TRUE(revoke(reg(), caseworker(), decisions_of(*now(), batch.rest[0].first)->back().at, "this one alone"));
  EXPECT_EQ(sure(review::take_back_batch(reg(), caseworker(), batch.at, "two lists were mixed up")), batch.rest.size() - 1);
  for (const PairOfAnchors& pair : batch.rest) EXPECT_FALSE(joined(pair));
  for (const PairOfAnchors& pair : batch.sample) EXPECT_TRUE(joined(pair));
  EXPECT_EQ(review::take_back_batch(reg(), caseworker(), batch.at, "again").error().code, Code::conflict);
  EXPECT_EQ(sure(review::batch(reg(), caseworker(), batch.at)).decided, 0u);
  EXPECT_TRUE(check(*now())->wrong.empty());
}

TEST_P(EveryBatch, PassesOverWhatWasDecidedOrGivenAwayMeanwhile) {
  two_lists(12);
  const BatchFacts batch = sure(draw(3));
  decide_sample(batch);
  ASSERT_TRUE(judge("petro", {batch.rest[0].first, batch.rest[0].second, {}}, Verdict::not_same));
  ASSERT_TRUE(judge("petro", {batch.rest[1].first, batch.rest[1].second, {}}, Verdict::unsure));
  const review::BatchDone done = sure(apply(batch.at));
  EXPECT_EQ(done.passed_over, 2u);
  EXPECT_EQ(done.decided, batch.rest.size() - 2);
  EXPECT_FALSE(joined(batch.rest[0]));
  EXPECT_FALSE(joined(batch.rest[1]));
}

TEST_P(EveryBatch, ChoosesNoPairThatSomebodyHasNorOneWhoseSideStandsInTwo) {
  two_lists(8);
  const Position third = take_up("letters.csv", people(1));
  match();
  assign("petro", 2);
  const auto of_petro = queue_of_mine("petro");
  const BatchFacts batch = sure(draw(1, 0.1));
  std::set<Position> sides;
  for (const auto& pairs : {batch.sample, batch.rest})
    for (const auto& [left, right] : pairs) {
      EXPECT_TRUE(sides.insert(left).second && sides.insert(right).second) << "it would join three";
      EXPECT_LE(right, third) << "who stands in the third list too has two candidates";
      for (const review::Waiting& one : of_petro) EXPECT_FALSE(one.left == left && one.right == right);
    }
}

TEST_P(EveryBatch, RefusesASampleThatIsNotOne) {
  two_lists(4);
  EXPECT_EQ(draw(0).error().code, Code::invalid);
  EXPECT_EQ(draw(50).error().code, Code::invalid) << "then all are decided one by one";
  EXPECT_EQ(draw(1, 0.5, Verdict::unsure).error().code, Code::invalid);
  EXPECT_EQ(review::batch(reg(), caseworker(), 1).error().code, Code::not_found);
  const BatchFacts batch = sure(draw(1));
  decide_sample(batch);
  EXPECT_EQ(review::decide_batch(reg(), reviewer("olena"), batch.at, "").error().code, Code::invalid);
}

TEST_P(EveryBatch, DeniesThoseWithoutANameAndKeepsFromOthersWhatTheyMayNotRead) {
  two_lists(6);
  const access::Actor nobody{"", "review", {}};
  EXPECT_EQ(review::draw_batch(reg(), nobody, {}).error().code, Code::denied);
  EXPECT_EQ(review::decide_batch(reg(), nobody, 1, "x").error().code, Code::denied);
  EXPECT_EQ(review::take_back_batch(reg(), nobody, 1, "x").error().code, Code::denied);
  Received sealed;
  sealed.handling = "witness";
  const Position told = take_up("told.csv", people(6), sealed);
  match();
  const auto batch = draw(1);
  if (!batch) return;
  for (const auto& [left, right] : batch->rest) EXPECT_LE(right, told) << "what she may not read is in no batch of hers";
}

TEST_P(EveryBatch, StandsInTheLogSoThatAnybodyCanDrawAgain) {
  two_lists(8);
  const BatchFacts batch = sure(draw(3));
  decide_sample(batch);
  ASSERT_TRUE(apply(batch.at));
  Register loaded = sure(load(memory_store(), still(), lines_of(text())));
  const BatchFacts again = sure(review::batch(loaded, caseworker(), batch.at));
  EXPECT_EQ(again.sample, batch.sample);
  EXPECT_EQ(again.rest, batch.rest);
  EXPECT_EQ(again.decided, batch.rest.size());
  EXPECT_TRUE(again.ready());
}

TEST(WorstShare, IsTheExactBoundOfASampleWithoutAFault) {
  EXPECT_NEAR(review::worst_share(1), 0.95, 1e-12);
  EXPECT_NEAR(review::worst_share(59), 0.0495, 1e-4);    // the sample of 59 that auditors use for 5 %
  EXPECT_NEAR(review::worst_share(299), 0.00997, 1e-5);  // and of 299 for 1 %
  EXPECT_EQ(review::worst_share(0), 1);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryBatch, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
