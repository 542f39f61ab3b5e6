// Days of work as a trail shows them: what is told, and what must not be. Invented people read on invented days; on the store in memory,
// for all of it is a function of the trail.
#include <algorithm>

#include "nostoi/audit/unusual.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using audit::Unusual;
constexpr std::int64_t minute = 60'000, hour = 60 * minute;

class UnusualReading : public ::testing::Test {
 protected:
  void SetUp() override {
    Surroundings around = still();
    around.clock = [this] { return clock; };
    clock = at(0, 8);
    reg = sure(Register::create(memory_store(), around, caseworker()));
    trail = sure(audit::Trail::open(memory_store(), *reg, caseworker()));
  }
  /// A moment of a working day, counted from 2 November 2026.
  static std::int64_t at(int day, int hour_of_day, std::int64_t minutes = 0) {
    return (day_number(2026, 11, 2) + day) * milliseconds_a_day + hour_of_day * hour + minutes * minute;
  }
  void reads(const std::string& who, const std::string& what, std::vector<Position> about = {}) {
    ASSERT_TRUE(trail->reads({who, "tracing", {}}, {what, std::move(about)}));
  }
  /// Somebody opens as many files, each found by a search, spread over eight hours.
  void works(const std::string& who, int day, int files, Position first = 1000) {
    for (int i = 0; i < files; ++i) {
      clock = std::max(clock, at(day, 8, i * 480 / files));
      reads(who, "search", {first + static_cast<Position>(i)});
      reads(who, "person", {first + static_cast<Position>(i)});
    }
  }
  std::vector<Unusual> told(const audit::Roles& roles = {}) {
    return sure(audit::unusual(*reg, *trail, {"auditor", "maintenance", {}}, roles, day_number(2026, 11, 2)));
  }
  /// "many-persons olena 14": the rule, who, and the day since the first.
  std::vector<std::string> in_short(const audit::Roles& roles = {}) {
    std::vector<std::string> all;
    for (const Unusual& one : told(roles))
      all.push_back(one.rule + " " + one.actor + " " + std::to_string(one.day - day_number(2026, 11, 2)));
    return all;
  }
  using Told = std::vector<std::string>;
  std::int64_t clock = 0;
  std::optional<Register> reg;
  std::shared_ptr<audit::Trail> trail;
};

TEST_F(UnusualReading, OfManyMoreFilesThanOnEarlierDaysIsTold) {
  for (int day = 0; day < 6; ++day) works("olena", day, 20);
  works("olena", 6, 59);
  EXPECT_EQ(in_short(), Told{}) << "less than three times what is usual";
  works("olena", 7, 60);
  ASSERT_EQ(in_short(), Told{"many-persons olena 7"});
  const Unusual one = told().front();
  EXPECT_EQ(one.count, 60u);
  EXPECT_EQ(one.own, 20u);
  EXPECT_EQ(one.bound, 60u);
  EXPECT_GT(one.last, one.first);
}

TEST_F(UnusualReading, OfALittleTimesThreeIsNotTold) {
  for (int day = 0; day < 6; ++day) works("olena", day, 4);
  works("olena", 6, 30);
  EXPECT_EQ(in_short(), Told{}) << "thirty files are a day's work, whatever was usual";
}

TEST_F(UnusualReading, OfABusyDayOfTheWholeOfficeIsNotTold) {
  for (int day = 0; day < 6; ++day)
    for (const char* who : {"olena", "taras", "iryna"}) works(who, day, 15);
  clock = at(6, 8);
  for (int i = 0; i < 70; ++i) {
    clock += 2 * minute;
    for (const char* who : {"olena", "taras", "iryna"}) {
      reads(who, "search", {static_cast<Position>(5000 + i)});
      reads(who, "person", {static_cast<Position>(5000 + i)});
    }
  }
  EXPECT_EQ(in_short(), Told{}) << "an exchange: colleagues read as much";
}

