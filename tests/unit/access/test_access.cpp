// Every rule of access has a test that it denies.
#include <gtest/gtest.h>

#include "nostoi/access.hpp"

namespace nostoi::access {
namespace {

TEST(Access, DeniesWhoeverHasNoName) { EXPECT_EQ(may_act({"", "tracing", {}}).error().code, Code::denied); }

TEST(Access, DeniesAPurposeThatIsNone) {
  EXPECT_EQ(may_act({"olena", "curiosity", {}}).error().code, Code::denied);
  EXPECT_EQ(may_act({"olena", "", {}}).error().code, Code::denied);
}

TEST(Access, RefusesAClearanceThatIsNoClass) { EXPECT_EQ(may_act({"olena", "tracing", {"everything"}}).error().code, Code::invalid); }

TEST(Access, LetsEveryPurposeActAndReadWhatIsOrdinary) {
  for (const std::string& purpose : purposes()) EXPECT_TRUE(may_act({"olena", purpose, {}})) << purpose;
  EXPECT_TRUE(may_read({"olena", "tracing", {}}, "ordinary"));
}

TEST(Access, HidesEveryOtherClassFromWhoeverIsNotClearedForIt) {
  for (const std::string& handling : handling_classes()) {
    if (handling == "ordinary") continue;
    EXPECT_FALSE(may_read({"olena", "tracing", {}}, handling)) << handling;
    EXPECT_TRUE(may_read({"olena", "tracing", {handling}}, handling)) << handling;
    for (const std::string& other : handling_classes()) {
      if (other == handling) continue;
      EXPECT_FALSE(may_read({"olena", "tracing", {other}}, handling)) << handling << " with " << other;
    }
  }
}

TEST(Access, ShowsNobodyAClassThatIsNotKnown) { EXPECT_FALSE(may_read({"olena", "tracing", {"unheard-of"}}, "unheard-of")); }

TEST(Access, HasWordsForEveryPurposeAndClass) {
  for (const std::string& purpose : purposes()) EXPECT_TRUE(has_words("purpose-" + purpose)) << purpose;
  for (const std::string& handling : handling_classes()) EXPECT_TRUE(has_words("handling-" + handling)) << handling;
}

}  // namespace
}  // namespace nostoi::access
