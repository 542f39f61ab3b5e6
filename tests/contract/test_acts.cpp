// Acts by two people and alarms, on every store: nobody does alone what takes two, and a death that life contradicts does not rest.
#include "nostoi/acts.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using captivity::Death;

class EveryAct : public EveryRegister {
 protected:
  static access::Actor other() { return {"taras", "verification", {}}; }
  Position says(Position line, const std::string& property, const std::string& value, PartialDate valid = {},
                const std::string& stance = "asserted") {
    return sure(state(reg(), caseworker(), line, {property, value, "exact", stance, "unit", "", valid}));
  }
  Position identified(std::size_t count = 1) {
    const Position line = lines(count).front();
    says(line, "death", "dead", day(2023, 5, 1));
    says(line, "identification", "forensic-conclusion");
    return line;
  }
  Death death(Position line, Position known = 0) {
    const PersonFile file = sure(person_file(reg(), caseworker(), line, {known, {}}));
    return captivity::death(file).state;
  }
  Result<Position> proposed(Position line) { return acts::propose(reg(), caseworker(), {"death", line, "report 12"}); }
  Position established(Position line) {
    const Position act = sure(proposed(line));
    return sure(acts::confirm(reg(), other(), act, "I saw the report")).at;
  }
};

TEST_P(EveryAct, HoldsOnceASecondPersonConfirmsIt) {
  const Position line = identified();
  const Position act = sure(proposed(line));
  EXPECT_EQ(death(line), Death::identified) << "a proposal has no effect";
  EXPECT_EQ(sure(acts::waiting(reg(), caseworker())).size(), 1u);
  const Position confirmed = sure(acts::confirm(reg(), other(), act, "I saw the report")).at;
  EXPECT_EQ(death(line), Death::established);
  EXPECT_EQ(death(line, confirmed - 1), Death::identified) << "as it was known before";
  EXPECT_TRUE(sure(acts::waiting(reg(), caseworker())).empty());
  const PersonFile file = sure(person_file(reg(), caseworker(), line));
  ASSERT_EQ(file.acts.size(), 1u);
  EXPECT_EQ(file.acts[0].proposed.why, "report 12");
  EXPECT_EQ(file.acts[0].confirmed.actor, "taras");
}

TEST_P(EveryAct, IsNotConfirmedByTheOneWhoProposedItHoweverTheNameIsTyped) {
  const Position act = sure(proposed(identified()));
  const std::string before = text();
  for (const char* name : {"olena", "Olena", " OLENA "})
    EXPECT_EQ(acts::confirm(reg(), {name, "tracing", {}}, act, "x").error().code, Code::denied) << name;
  EXPECT_EQ(acts::confirm(reg(), {"", "tracing", {}}, act, "x").error().code, Code::denied);
  EXPECT_EQ(text(), before);
}

TEST_P(EveryAct, IsRefusedWithAReason) {
  const Position line = lines(1).front();
  EXPECT_EQ(proposed(line).error().code, Code::conflict) << "nobody says that he died";
  says(line, "death", "dead", day(2023, 5, 1));
  EXPECT_EQ(proposed(line).error().code, Code::conflict) << "nothing identifies";
  says(line, "identification", "dental");
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"exile", line, "x"}).error().code, Code::invalid);
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"death", line, ""}).error().code, Code::invalid);
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"death", 1, "x"}).error().code, Code::not_found);
  const Position act = sure(proposed(line));
  EXPECT_EQ(proposed(line).error().code, Code::conflict) << "one waits already";
  EXPECT_EQ(acts::confirm(reg(), other(), act, "").error().code, Code::invalid);
  EXPECT_EQ(acts::confirm(reg(), other(), line, "a line is no act").error().code, Code::not_found);
  ASSERT_TRUE(acts::refuse(reg(), other(), act, "the wrong report"));
  EXPECT_EQ(acts::confirm(reg(), other(), act, "x").error().code, Code::conflict);
  EXPECT_EQ(acts::refuse(reg(), other(), act, "x").error().code, Code::conflict);
  EXPECT_EQ(death(line), Death::identified);
  EXPECT_TRUE(proposed(line)) << "it may be proposed again";
}

TEST_P(EveryAct, IsNotConfirmedWhereTheFileDoesNotBearItAnyMore) {
  const Position line = identified();
  const Position act = sure(proposed(line));
  says(line, "evidence", "message", day(2024, 1, 1));
  EXPECT_EQ(acts::confirm(reg(), other(), act, "x").error().code, Code::conflict);
}

