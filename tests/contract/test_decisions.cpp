// Identity decisions, on every store: contradictions surface, decisions are remembered against later lines, and reasons stay with those who
// may read what they are about.
#include <algorithm>

#include "review_fixture.hpp"

namespace nostoi::testing {
namespace {

using review::Waiting;

class EveryDecision : public EveryReview {
 protected:
  std::vector<Decision> earlier(Position left, Position right, const access::Actor& actor = caseworker()) {
    for (const Waiting& one : sure(review::queue(reg(), actor, 1000)))
      if (one.left == std::min(left, right) && one.right == std::max(left, right)) return one.earlier;
    ADD_FAILURE() << "a" << left << " and a" << right << " do not wait";
    return {};
  }
};

TEST_P(EveryDecision, ListsThePeopleInsideWhomAContradictionStands) {
  const auto at = lines(6);
  EXPECT_TRUE(sure(review::conflicts(reg(), caseworker())).empty());
  const Position apart = *decide(reg(), caseworker(), at[0], at[2], Verdict::not_same, "seen together");
  EXPECT_TRUE(sure(review::conflicts(reg(), caseworker())).empty()) << "two people, no contradiction";
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[1], Verdict::same, "number"));
  const Position join = *decide(reg(), caseworker(), at[1], at[2], Verdict::same, "number");
  const auto all = sure(review::conflicts(reg(), caseworker()));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].person, at[0]);
  ASSERT_EQ(all[0].not_same.size(), 1u);
  EXPECT_EQ(all[0].not_same[0].at, apart);
  ASSERT_TRUE(revoke(reg(), caseworker(), join, "brothers"));
  EXPECT_TRUE(sure(review::conflicts(reg(), caseworker())).empty());
}

TEST_P(EveryDecision, IsShownBesideAProposalAboutALaterVersionOfTheEntry) {
  const Position first = take_up("missing.csv", {{"Сорока Іван Петрович", 1980}, {"Гнатюк Олег Ігорович", 1990}});
  const Position other = take_up("held.csv", {{"Сорока Іван Петрович", 1980}});
  match();
  const Position apart = *decide(reg(), caseworker(), first + 1, other + 1, Verdict::not_same, "a namesake");
  Received version;
  version.version_of = first;
  const Position later = take_up("missing-2.csv", {{"Гнатюк Олег Ігорович", 1990}, {"Сорока Іван Петрович", 1980}}, version);
  match();
  const auto told = earlier(later + 2, other + 1);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].at, apart);
  EXPECT_EQ(told[0].why, "a namesake");
}

TEST_P(EveryDecision, IsShownBesideAProposalAboutAnIdenticalLine) {
  const Position first = take_up("missing.csv", {{"Сорока Іван Петрович", 1980}, {"Гнатюк Олег Ігорович", 1990}});
  const Position other = take_up("held.csv", {{"Сорока Іван Петрович", 1980}, {"Гнатюк Олег Ігорович", 1990}});
  match();
  ASSERT_TRUE(decide(reg(), caseworker(), first + 1, other + 1, Verdict::not_same, "a namesake"));
  const Position again = take_up("letter.csv", {{"СОРОКА  Іван Петрович", 1980}});
  match();
  EXPECT_EQ(earlier(again + 1, other + 1).size(), 1u) << "the same entry, written in another way of the same letters";
  EXPECT_EQ(earlier(first + 2, other + 2).size(), 0u) << "nobody decided about these";
}

TEST_P(EveryDecision, IsNoLongerShownWhenItWasTakenBack) {
  const Position first = take_up("missing.csv", {{"Сорока Іван Петрович", 1980}});
  const Position other = take_up("held.csv", {{"Сорока Іван Петрович", 1980}});
  const Position apart = *decide(reg(), caseworker(), first + 1, other + 1, Verdict::not_same, "a namesake");
  const Position again = take_up("letter.csv", {{"Сорока Іван Петрович", 1980}});
  match();
  EXPECT_EQ(earlier(again + 1, other + 1).size(), 1u);
  ASSERT_TRUE(revoke(reg(), caseworker(), apart, "one man after all"));
  EXPECT_EQ(earlier(again + 1, other + 1).size(), 0u);
}

TEST_P(EveryDecision, TellsItsReasonToThoseAloneWhoMayReadBothAnchors) {
  Received sealed;
  sealed.handling = "medical";
  const Position open = take_up("missing.csv", {{"Сорока Іван Петрович", 1980}});
  const Position shut = take_up("clinic.csv", {{"Сорока Іван Петрович", 1980}}, sealed);
  ASSERT_TRUE(decide(reg(), caseworker(), open + 1, shut + 1, Verdict::same, "the scar that the clinic describes"));
  const PersonFile told = sure(person_file(reg(), caseworker(), open + 1));
  ASSERT_EQ(told.decisions.size(), 1u);
  EXPECT_TRUE(told.decisions[0].withheld);
  EXPECT_EQ(told.decisions[0].why, "");
  const PersonFile whole = sure(person_file(reg(), {"doctor", "tracing", {"medical"}}, open + 1));
  EXPECT_FALSE(whole.decisions[0].withheld);
  EXPECT_EQ(whole.decisions[0].why, "the scar that the clinic describes");
}

TEST_P(EveryDecision, KeepsTheReasonOfAConflictAndOfWhatWasDecidedBeforeFromThoseWhoAreNotCleared) {
  Received sealed;
  sealed.handling = "medical";
  const Position one = take_up("missing.csv", {{"Сорока Іван Петрович", 1980}});
  const Position shut = take_up("clinic.csv", {{"Сорока Іван Петрович", 1980}}, sealed);
  const Position two = take_up("held.csv", {{"Сорока Іван Петрович", 1980}});
  ASSERT_TRUE(decide(reg(), caseworker(), one + 1, shut + 1, Verdict::not_same, "another blood group"));
  ASSERT_TRUE(decide(reg(), caseworker(), two + 1, shut + 1, Verdict::same, "the doctor"));
  match();
  const auto before = earlier(one + 1, two + 1);
  ASSERT_EQ(before.size(), 1u);
  EXPECT_TRUE(before[0].withheld && before[0].why.empty());
  EXPECT_EQ(earlier(one + 1, two + 1, {"doctor", "tracing", {"medical"}})[0].why, "another blood group");
  ASSERT_TRUE(decide(reg(), caseworker(), one + 1, two + 1, Verdict::same, "x"));
  EXPECT_EQ(sure(review::conflicts(reg(), caseworker()))[0].not_same[0].why, "");
  EXPECT_EQ(sure(review::conflicts(reg(), {"doctor", "tracing", {"medical"}}))[0].not_same[0].why, "another blood group");
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryDecision, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