TEST_F(UnusualReading, OfThoseInAListThatHasJustComeInIsNotTold) {
  for (int day = 0; day < 6; ++day) works("olena", day, 15);
  clock = at(6, 7);
  std::vector<std::pair<std::string, int>> people;
  for (int i = 0; i < 200; ++i) people.emplace_back("Людина " + std::to_string(i), 1980);
  const Position list = sure(import_lists(*reg, caseworker(), {invented_list("new.csv", people)}, {})).lists[0];
  works("olena", 6, 100, list + 1);
  EXPECT_EQ(in_short(), Told{}) << "the big day after a list came in, in an office of one";
  works("olena", 20, 100, list + 1);
  EXPECT_EQ(in_short(), Told{"many-persons olena 20"}) << "two weeks later it is no news any more";
}

TEST_F(UnusualReading, OfAFileAMinuteForAnHourIsToldEvenOfANewList) {
  clock = at(0, 9);
  for (int i = 0; i < 60; ++i) {
    clock += 50'000;
    reads("olena", "person", {static_cast<Position>(100 + i)});
  }
  EXPECT_EQ(in_short(), (Told{"too-quick olena 0", "no-way-there olena 0"}));
}

TEST_F(UnusualReading, OfFiftyPairsByKeyboardIsNotTold) {
  clock = at(0, 9);
  reads("iryna", "review", {100, 200});
  for (int i = 0; i < 50; ++i) {
    clock += 6'000;
    reads("iryna", "pair", {static_cast<Position>(100 + i), static_cast<Position>(200 + i)});
  }
  EXPECT_EQ(in_short(), Told{});
}

TEST_F(UnusualReading, OfTheSameFileManyTimesIsNotTold) {
  clock = at(0, 9);
  for (int i = 0; i < 200; ++i) {
    clock += minute;
    reads("olena", "person", {100, 340});
  }
  EXPECT_EQ(in_short(), Told{});
}

TEST_F(UnusualReading, OfFilesToWhichNoWorkLedIsTold) {
  for (int day = 0; day < 6; ++day) works("taras", day, 10);
  clock = at(6, 9);
  for (int i = 0; i < 15; ++i) {
    clock += 5 * minute;
    reads("taras", "person", {static_cast<Position>(100 + i)});
  }
  EXPECT_EQ(in_short(), Told{"no-way-there taras 6"}) << "one number after the other";
}

TEST_F(UnusualReading, OfFilesThatADutyOrAListShowedIsNotTold) {
  for (int day = 0; day < 6; ++day) works("taras", day, 10);
  clock = at(6, 9);
  std::vector<Position> shown;
  for (int i = 0; i < 30; ++i) shown.push_back(static_cast<Position>(100 + i));
  reads("taras", "lines", shown);
  for (const Position one : shown) {
    clock += 5 * minute;
    reads("taras", "person", {one});
  }
  EXPECT_EQ(in_short(), Told{});
}

TEST_F(UnusualReading, OfSearchesThatOpenNothingIsToldOnceTheyAreManyMoreThanUsual) {
  for (int day = 0; day < 6; ++day)
    for (int i = 0; i < 13; ++i) clock = at(day, 9, i * 20), reads("olena", "search", {});
  clock = at(6, 9);
  for (int i = 0; i < 40; ++i) clock += 10 * minute, reads("olena", "search", {static_cast<Position>(100 + i)});
  ASSERT_EQ(in_short(), Told{"searched-only olena 6"});
  EXPECT_EQ(told().front().own, 13u);
}

TEST_F(UnusualReading, OfOneSearchTypedLetterByLetterCountsOnce) {
  clock = at(0, 9);
  for (int i = 0; i < 300; ++i) clock += 700, reads("olena", "search", {});
  EXPECT_EQ(in_short(), Told{});
}

TEST_F(UnusualReading, OfTheWholeRegisterIsAlwaysTold) {
  clock = at(0, 9);
  reads("administrator", "dump", {1});
  EXPECT_EQ(in_short(), Told{"took-all administrator 0"});
}