TEST_P(EveryAct, IsTakenBackByOnePerson) {
  const Position line = identified();
  established(line);
  const Position act = sure(person_file(reg(), caseworker(), line)).acts[0].proposed.at;
  ASSERT_TRUE(acts::refuse(reg(), caseworker(), act, "another body"));
  EXPECT_EQ(death(line), Death::identified);
  EXPECT_EQ(sure(person_file(reg(), caseworker(), line)).acts[0].state(), ActState::taken_back);
}

TEST_P(EveryAct, KeepsItsReasonsFromThoseWhoAreNotClearedAndTellsThatItHolds) {
  const Position line = identified();
  const Position act = sure(acts::propose(reg(), caseworker(), {"death", line, "his wounds", "medical"}));
  ASSERT_TRUE(acts::confirm(reg(), other(), act, "the wounds are those"));
  const PersonFile shut = sure(person_file(reg(), caseworker(), line));
  EXPECT_EQ(shut.acts[0].proposed.why + shut.acts[0].confirmed.why, "");
  EXPECT_EQ(captivity::death(shut).state, Death::established);
  const PersonFile open = sure(person_file(reg(), {"doctor", "tracing", {"medical"}}, line));
  EXPECT_EQ(open.acts[0].confirmed.why, "the wounds are those");
}

TEST_P(EveryAct, AlarmsWhenLifeIsShownAfterADeathAndDoesNotRestUntilSomebodyAnswers) {
  const Position line = identified(2);
  established(line);
  EXPECT_TRUE(sure(acts::watch(reg(), caseworker())).empty());
  const Position seen = says(line, "evidence", "handover", day(2026, 2, 5));
  EXPECT_EQ(death(line), Death::contradicted) << "the file is open again";
  const auto raised = sure(acts::watch(reg(), caseworker()));
  ASSERT_EQ(raised.size(), 1u);
  EXPECT_EQ(raised[0].anchor, line);
  EXPECT_EQ(raised[0].evidence, std::vector<Position>{seen});
  ASSERT_TRUE(retract(reg(), caseworker(), seen, 0, "another man"));
  EXPECT_TRUE(sure(acts::watch(reg(), caseworker())).empty()) << "nobody is alarmed twice by one thing";
  ASSERT_EQ(sure(acts::alarms(reg(), caseworker())).size(), 1u) << "it stays, whatever was taken back";
  EXPECT_TRUE(sure(acts::alarms(reg(), caseworker()))[0].open());
  EXPECT_EQ(acts::answer(reg(), caseworker(), raised[0].at, "").error().code, Code::invalid);
  EXPECT_EQ(acts::answer(reg(), caseworker(), line, "x").error().code, Code::not_found);
  ASSERT_TRUE(acts::answer(reg(), other(), raised[0].at, "the family was told"));
  EXPECT_EQ(sure(acts::alarms(reg(), caseworker()))[0].answered.actor, "taras");
  EXPECT_EQ(acts::answer(reg(), caseworker(), raised[0].at, "again").error().code, Code::conflict);
  says(line, "death", "dead", {}, "denied");
  EXPECT_EQ(sure(acts::watch(reg(), caseworker())).size(), 1u) << "something new is a new alarm";
}

TEST_P(EveryAct, AlarmsWhenADecisionBringsLifeToTheDead) {
  const Position dead = identified(2), alive = dead + 1;
  established(dead);
  says(alive, "evidence", "message", day(2025, 1, 1));
  EXPECT_TRUE(sure(acts::watch(reg(), caseworker())).empty());
  ASSERT_TRUE(decide(reg(), caseworker(), dead, alive, Verdict::same, "one photograph"));
  EXPECT_EQ(sure(acts::watch(reg(), caseworker())).size(), 1u);
}

TEST_P(EveryAct, IsTheSameAfterItsDumpWasLoaded) {
  const Position line = identified();
  established(line);
  says(line, "evidence", "handover", day(2026, 2, 5));
  ASSERT_EQ(sure(acts::watch(reg(), caseworker())).size(), 1u);
  const std::string written = text();
  Register again = sure(load(memory_store(), still(), lines_of(written)));
  EXPECT_EQ(sure(acts::alarms(again, caseworker())).size(), 1u);
  EXPECT_TRUE(sure(acts::watch(again, caseworker())).empty());
  EXPECT_EQ(captivity::death(sure(person_file(again, caseworker(), line))).state, Death::contradicted);
  EXPECT_TRUE(check(*now())->wrong.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryAct, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
