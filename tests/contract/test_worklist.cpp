// A list's worklist, on every store: each reviewer's pairs, what nobody has at the end, and nothing that its maker may not read.
#include <gmock/gmock.h>

#include "nostoi/forms.hpp"
#include "review_fixture.hpp"

namespace nostoi::testing {
namespace {

using EveryWorklist = EveryReview;

forms::Worklist made(Register& reg, Position list) { return sure(forms::worklist(reg, caseworker(), list)); }

TEST_P(EveryWorklist, GivesEachReviewerAShareAndWhatNobodyHasAtTheEnd) {
  two_lists(12);
  const std::size_t all = queue("olena").size();
  assign("iryna", 3);
  assign("taras", 2);
  const forms::Worklist list = made(reg(), held);
  ASSERT_EQ(list.work.size(), 3u);
  EXPECT_EQ(list.work[0].reviewer, "iryna");
  EXPECT_EQ(list.work[0].tasks.size(), 3u);
  EXPECT_EQ(list.work[1].tasks.size(), 2u);
  EXPECT_EQ(list.work[2].reviewer, "");
  EXPECT_EQ(list.work[2].tasks.size(), all - 5);
  for (const forms::Work& work : list.work)
    for (const forms::Task& task : work.tasks) {
      EXPECT_EQ(task.line, held + task.row) << "the line is of the list that the worklist is of";
      EXPECT_FALSE(task.called.empty() || task.other_called.empty());
      EXPECT_TRUE(task.other_stands.starts_with("missing.csv:"));
    }
}

TEST_P(EveryWorklist, GivesAPairThatTwoReadToBothAndTellsNeitherOfTheOther) {
  two_lists(8);
  assign("iryna", 2, "taras");
  const forms::Worklist list = made(reg(), held);
  ASSERT_EQ(list.work.size(), 3u);
  EXPECT_EQ(list.work[0].tasks.size(), 2u);
  EXPECT_EQ(list.work[1].tasks.size(), 2u);
  const std::string page = sure(forms::print(list, Language::en)).html;
  const std::size_t second = page.find("taras");
  EXPECT_EQ(page.find("iryna", second), std::string::npos) << "a sheet of its own";
}

TEST_P(EveryWorklist, HasNothingThatItsMakerMayNotRead) {
  Received children;
  children.handling = "child";
  two_lists(8);
  const Position shut = take_up("children.csv", people(8), children);
  match();
  const access::Actor cleared{"olena", "tracing", {"child"}};
  EXPECT_FALSE(sure(forms::worklist(reg(), cleared, shut)).work.empty());
  EXPECT_EQ(forms::worklist(reg(), caseworker(), shut).error().code, Code::not_found);
  for (const forms::Work& work : made(reg(), held).work)
    for (const forms::Task& task : work.tasks) EXPECT_TRUE(task.other <= shut) << "no pair with a child's line";
}

TEST_P(EveryWorklist, OfAListInWhichNothingWaitsSaysSo) {
  const Position list = take_up("alone.csv", people(3));
  const forms::Worklist empty = made(reg(), list);
  EXPECT_TRUE(empty.work.empty());
  EXPECT_NE(sure(forms::print(empty, Language::en)).html.find("Nothing in this list waits"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryWorklist, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