TEST_F(UnusualReading, OfManyFormsInADayIsTold) {
  for (int day = 0; day < 6; ++day) works("olena", day, 5);
  clock = at(6, 9);
  for (int i = 0; i < 20; ++i) {
    clock += 10 * minute;
    reads("olena", "form-capture-card", {1000});
  }
  EXPECT_EQ(in_short(), Told{"took-much olena 6"});
}

TEST_F(UnusualReading, AtHoursInWhichThePersonNeverReadsIsToldAndANightShiftIsUsualAfterTwoNights) {
  for (int day = 0; day < 10; ++day) works("olena", day, 10);
  const auto night = [&](int day) {
    for (int i = 0; i < 10; ++i) clock = at(day, 2, i), reads("olena", "list", {});
  };
  night(11);
  EXPECT_EQ(in_short(), Told{"odd-hours olena 11"});
  night(12);
  night(13);
  EXPECT_EQ(in_short(), (Told{"odd-hours olena 12", "odd-hours olena 11"})) << "the third night is usual";
}

TEST_F(UnusualReading, IsHeldAgainstColleaguesOfTheSameRolesAlone) {
  const audit::Roles roles{{"clerk-1", {"clerk"}}, {"clerk-2", {"clerk"}}, {"clerk-3", {"clerk"}}, {"lead", {"lead"}}};
  for (const char* who : {"clerk-1", "clerk-2"}) {
    clock = at(0, 8);
    for (int i = 0; i < 10; ++i)
      clock += 5 * minute, reads(who, "search", {static_cast<Position>(i)}), reads(who, "person", {static_cast<Position>(i)});
  }
  for (const char* who : {"clerk-3", "lead"}) {
    clock = std::max(clock, at(0, 10));
    for (int i = 0; i < 45; ++i)
      clock += 2 * minute, reads(who, "search", {static_cast<Position>(i)}), reads(who, "person", {static_cast<Position>(i)});
  }
  EXPECT_EQ(in_short(roles), Told{"many-persons clerk-3 0"}) << "the lead has no colleagues, and 45 are fewer than are told of alone";
  EXPECT_EQ(told(roles).front().peers, 10u);
}

TEST_F(UnusualReading, IsAnsweredBySomebodyElseWithAReasonAndAgainWhenItGrows) {
  clock = at(0, 9);
  reads("administrator", "dump", {1});
  const Unusual one = told().front();
  const access::Actor olena{"olena", "maintenance", {}}, himself{"Administrator", "maintenance", {}};
  EXPECT_EQ(audit::answer_unusual(*reg, *trail, himself, {}, one, "it was me").error().code, Code::denied);
  EXPECT_EQ(audit::answer_unusual(*reg, *trail, olena, {}, one, "").error().code, Code::invalid);
  Unusual other = one;
  other.rule = "too-quick";
  EXPECT_EQ(audit::answer_unusual(*reg, *trail, olena, {}, other, "x").error().code, Code::not_found);
  ASSERT_TRUE(audit::answer_unusual(*reg, *trail, olena, {}, one, "moved to the new server, agreed on Friday"));
  EXPECT_EQ(told().front().answered.actor, "olena");
  EXPECT_TRUE(sure(audit::check(*trail)).wrong.empty());
  reads("administrator", "dump", {1});
  EXPECT_EQ(told().front().answered.at, 0u) << "once more";
}

TEST_F(UnusualReading, IsLookedAtUnderTheEyesOfTheTrailAndByThoseWhoMayAct) {
  EXPECT_EQ(audit::unusual(*reg, *trail, {"", "maintenance", {}}, {}, 0).error().code, Code::denied);
  told();
  const auto all = sure(audit::entries(*reg, *trail, {"auditor", "maintenance", {}}, {}));
  EXPECT_TRUE(std::ranges::any_of(all, [](const audit::Entry& one) { return one.reading.what == "unusual"; }));
}

}  // namespace
}  // namespace nostoi::testing
