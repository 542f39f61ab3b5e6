// The work of reviewers, on every store: whose pair it is, what two say who do not know of each other, and how well they agree.
#include <algorithm>
#include <set>

#include "review_fixture.hpp"

namespace nostoi::testing {
namespace {

using review::Waiting;

TEST_P(EveryReview, GivesEveryPairToOneReviewer) {
  two_lists(8);
  const std::size_t all = queue("olena").size();
  ASSERT_GE(all, 8u);
  EXPECT_EQ(assign("olena", 3).pairs, 3u);
  EXPECT_EQ(assign("petro", 3).pairs, 3u);
  EXPECT_EQ(queue_of_mine("olena").size(), 3u);
  EXPECT_EQ(queue("olena").size(), all - 3) << "hers and what nobody has";
  EXPECT_EQ(queue("ivan").size(), all - 6);
  for (const Waiting& one : queue_of_mine("petro")) EXPECT_FALSE(has(queue("olena"), one));
}

TEST_P(EveryReview, RefusesWorkForNobodyAndWorkThatIsNotThere) {
  two_lists(2);
  EXPECT_EQ(review::assign(reg(), caseworker(), {}).error().code, Code::invalid);
  review::Assignment same{"olena", "olena"};
  EXPECT_EQ(review::assign(reg(), caseworker(), same).error().code, Code::invalid);
  review::Assignment share{"olena", "petro", 1.5};
  EXPECT_EQ(review::assign(reg(), caseworker(), share).error().code, Code::invalid);
  assign("olena", 1000);
  review::Assignment more{"petro"};
  EXPECT_EQ(review::assign(reg(), caseworker(), more).error().code, Code::not_found);
}

TEST_P(EveryReview, ShowsOnlyWhatIsOfAList) {
  two_lists(4);
  const Position other = take_up("other.csv", people(2));
  match();
  review::Asked asked;
  asked.list = other;
  const auto of_other = queue("olena", asked);
  EXPECT_GE(of_other.size(), 2u);
  EXPECT_LT(of_other.size(), queue("olena").size());
  for (const Waiting& one : of_other) EXPECT_TRUE(one.left > other || one.right > other);
}

TEST_P(EveryReview, ASkippedPairIsSeenByOthersWithTheReason) {
  two_lists(3);
  assign("olena", 1);
  const Waiting pair = queue_of_mine("olena").front();
  ASSERT_TRUE(review::skip(reg(), reviewer("olena"), pair.right, pair.left, "the village"));
  EXPECT_FALSE(has(queue("olena"), pair));
  review::Asked skipped;
  skipped.skipped = true;
  EXPECT_EQ(queue("olena", skipped).size(), 1u);
  const auto of_petro = queue("petro");
  const auto found = std::ranges::find_if(of_petro, [&](const Waiting& one) { return one.left == pair.left && one.right == pair.right; });
  ASSERT_NE(found, of_petro.end());
  EXPECT_EQ(found->skipped, (std::vector<std::pair<std::string, std::string>>{{"olena", "the village"}}));
  EXPECT_EQ(review::skip(reg(), reviewer("olena"), pair.left, pair.right, "").error().code, Code::invalid);
  EXPECT_EQ(review::skip(reg(), reviewer("olena"), pair.left, 1, "no anchor").error().code, Code::not_found);
}

TEST_P(EveryReview, PutsUrgentPeopleFirstAsLongAsTheyAre) {
  two_lists(6);
  const Waiting last = queue("olena").back();
  ASSERT_TRUE(review::mark_urgent(reg(), caseworker(), last.right, true, "an exchange is running"));
  const Waiting first = queue("olena").front();
  EXPECT_TRUE(first.urgent);
  EXPECT_TRUE(first.left == last.right || first.right == last.right);
  ASSERT_TRUE(review::mark_urgent(reg(), caseworker(), last.right, false, "over"));
  EXPECT_FALSE(queue("olena").front().urgent);
}

TEST_P(EveryReview, WhatSomebodyIsUnsureOfComesLastAndSaysSo) {
  two_lists(3);
  const Waiting first = queue("olena").front();
  ASSERT_TRUE(judge("olena", first, Verdict::unsure, "no photograph"));
  const Waiting last = queue("petro").back();
  EXPECT_EQ(last.left, first.left);
  ASSERT_EQ(last.unsure.size(), 1u);
  EXPECT_EQ(last.unsure[0].why, "no photograph");
}

TEST_P(EveryReview, TwoReadersDoNotSeeEachOthersVerdictBeforeBothHaveSaidTheirs) {
  two_lists(4);
  EXPECT_EQ(assign("olena", 1, "petro").twice, 1u);
  const Waiting pair = queue_of_mine("olena").front();
  ASSERT_TRUE(has(queue_of_mine("petro"), pair));
  EXPECT_FALSE(has(queue("ivan"), pair)) << "it is theirs";
  const review::Judged first = sure(judge("petro", pair, Verdict::same, "the same day"));
  EXPECT_EQ(first.decision, 0u) << "an opinion decides nothing";
  EXPECT_TRUE(decisions_of(*now(), pair.left)->empty());
  const auto of_olena = queue_of_mine("olena");
  EXPECT_EQ(of_olena.front().opinions.size(), 0u);
  EXPECT_EQ(of_olena.front().assigned, "olena") << "nor who else reads it";
  EXPECT_FALSE(has(queue_of_mine("petro"), pair)) << "he has said his";
  EXPECT_TRUE(sure(review::agreement(reg(), reviewer("olena"))).empty()) << "nor does the count of agreement tell";
}

TEST_P(EveryReview, TwoReadersWhoAgreeHaveDecided) {
  two_lists(4);
  assign("olena", 1, "petro");
  const Waiting pair = queue_of_mine("olena").front();
  sure(judge("petro", pair, Verdict::same, "the same day"));
  const review::Judged second = sure(judge("olena", pair, Verdict::same, "the mother"));
  ASSERT_NE(second.decision, 0u);
  const Decision decision = decisions_of(*now(), pair.left)->front();
  EXPECT_EQ(decision.verdict, Verdict::same);
  EXPECT_EQ(decision.why, "petro: the same day · olena: the mother");
  EXPECT_EQ(*person_of(*now(), pair.right), *person_of(*now(), pair.left));
}

TEST_P(EveryReview, TwoReadersWhoDifferMakeWorkForAThird) {
  two_lists(4);
  assign("olena", 1, "petro");
  const Waiting pair = queue_of_mine("olena").front();
  sure(judge("petro", pair, Verdict::same, "the same day"));
  EXPECT_TRUE(sure(judge("olena", pair, Verdict::not_same, "a brother")).differ);
  EXPECT_EQ(judge("olena", pair, Verdict::not_same).error().code, Code::conflict);
  EXPECT_EQ(judge("petro", pair, Verdict::same).error().code, Code::conflict);
  EXPECT_FALSE(has(queue("petro"), pair));
  const Waiting first = queue("ivan").front();
  EXPECT_EQ(first.left, pair.left) << "what two see differently comes first";
  ASSERT_EQ(first.opinions.size(), 2u);
  EXPECT_EQ(first.opinions[1].why, "a brother");
  EXPECT_NE(sure(judge("ivan", pair, Verdict::not_same, "two photographs")).decision, 0u);
  EXPECT_FALSE(has(queue("ivan"), pair));
}

TEST_P(EveryReview, GivesADisputeToAThirdWhoIsNoneOfTheTwo) {
  two_lists(1);
  assign("olena", 1, "petro");
  const Waiting pair = queue_of_mine("olena").front();
  sure(judge("petro", pair, Verdict::same));
  sure(judge("olena", pair, Verdict::not_same));
  EXPECT_FALSE(review::assign(reg(), caseworker(), {"petro"})) << "he has said his";
  assign("ivan", 1);
  EXPECT_EQ(queue_of_mine("ivan").front().opinions.size(), 2u);
  EXPECT_FALSE(has(queue("maria"), pair));
  EXPECT_EQ(judge("olena", pair, Verdict::not_same).error().code, Code::conflict);
  EXPECT_TRUE(judge("ivan", pair, Verdict::same));
  EXPECT_EQ(sure(review::agreement(reg(), caseworker())).front().pairs(), 1u) << "given on, the two opinions still count";
}

TEST_P(EveryReview, DeniesThoseWhoAreNotAskedAndWhoHaveSpoken) {
  two_lists(3);
  assign("olena", 1, "petro");
  const Waiting pair = queue_of_mine("olena").front();
  EXPECT_EQ(judge("ivan", pair, Verdict::same).error().code, Code::conflict);
  sure(judge("olena", pair, Verdict::same));
  EXPECT_EQ(judge("olena", pair, Verdict::not_same).error().code, Code::conflict);
  EXPECT_EQ(review::skip(reg(), reviewer("petro"), pair.left, pair.right, "x").error().code, Code::conflict);
  EXPECT_EQ(judge("petro", pair, Verdict::same, "").error().code, Code::invalid);
}

TEST_P(EveryReview, ShowsNoPairAndTakesNoVerdictOfSomebodyWhoIsNotClearedForIt) {
  Received sealed;
  sealed.handling = "witness";
  missing = take_up("missing.csv", people(2));
  held = take_up("told.csv", people(2), sealed);
  match();
  EXPECT_TRUE(queue("olena").empty());
  const access::Actor cleared{"olena", "review", {"witness"}};
  const auto open = sure(review::queue(reg(), cleared, 10));
  ASSERT_GE(open.size(), 2u);
  EXPECT_EQ(judge("olena", open[0], Verdict::same).error().code, Code::denied);
  EXPECT_TRUE(review::judge(reg(), cleared, open[0].left, open[0].right, Verdict::same, "his own words"));
}

TEST_P(EveryReview, DeniesWorkWithoutANameOrAPurpose) {
  two_lists(1);
  const Waiting pair = queue("olena").front();
  const access::Actor nobody{"", "review", {}}, curious{"olena", "curiosity", {}};
  for (const access::Actor& actor : {nobody, curious}) {
    EXPECT_EQ(review::assign(reg(), actor, {"olena"}).error().code, Code::denied);
    EXPECT_EQ(review::skip(reg(), actor, pair.left, pair.right, "x").error().code, Code::denied);
    EXPECT_EQ(review::mark_urgent(reg(), actor, pair.left, true, "x").error().code, Code::denied);
    EXPECT_EQ(review::judge(reg(), actor, pair.left, pair.right, Verdict::same, "x").error().code, Code::denied);
    EXPECT_EQ(review::agreement(reg(), actor).error().code, Code::denied);
    EXPECT_EQ(review::progress(reg(), actor).error().code, Code::denied);
    EXPECT_EQ(review::conflicts(reg(), actor).error().code, Code::denied);
  }
}

TEST_P(EveryReview, CountsHowFarTheWorkIs) {
  two_lists(6);
  const std::uint64_t all = queue("olena").size();
  assign("olena", 3, "petro", 0.3);
  const auto mine = queue_of_mine("petro");
  ASSERT_EQ(mine.size(), 1u);
  sure(judge("petro", mine[0], Verdict::same));
  const Waiting other = queue("ivan").front();
  sure(judge("ivan", other, Verdict::not_same));
  const review::Progress progress = sure(review::progress(reg(), caseworker()));
  EXPECT_EQ(progress.proposed, all);
  EXPECT_EQ(progress.open, all - 1);
  EXPECT_EQ(progress.assigned, 3u);
  EXPECT_EQ(progress.read_by_two, 1u);
  ASSERT_EQ(progress.reviewers.size(), 2u);
  EXPECT_EQ(progress.reviewers[0].decided, 1u) << "ivan";
  EXPECT_EQ(progress.reviewers[1].assigned, 3u) << "olena; petro has said his";
}

TEST_P(EveryReview, TakesTheSameStateFromItsDump) {
  two_lists(5);
  assign("olena", 3, "petro", 0.5);
  const Waiting pair = queue_of_mine("petro").front();
  sure(judge("petro", pair, Verdict::same));
  Register loaded = sure(load(memory_store(), still(), lines_of(text())));
  EXPECT_TRUE(check(**loaded.store().snapshot())->wrong.empty());
  ASSERT_TRUE(review::match(loaded, caseworker(), {})) << "proposals are no part of the log";
  review::Asked mine;
  mine.mine = true;
  EXPECT_EQ(sure(review::queue(loaded, reviewer("olena"), mine)).size(), 3u);
  EXPECT_FALSE(has(sure(review::queue(loaded, reviewer("petro"), mine)), pair));
}

// Random work of five people on few pairs: whoever has what, an opinion is never a decision, and no pair is decided by a reader who
// differs.
TEST_P(EveryReview, KeepsItsRulesThroughRandomWork) {
  two_lists(6);
  const std::vector<std::string> names{"anna", "bohdan", "vira", "hryhorii", "dana"};
  std::uint64_t draw = 0;
  const auto random = [&](std::size_t below) { return static_cast<std::size_t>(mix(97, draw++) % below); };
  for (int step = 0; step < 60; ++step) {
    const std::string &name = names[random(5)], &other = names[random(5)];
    const auto open = queue(name);
    for (const Waiting& one : open) {
      EXPECT_TRUE(one.assigned.empty() || one.assigned == name || !one.opinions.empty());
      for (const review::Opinion& said : one.opinions) EXPECT_NE(said.reviewer, name) << "who differs is not asked again";
    }
    const std::size_t what = random(4);
    if (what == 0 && name != other) {
      review::Assignment work{name, random(2) ? other : "", 0.5, 0, 2};
      (void)review::assign(reg(), caseworker(), work);
    } else if (!open.empty() && what == 1) {
      (void)review::skip(reg(), reviewer(name), open[random(open.size())].left, open[random(open.size())].right, "drawn");
    } else if (!open.empty()) {
      const Waiting& pair = open[random(open.size())];
      const auto judged = judge(name, pair, static_cast<Verdict>(random(3)));
      if (judged && judged->decision != 0 && judged->opinion == 0) {
        EXPECT_EQ(decisions_of(*now(), pair.left)->back().actor, name);
      }
      if (judged && judged->differ) {
        EXPECT_FALSE(has(queue(name), pair));
      }
    }
  }
  EXPECT_TRUE(check(*now())->wrong.empty());
  for (const review::Agreement& one : sure(review::agreement(reg(), caseworker()))) EXPECT_GE(one.pairs(), one.agreed());
}

TEST(Agreement, IsThatOfTheTextbook) {
  review::Agreement of;  // Cohen's own measure: 20 of 50 both yes, 15 both no, 5 and 10 apart: 0.4
  of.counts = {{{20, 5, 0}, {10, 15, 0}, {0, 0, 0}}};
  EXPECT_EQ(of.pairs(), 50u);
  EXPECT_EQ(of.agreed(), 35u);
  EXPECT_NEAR(*of.kappa(), 0.4, 1e-12);
}

TEST(Agreement, SaysNothingWhereBothSaidOneWordThroughout) {
  review::Agreement of;
  EXPECT_FALSE(of.kappa());
  of.counts[0][0] = 12;
  EXPECT_FALSE(of.kappa());
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryReview, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
